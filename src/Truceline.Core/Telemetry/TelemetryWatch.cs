using System.Globalization;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>
/// Holds what a source says of its own place against itself, report by report: leaps, a lost fix, a place that stands still in flight, a frame centre
/// elsewhere than the pose gives it, a way that its speed does not explain. It uses the source's own times alone, so that a recording read again gives the
/// same stretches. One instance serves one run of one source.
/// </summary>
public sealed class TelemetryWatch
{
    private const string Loose = "Its position leapt, and the next report has to confirm it.";
    private const double Island = 0.01;

    private readonly TrustLimits _limits;
    private readonly StatedErrors _defaults;
    private readonly ElapsedTime _clock = new();
    private readonly SpeedCheck _speeds;
    private readonly CrabCheck _crab;
    private readonly CentreCheck _centres;
    private readonly StandingStill _still;
    private readonly List<TrustChange> _changes = [];
    private Fixed? _last;
    private Fixed? _leapt;
    private Fixed? _trusted;
    private Stretch? _stretch;
    private Sighting? _lostFrom;
    private Sighting? _seen;

    public TelemetryWatch(StatedErrors defaults, TrustLimits? limits = null)
    {
        (_defaults, _limits) = (defaults, limits ?? TrustLimits.Default);
        (_speeds, _crab) = (new SpeedCheck(_limits), new CrabCheck(_limits));
        (_centres, _still) = (new CentreCheck(_limits, defaults), new StandingStill(_limits));
    }

    private sealed record Fixed(double Time, PlatformPose Pose, Sighting At);

    /// <summary>A stretch under way.</summary>
    private sealed class Stretch
    {
        public required ImpedimentKind Kind { get; set; }

        public required Sighting From { get; set; }

        public required string Detail { get; set; }

        /// <summary>It went from the true place to the false one, or was carried off, and has not come back by a leap or a loss of fix since.</summary>
        public bool IsAstray { get; set; }

        public bool IsDrift { get; set; }

        public (double Time, Sighting At)? AgreesSince { get; set; }
    }

    public Trust Look(FrameReport report)
    {
        var passed = _clock.Look(report);
        if (passed == Passed.Late)
        {
            return new Trust(_stretch?.Detail, []);
        }

        _changes.Clear();
        var now = new Sighting(report.Claimed, report.Received, report.Pts);
        _seen = now;
        if (passed == Passed.Anew)
        {
            Forget(now);
        }

        var loose = HasFix(report) ? Placed(report, report.Platform!, now) : Unplaced(report, now);
        return _changes.Count == 0 && _stretch is null && !loose ? Trust.Whole : new Trust(_stretch?.Detail ?? (loose ? Loose : null), [.. _changes]);
    }

    /// <summary>The stream ended; null where no stretch is under way.</summary>
    public TrustChange? End()
    {
        if (_stretch is not { } stretch || _seen is not { } seen)
        {
            return null;
        }

        _changes.Clear();
        End(stretch, seen);
        return _changes[^1];
    }

    private static bool HasFix(FrameReport report) =>
        report.Platform is { At: { IsValid: true } at } && (Math.Abs(at.Latitude) > Island || Math.Abs(at.Longitude) > Island);

    private bool Unplaced(FrameReport report, Sighting now)
    {
        if (_last is not { } last || report.Sensor?.RelativeAzimuth is null && report.GroundSpeed is null)
        {
            return false;
        }

        _lostFrom ??= now;
        if (_clock.Seconds - last.Time > _limits.LostAfter)
        {
            Doubt(ImpedimentKind.ProbableJamming, _lostFrom.Value, "The drone states no position while its other telemetry goes on.", replaces: true);
        }

        if (_stretch is { } stretch)
        {
            stretch.AgreesSince = null;
        }

        return true;
    }

    private bool Placed(FrameReport report, PlatformPose pose, Sighting now)
    {
        var here = new Fixed(_clock.Seconds, pose, now);
        if (_last is { } last && LeapFrom(last, here, report) is { } leap)
        {
            if (_stretch is null && _leapt is not { } before)
            {
                (_leapt, _lostFrom) = (here, null);
                return true;
            }

            if (_stretch is null && LeapFrom(_leapt!, here, report) is not null)
            {
                _leapt = here;
                return true;
            }

            Leapt(here, leap);
        }

        if (_clock.Seconds - _last?.Time > _limits.Forgets)
        {
            Restart();
        }

        var lost = _lostFrom is not null && _clock.Seconds - _last?.Time > _limits.LostAfter;
        (_last, _leapt, _lostFrom) = (here, null, null);
        var fault = Fault(report, pose, here);
        if (_stretch is { } stretch)
        {
            Settle(stretch, here, lost, fault);
        }
        else
        {
            _trusted = here;
        }

        return false;
    }

    private void Restart()
    {
        _speeds.Restart();
        _crab.Restart();
    }

    private void Leapt(Fixed here, string leap)
    {
        Restart();
        if (_stretch is { } stretch)
        {
            stretch.IsAstray = !IsWithinReach(here);
            stretch.AgreesSince = null;
            return;
        }

        Doubt(ImpedimentKind.ProbableSpoofing, (_leapt ?? here).At, leap, replaces: false);
        _stretch!.IsAstray = true;
    }

