using System.Globalization;
using NodaTime;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Sensing;

/// <summary>
/// Notices when a source's clock jumps: what it claims moves against the centre's clock by more than delay and drift explain. One jump
/// is told once; the times claimed after it are compared with each other again.
/// </summary>
internal sealed class ClockJumps
{
    /// <summary>Beyond what queues on the way and a drifting clock do between two packets.</summary>
    public static readonly Duration Tolerance = Duration.FromSeconds(5);

    // A source whose clock jumps with every packet is told of at this pace.
    private static readonly Duration AtMostEvery = Duration.FromSeconds(10);

    private readonly List<(Instant At, string Sentence)> _found = [];
    private Duration? _ahead;
    private Instant? _told;

    public void Look(FrameReport report)
    {
        var ahead = report.Claimed - report.Received;
        if (_ahead is { } before && AbsoluteOf(ahead - before) > Tolerance && !(report.Received - _told < AtMostEvery))
        {
            _told = report.Received;
            var seconds = (ahead - before).TotalSeconds.ToString("+0.0;-0.0", CultureInfo.InvariantCulture);
            _found.Add((report.Received, $"The source's clock jumped by {seconds} s, to {report.Claimed}; what it claims from then on may be wrong by as much."));
        }

        _ahead = ahead;
    }

    /// <summary>Jumps since the last call.</summary>
    public IReadOnlyList<(Instant At, string Sentence)> Take()
    {
        if (_found.Count == 0)
        {
            return [];
        }

        var found = _found.ToArray();
        _found.Clear();
        return found;
    }

    private static Duration AbsoluteOf(Duration duration) => duration < Duration.Zero ? -duration : duration;
}
