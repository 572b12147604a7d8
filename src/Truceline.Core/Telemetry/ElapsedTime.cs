using NodaTime;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>
/// Seconds that pass between the reports of a source, by its own clock. Spoofing moves that clock too, so that the video's
/// presentation times stand in where it jumps while they go on.
/// </summary>
internal sealed class ElapsedTime
{
    private const double Late = 10;
    private const double Jumps = 5;
    private const double PtsPerSecond = 90_000;

    private FrameReport? _last;

    /// <summary>Counted from the first report.</summary>
    public double Seconds { get; private set; }

    public Passed Look(FrameReport report)
    {
        if (_last is not { } last)
        {
            _last = report;
            return Passed.On;
        }

        var claimed = (report.Claimed - last.Claimed).TotalSeconds;
        var shown = ((double)report.Pts - last.Pts) / PtsPerSecond;
        var goesOn = shown is > 0 and <= Jumps;
        if (goesOn && (claimed <= 0 || claimed > shown + Jumps))
        {
            claimed = shown;
        }

        if (claimed <= 0 && claimed > -Late && !goesOn)
        {
            return Passed.Late;
        }

        _last = report;
        Seconds += Math.Max(0, claimed);
        return claimed > 0 ? Passed.On : Passed.Anew;
    }
}

internal enum Passed
{
    On,

    /// <summary>Overtaken by a report before, or the same one twice.</summary>
    Late,

    /// <summary>The stream begins anew: a recording is played again.</summary>
    Anew,
}
