using NodaTime;

namespace Truceline.Engine.Replaying;

/// <summary>
/// The time of a replay: the time that the recording claims at its start, plus the time that its presentation times have advanced. The
/// same file gives the same times, however fast it is read.
/// </summary>
public sealed class ReplayClock : TimeProvider
{
    private const int TicksPerSecond = 90_000;

    private readonly Lock _lock = new();
    private readonly long? _firstPts;
    private Instant _now;

    public ReplayClock(Instant start, long? firstPts) => (Start, _firstPts, _now) = (start, firstPts, start);

    public Instant Start { get; }

    public Instant Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>When something of this presentation time counts as received. Time moves there, and never back.</summary>
    public Instant At(long? pts)
    {
        lock (_lock)
        {
            if (pts is not { } given || _firstPts is not { } first || given <= first)
            {
                return _now;
            }

            var at = Start + Duration.FromSeconds((given - first) / (double)TicksPerSecond);
            _now = at > _now ? at : _now;
            return at;
        }
    }
}
