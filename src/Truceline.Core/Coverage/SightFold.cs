using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>
/// How well stretches of ground could be watched over a period, for one kind of act: what each source saw is fed in any order, any number of times, and the
/// best that anybody had of each point in each moment stays. A moment is two seconds, so that footprints one a second leave none out.
/// </summary>
public sealed class SightFold
{
    public static readonly Duration Moment = Duration.FromSeconds(2);

    private const byte ObservedFrom = (byte)(Noticing.Observed * 100);
    private const byte DegradedFrom = (byte)(Noticing.Degraded * 100);

    private readonly IReadOnlyList<Stretch> _stretches;
    private readonly NoticedKind _kind;
    private readonly int _moments;
    private readonly Grounds _grounds;
    private readonly (int Stretch, int Point)[] _ofPoint;
    private readonly byte[]?[] _best;
    private readonly double[]?[] _sun;
    private readonly Dictionary<string, Watcher> _watchers = new(StringComparer.Ordinal);
    private readonly List<int> _near = [];

    /// <param name="period">Its beginning lies at a whole second; the last moment may be cut short.</param>
    public SightFold(IReadOnlyList<Stretch> stretches, Interval period, NoticedKind kind)
    {
        (_stretches, Period, _kind) = (stretches, period, kind);
        _moments = Math.Max(1, (int)Math.Ceiling(period.Duration / Moment));
        _ofPoint = [.. stretches.SelectMany((stretch, i) => stretch.Points.Select((_, point) => (i, point)))];
        _grounds = new Grounds([.. stretches.SelectMany(stretch => stretch.Points)]);
        (_best, _sun) = (new byte[]?[stretches.Count], new double[]?[stretches.Count]);
    }

    public Interval Period { get; }

    /// <summary>One picture: everything in it could be seen in that moment, as well as resolution and light let.</summary>
    /// <param name="at">When it was received.</param>
    public void See(string source, SensorNotices sensor, Instant at, in View view)
    {
        if (!sensor.Metres.TryGetValue(_kind, out var usual) || !Period.Contains(at))
        {
            return;
        }

        var moment = (int)((at - Period.Start) / Moment);
        _grounds.Near(view.South, view.North, view.West, view.East, _near);
        foreach (var i in _near)
        {
            var point = _grounds.Points[i];
            if (view.Contains(point))
            {
                var (stretch, of) = _ofPoint[i];
                var resolved = Noticing.InSteps(view.WidthAt(point) / sensor.PictureWidth / usual);
                Put(OfSource(source), stretch, of, moment, resolved, Noticing.ByLight(sensor.Light, SunAt(stretch, moment)));
            }
        }
    }

    /// <summary>People who stood somewhere saw what was in their range, as well as the light let.</summary>
    /// <param name="at">A moment at which they stood there.</param>
    public void Stand(string source, SensorNotices sensor, Instant at, Position from)
    {
        if (sensor.Sees is not { } range || !sensor.Metres.ContainsKey(_kind) || !Period.Contains(at))
        {
            return;
        }

        var moment = (int)((at - Period.Start) / Moment);
        var north = range / 110_000;
        var east = north / Math.Max(0.01, Math.Cos(from.Latitude * Ellipsoid.Radian));
        _grounds.Near(from.Latitude - north, from.Latitude + north, from.Longitude - east, from.Longitude + east, _near);
        foreach (var i in _near.Where(i => Geodesic.Between(from, _grounds.Points[i]).Metres <= range))
        {
            var (stretch, of) = _ofPoint[i];
            Put(OfSource(source), stretch, of, moment, Noticing.Stood, Noticing.ByLight(sensor.Light, SunAt(stretch, moment)));
        }
    }

