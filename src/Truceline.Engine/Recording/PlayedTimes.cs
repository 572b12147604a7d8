using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Live;

namespace Truceline.Engine.Recording;

/// <summary>
/// Gives each picture of a recording its moment on the centre's clock: the segment says when its first byte was received, the
/// presentation time how much later the picture is due. A picture has the same moment wherever reading began.
/// </summary>
internal sealed class PlayedTimes
{
    private const long Modulus = 1L << 33;

    private SealedSegment? _before;
    private SealedSegment? _current;
    private long? _shift;

    /// <summary>The source began anew, and its presentation times with it.</summary>
    public void Restart() => (_before, _current, _shift) = (null, null, null);

    public void Enter(SealedSegment segment)
    {
        if (segment.PtsFrom is not null || _current is null)
        {
            (_before, _current) = (_current, segment);
        }
    }

    public IEnumerable<Played> Dated(IReadOnlyList<LiveMessage> messages)
    {
        foreach (var message in messages)
        {
            switch (message)
            {
                case LiveMessage.Picture picture:
                    var pts = Unwrapped(picture.Pts);
                    yield return new Played.Picture(pts, picture.IsKey, At(pts), picture.AnnexB);
                    break;
                case LiveMessage.Frame frame:
                    var of = Unwrapped(frame.Report.Pts);
                    yield return new Played.Frame(frame.Report with { Pts = of, Received = At(of) });
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A reading begins at the 33-bit time it finds; the record counts on through every wrap since the source began.</summary>
    private long Unwrapped(long pts)
    {
        _shift ??= _current?.PtsFrom is { } from ? (long)Math.Round((from - pts) / (double)Modulus) * Modulus : 0;
        return pts + _shift.Value;
    }

    private Instant At(long pts)
    {
        var segment = _before?.PtsFrom is not null && pts < _current!.PtsFrom ? _before : _current!;
        return segment.PtsFrom is { } from
            ? segment.ReceivedFrom + Duration.FromNanoseconds((pts - from) * (100_000.0 / 9) * PaceOf(segment))
            : segment.ReceivedFrom;
    }

    /// <summary>Received time for each second of video: 1 for what comes as it is filmed; a file that is taken in faster passes faster.</summary>
    private static double PaceOf(SealedSegment segment)
    {
        var filmed = (segment.PtsTo - segment.PtsFrom) / 90_000.0 ?? 0;
        var pace = filmed > 0.5 ? (segment.ReceivedTo - segment.ReceivedFrom).TotalSeconds / filmed : 1;
        return pace is > 0.8 and < 1.25 ? 1 : pace;
    }
}