    /// <summary>What besides a leap speaks against this report; a stretch begins where none is under way.</summary>
    private bool Fault(FrameReport report, PlatformPose pose, Fixed here)
    {
        var believed = _stretch is null;
        if (_speeds.Look(here.Time, pose.At, report.GroundSpeed, here.At, believed) is var (from, way, stated))
        {
            Doubt(ImpedimentKind.ProbableSpoofing, from, Text($"Its positions move at {way:0} m/s while it states {stated:0} m/s over ground."), replaces: false);
            (_stretch!.IsDrift, _stretch.IsAstray) = (_stretch.IsDrift || believed, _stretch.IsAstray || believed);
            return true;
        }

        if (_crab.Look(here.Time, pose, here.At, believed) is var (begun, across))
        {
            Doubt(ImpedimentKind.ProbableSpoofing, begun, Text($"Its positions move at {across:0} m/s across its nose, which no wind explains that it flew in before."), replaces: false);
            (_stretch!.IsDrift, _stretch.IsAstray) = (_stretch.IsDrift || believed, _stretch.IsAstray || believed);
            return true;
        }

        if (_centres.Look(here.Time, report, here.At) is var (apart, metres))
        {
            Doubt(ImpedimentKind.ProbableSpoofing, apart, Text($"The frame centre that it states lies {metres:0} m from the one that its position and attitude give."), replaces: false);
            return true;
        }

        if (_still.Look(here.Time, report, pose, _speeds, here.At) is { } frozen)
        {
            Doubt(ImpedimentKind.ProbableJamming, frozen, "Its position stands still to the last bit while it flies.", replaces: false);
            return true;
        }

        return pose.Height < _limits.Lowest || pose.Height > _limits.Highest;
    }

    private void Settle(Stretch stretch, Fixed here, bool wasLost, bool fault)
    {
        if (wasLost)
        {
            stretch.IsAstray = false;
            Restart();
        }

        if (fault || !IsWithinReach(here))
        {
            Elsewhere(stretch, here, wasLost);
            stretch.AgreesSince = null;
            return;
        }

        var since = stretch.AgreesSince ??= (here.Time, here.At);
        var needed = stretch.IsAstray ? _limits.BelievedWhereItWent : stretch.IsDrift ? _limits.BelievedAfterDrift : _limits.BelievedAfter;
        if (here.Time - since.Time >= needed)
        {
            End(stretch, since.At);
            _trusted = here;
        }
    }

    /// <summary>A fix that comes back at a place out of reach is a false one.</summary>
    private void Elsewhere(Stretch stretch, Fixed here, bool wasLost)
    {
        if (wasLost && stretch.Kind == ImpedimentKind.ProbableJamming)
        {
            Doubt(ImpedimentKind.ProbableSpoofing, here.At, "After its fix was lost it states a place that it cannot have reached.", replaces: true);
            stretch.IsAstray = true;
        }
    }

    private void Doubt(ImpedimentKind kind, Sighting from, string detail, bool replaces)
    {
        if (_stretch is not { } stretch)
        {
            _stretch = new Stretch { Kind = kind, From = from, Detail = detail };
            _changes.Add(new TrustChange.Begun(detail) { Kind = kind, From = from });
        }
        else if (replaces && stretch.Kind != kind)
        {
            _changes.Add(new TrustChange.Ended(from, stretch.Detail) { Kind = stretch.Kind, From = stretch.From });
            (stretch.Kind, stretch.From, stretch.Detail) = (kind, from, detail);
            _changes.Add(new TrustChange.Begun(detail) { Kind = kind, From = from });
        }
    }

    private void End(Stretch stretch, Sighting to)
    {
        _changes.Add(new TrustChange.Ended(to, stretch.Detail) { Kind = stretch.Kind, From = stretch.From });
        _stretch = null;
    }

    private void Forget(Sighting now)
    {
        if (_stretch is { } stretch)
        {
            End(stretch, now);
        }

        Restart();
        (_last, _leapt, _trusted, _lostFrom) = (null, null, null, null);
    }

    /// <summary>How far and how fast it would have moved, where that cannot be; else null.</summary>
    private string? LeapFrom(Fixed before, Fixed here, FrameReport report)
    {
        var errors = ErrorBudget.Resolve(report, _defaults);
        var seconds = here.Time - before.Time;
        var metres = Geodesic.Between(before.Pose.At, here.Pose.At).Metres;
        if (metres > (_limits.Fastest * (seconds + _limits.Held)) + Slack(errors.Horizontal!.Value))
        {
            return Text($"Its position leapt by {metres / 1000:0.0} km in {seconds:0.0} s.");
        }

        var height = before.Pose.Datum == here.Pose.Datum ? here.Pose.Height - before.Pose.Height : null;
        return height is { } up && Math.Abs(up) > (_limits.Climb * (seconds + _limits.Held)) + Slack(errors.Vertical!.Value)
            ? Text($"Its height leapt by {Math.Abs(up):0} m in {seconds:0.0} s.")
            : null;
    }

    /// <summary>It could have flown here from where it was last believed, at the speeds that it flies.</summary>
    private bool IsWithinReach(Fixed here)
    {
        if (_trusted is not { } trusted)
        {
            return true;
        }

        const double Around = 200;
        var speed = Math.Min(_limits.Fastest, Math.Max(30, (1.5 * _speeds.Fastest) + 10));
        var reach = (speed * (here.Time - trusted.Time)) + Around + Slack(_defaults.Horizontal ?? ErrorBudget.Unstated.Horizontal!.Value);
        return Geodesic.Between(trusted.Pose.At, here.Pose.At).Metres <= reach;
    }

    private double Slack(double sigma) => _limits.Sigmas * Math.Sqrt(2) * sigma;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