    /// <summary>A listening post heard what was in its range for as long as its source recorded.</summary>
    public void Hear(string source, SensorNotices sensor, Instant from, Instant to)
    {
        if (_kind != NoticedKind.Fire || sensor.Listens is not { } post)
        {
            return;
        }

        var (begin, end) = (Instant.Max(from, Period.Start) - Period.Start, Instant.Min(to, Period.End) - Period.Start);
        for (var i = 0; i < _ofPoint.Length && end > begin; i++)
        {
            if (Geodesic.Between(post.At, _grounds.Points[i]).Metres <= post.Range)
            {
                for (var moment = (int)(begin / Moment); moment < Math.Min(_moments, Math.Ceiling(end / Moment)); moment++)
                {
                    Put(OfSource(source), _ofPoint[i].Stretch, _ofPoint[i].Point, moment, Noticing.Heard, 1);
                }
            }
        }
    }

    /// <summary>A line for each stretch, in order.</summary>
    public IReadOnlyList<StretchSeen> Stretches => [.. Enumerable.Range(0, _stretches.Count).Select(Seen)];

    /// <summary>Each source that saw or heard anything of the ground, with when, in ordinal order.</summary>
    public IReadOnlyList<SourceSeeing> Sources =>
        [.. _watchers.Where(pair => pair.Value.Moments.Contains(true)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Told(pair.Key, Period))];

    private StretchSeen Seen(int i)
    {
        var (observed, degraded, looked, sum) = (0L, 0L, 0L, 0L);
        foreach (var best in _best[i].AsSpan())
        {
            observed += best >= ObservedFrom ? 1 : 0;
            degraded += best is >= DegradedFrom and < ObservedFrom ? 1 : 0;
            looked += best > 0 ? 1 : 0;
            sum += best;
        }

        var all = Math.Max(1.0, (double)_moments * _stretches[i].Points.Count);
        var by = _watchers.Where(pair => pair.Value.Sights[i] != Watcher.Sight.None).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var shortcomings = by.Aggregate(Watcher.Sight.None, (sights, pair) => sights | pair.Value.Sights[i]);
        return new StretchSeen(
            _stretches[i].Number, Rounding.Probability(observed / all), Rounding.Probability(degraded / all), Rounding.Probability(looked / all),
            Rounding.Probability(sum / 100.0 / all), [.. by.Select(pair => pair.Key)], shortcomings.HasFlag(Watcher.Sight.Dark), shortcomings.HasFlag(Watcher.Sight.Coarse));
    }

    private void Put(Watcher watcher, int stretch, int point, int moment, double resolved, double light)
    {
        var best = _best[stretch] ??= new byte[_moments * _stretches[stretch].Points.Count];
        var quality = (byte)Math.Round(100 * resolved * light);
        ref var kept = ref best[(point * _moments) + moment];
        kept = Math.Max(kept, quality);
        watcher.Moments[moment] |= quality >= DegradedFrom;
        watcher.Sights[stretch] |= Watcher.Sight.Any | (light < 1 && quality < ObservedFrom ? Watcher.Sight.Dark : Watcher.Sight.None) | (resolved < Noticing.Observed ? Watcher.Sight.Coarse : Watcher.Sight.None);
    }

    private Watcher OfSource(string source)
    {
        if (!_watchers.TryGetValue(source, out var watcher))
        {
            _watchers.Add(source, watcher = new Watcher(_moments, _stretches.Count));
        }

        return watcher;
    }

    /// <summary>Of the middle of the stretch, once a minute.</summary>
    private double SunAt(int stretch, int moment)
    {
        var minute = (int)(moment * (Moment / Duration.FromMinutes(1)));
        if (_sun[stretch] is not { } heights)
        {
            heights = _sun[stretch] = new double[(int)Math.Ceiling(Period.Duration.TotalMinutes) + 1];
            Array.Fill(heights, double.NaN);
        }

        ref var height = ref heights[minute];
        if (double.IsNaN(height))
        {
            var points = _stretches[stretch].Points;
            height = Sun.Elevation(points[points.Count / 2], Period.Start + Duration.FromMinutes(minute));
        }

        return height;
    }
}
