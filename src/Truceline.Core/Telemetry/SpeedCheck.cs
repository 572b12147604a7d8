using Truceline.Core.Detection;
using Truceline.Core.Places;

namespace Truceline.Core.Telemetry;

/// <summary>
/// Way flown, by positions two seconds apart, against the speed over ground that is stated. A platform whose positions are drawn off slowly
/// moves faster or slower over the map than it flies. Judged only once the two have agreed for a while.
/// </summary>
internal sealed class SpeedCheck(TrustLimits limits)
{
    private const double Apart = 2;

    private readonly Queue<(double Time, double Way, double Flown, Sighting At)> _window = [];
    private (double Time, Position At, double? Speed)? _last;
    private double _flown;
    private double _flownSince;
    private double _agreed;

    /// <summary>The fastest way over a whole window while it was believed, metres a second.</summary>
    public double Fastest { get; private set; }

    /// <summary>Way over the last few seconds, metres a second; null where too little is known.</summary>
    public double? Lately { get; private set; }

    public bool HasAgreed => _agreed >= limits.SpeedsAgreed;

    /// <summary>Measures anew, without forgetting that the speeds agree as a rule.</summary>
    public void Restart()
    {
        _window.Clear();
        _last = null;
        (_flown, Lately) = (0, null);
    }

    /// <summary>The first sighting of a window in which way and speed disagree, with both speeds; null where they agree or nothing can be said.</summary>
    /// <param name="time">Seconds, by the watch's own count.</param>
    public (Sighting From, double Way, double Stated)? Look(double time, Position at, double? speed, Sighting now, bool learns)
    {
        if (_last is not { } last)
        {
            (_last, _flownSince) = ((time, at, speed), time);
            return null;
        }

        _flown += (speed ?? 0) * (time - _flownSince);
        _flownSince = time;
        if (time - last.Time < Apart)
        {
            return null;
        }

        var way = Geodesic.Between(last.At, at).Metres;
        Lately = way / (time - last.Time);
        _window.Enqueue((time - last.Time, way, speed is null || last.Speed is null ? double.NaN : _flown, now));
        (_last, _flown) = ((time, at, speed), 0);
        while (_window.Sum(one => one.Time) - _window.Peek().Time >= limits.Window)
        {
            _window.Dequeue();
        }

        return Judge(learns);
    }

    private (Sighting From, double Way, double Stated)? Judge(bool learns)
    {
        var time = _window.Sum(one => one.Time);
        if (time < limits.Window)
        {
            return null;
        }

        var (way, flown) = (_window.Sum(one => one.Way) / time, _window.Sum(one => one.Flown) / time);
        if (learns)
        {
            Fastest = Math.Max(Fastest, way);
        }

        if (double.IsNaN(flown))
        {
            return null;
        }

        if (Math.Abs(way - flown) <= Math.Max(limits.SpeedApart, limits.SpeedShare * Math.Max(way, flown)))
        {
            _agreed += learns ? Apart : 0;
            return null;
        }

        if (!HasAgreed)
        {
            _agreed = 0;
            return null;
        }

        return (_window.Peek().At, way, flown);
    }
}
