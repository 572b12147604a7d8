using System.Runtime.CompilerServices;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Engine.Recording;

namespace Truceline.Server.Live;

/// <summary>
/// Shows recorded segments as the source sent them, from the last key picture before the moment asked for on, and
/// transcoded where a browser cannot show them.
/// </summary>
internal sealed class Playback(Transcoders transcoders, Func<IReadOnlyList<SealedSegment>, CancellationToken, IAsyncEnumerable<LiveMessage>> read)
{
    /// <param name="segments">In order, of one run of the source.</param>
    /// <param name="start">90 kHz; null starts with the first key picture.</param>
    public async IAsyncEnumerable<Shown> ShowAsync(
        IReadOnlyList<SealedSegment> segments, long? start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var messages = FromKeyPicture(Aligned(From(segments, start), cancellation), start, cancellation);
        await foreach (var shown in new Viewable(transcoders).ShowAsync(ToShow(messages, cancellation), cancellation).ConfigureAwait(false))
        {
            yield return shown;
        }
    }

    /// <summary>From the segment before the one that holds the moment: a segment need not begin with a key picture.</summary>
    internal static IReadOnlyList<SealedSegment> From(IReadOnlyList<SealedSegment> segments, long? start)
    {
        var holding = start is null ? 0 : segments.TakeWhile(segment => segment.PtsTo < start).Count();
        return [.. segments.Skip(Math.Clamp(holding - 1, 0, segments.Count - 1))];
    }

    private static async IAsyncEnumerable<Shown> ToShow(
        IAsyncEnumerable<LiveMessage> messages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var message in messages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return Of(message);
        }
    }

    private static Shown Of(LiveMessage message) => message switch
    {
        LiveMessage.Picture picture => new Shown.Picture(picture.Pts, picture.IsKey, picture.Received, picture.AnnexB),
        LiveMessage.Frame frame => new Shown.Frame(frame.Report),
        _ => throw new InvalidOperationException("A recording holds pictures and reports alone."),
    };

    /// <summary>A reading begins at the 33-bit time it finds; the record counts on through every wrap since the source began.</summary>
    private async IAsyncEnumerable<LiveMessage> Aligned(
        IReadOnlyList<SealedSegment> segments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const long modulus = 1L << 33;
        var recorded = segments[0].PtsFrom;
        long? shift = null;
        await foreach (var message in read(segments, cancellation).ConfigureAwait(false))
        {
            var pts = message switch { LiveMessage.Picture picture => picture.Pts, LiveMessage.Frame frame => frame.Report.Pts, _ => 0 };
            shift ??= recorded is { } from ? (long)Math.Round((from - pts) / (double)modulus) * modulus : 0;
            yield return message switch
            {
                LiveMessage.Picture picture => picture with { Pts = picture.Pts + shift.Value },
                LiveMessage.Frame frame => new LiveMessage.Frame(frame.Report with { Pts = frame.Report.Pts + shift.Value }),
                _ => message,
            };
        }
    }

    /// <summary>Keeps back what cannot be decoded, and what lies before the last key picture at or before the start.</summary>
    private static async IAsyncEnumerable<LiveMessage> FromKeyPicture(
        IAsyncEnumerable<LiveMessage> messages, long? start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var held = new List<LiveMessage>();
        var begun = false;
        await foreach (var message in messages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (begun)
            {
                yield return message;
                continue;
            }

            if (message is LiveMessage.Picture { IsKey: true } key && (held.Count == 0 || key.Pts <= start))
            {
                held.Clear();
            }
            else if (held.Count == 0)
            {
                continue;
            }

            held.Add(message);
            begun = start is null || message is LiveMessage.Picture picture && picture.Pts >= start;
            if (begun)
            {
                foreach (var one in held)
                {
                    yield return one;
                }
            }
        }

        foreach (var one in begun ? [] : held)
        {
            yield return one;
        }
    }
}
