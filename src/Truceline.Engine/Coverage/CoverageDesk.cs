using System.Collections.Concurrent;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Lookback;

namespace Truceline.Engine.Coverage;

/// <summary>
/// What could have been noticed, from the footprints taken in, hour by hour: an hour is folded anew when more of it was taken in since, and while it lasts. All of
/// it is worked out from the record and kept in memory alone. Safe for several threads.
/// </summary>
/// <param name="footprints">Of entered recordings.</param>
public sealed class CoverageDesk(Func<Mission> inForce, IRegisterRows rows, ILookbackStore footprints)
{
    public CoverageDesk(Mission mission, IRegisterRows rows, ILookbackStore footprints)
        : this(() => mission, rows, footprints)
    {
    }

    /// <summary>Recordings are entered once a minute: how far behind the clock a day under way is told.</summary>
    public static readonly Duration Behind = Duration.FromSeconds(90);

    /// <summary>Hours kept; a month of three kinds of act along one drawing, about.</summary>
    private const int MostKept = 2_400;

    private readonly ConcurrentDictionary<HourKey, (BlockCount Count, HourSeen Seen)> _kept = [];

    private readonly ConcurrentDictionary<GroundKey, (BlockCount Count, double Observed)> _grounds = [];

    private Mission Mission => inForce();

    private sealed record GroundKey(string Ground, NoticedKind Kind, Interval Time);

    private sealed record HourKey(string Geometry, int Version, NoticedKind Kind, Instant From);

    public CoverageOfDay OfDay(LocalDate date, NoticedKind kind, Instant now)
    {
        var day = Mission.DayOf(date);
        var until = Instant.Max(day.Start, Instant.Min(day.End, Told(now)));
        var hours = CoverDay.HoursOf(day, until);
        var causes = CausesOf(kind, day);
        var lines = CoverDay.LinesOf(Mission, date, now, Divided).Select(line => CoverDay.Line(line, Fold(line, kind, [.. hours.Index()]), causes));
        return new CoverageOfDay(date, day.Start, day.End, until, kind, CoverDay.CutAt, [.. hours.Select(hour => hour.Start)], [.. lines]);
    }

    /// <summary>What stands beside a number of what was recorded in a stretch of time: of whole hours, and of the part of the one under way that can have been entered.</summary>
    /// <param name="from">Told from the beginning of its hour.</param>
    public ObservedBeside Beside(Instant from, Instant to, Instant now)
    {
        var until = Instant.Min(to, Told(now));
        if (until <= from)
        {
            return ObservedBeside.Without(from, to, "What was recorded then can not have been entered yet.");
        }

        var days = new List<(Duration Time, Instant From, IReadOnlyList<SectorShare> Shares)>();
        for (var date = Mission.DateOf(from); Mission.DayOf(date).Start < until; date = date.PlusDays(1))
        {
            var hours = CoverDay.HoursOf(Mission.DayOf(date), until).Index().Where(hour => hour.Item.End > from).ToList();
            var lines = CoverDay.LinesOf(Mission, date, now, Divided);
            var time = hours.Aggregate(Duration.Zero, (sum, hour) => sum + hour.Item.Duration);
            if (hours.Count > 0)
            {
                days.Add((time, hours[0].Item.Start, SectorShares.Of([.. NoticedKinds.All.SelectMany(kind => lines.Select(line =>
                    (kind, line.Geometry, line.Name, CoverDay.Mean(line, Fold(line, kind, hours), seen => seen.Observed))))])));
            }
        }

        return ObservedBeside.Of(days[0].From, until, SectorShares.Together([.. days.Select(day => (day.Time, day.Shares))]));
    }

    private readonly ConcurrentDictionary<(string Geometry, int Version), DividedLine> _divided = [];

    private DividedLine Divided(Geometry geometry, GeometryVersion version) =>
        _divided.GetOrAdd((geometry.Id, version.Number), _ => DividedLine.Of(geometry, version));

    /// <summary>Was anyone looking or listening there, then?</summary>
    /// <param name="claim">Without a <see cref="TestClaim.Refusal"/>.</param>
    public ClaimAnswer Test(TestClaim claim)
    {
        var time = new Interval(claim.From, claim.To);
        return claim.Answer(Folded(claim.Grounds, time, claim.Kind), CausesOf(claim.Kind, time));
    }

    /// <summary>Share of a ground and a stretch of time in which acts of a kind would have been noticed; see <see cref="StretchSeen.Observed"/>.</summary>
    /// <param name="ground">What the points are called, so that they need not be folded again while nothing more is taken in.</param>
    public double Observed(string ground, IReadOnlyList<Position> points, Interval time, NoticedKind kind)
    {
        var key = new GroundKey(ground, kind, time);
        var count = footprints.Count(time.Start, time.End);
        if (_grounds.TryGetValue(key, out var kept) && kept.Count == count)
        {
            return kept.Observed;
        }

        if (_grounds.Count > MostKept)
        {
            _grounds.Clear();
        }

        var observed = points.Count == 0 ? 0 : Folded([new Stretch(1, 0, points)], time, kind).Stretches[0].Observed;
        _grounds[key] = (count, observed);
        return observed;
    }

    /// <summary>Cameras that notice two kinds of acts alike are folded once for both.</summary>
    private NoticedKind Folded(NoticedKind kind) => kind == NoticedKind.Works
        && Mission.Sources.All(source => source.Noticed.Metres.GetValueOrDefault(NoticedKind.Works, -1).Equals(source.Noticed.Metres.GetValueOrDefault(NoticedKind.Movement, -1)))
            ? NoticedKind.Movement : kind;

    private List<HourSeen> Fold(DividedLine line, NoticedKind asked, List<(int Hour, Interval Time)> hours)
    {
        var kind = Folded(asked);
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        var folded = new HourSeen[hours.Count];
        Parallel.For(0, hours.Count, i =>
        {
            var (hour, time) = hours[i];
            var count = footprints.Count(time.Start, time.End);
            var key = new HourKey(line.Geometry, line.Version, kind, time.Start);
            if (_kept.TryGetValue(key, out var kept) && kept.Count == count && kept.Seen.Time == time)
            {
                folded[i] = kept.Seen;
                return;
            }

            folded[i] = new HourSeen(hour, time, Folded(line.Kilometres, time, kind).Stretches);
            _kept[key] = (count, folded[i]);
        });
        return [.. folded];
    }

    private SightFold Folded(IReadOnlyList<Stretch> grounds, Interval time, NoticedKind kind)
    {
        var fold = new SightFold(grounds, time, kind);
        var sensors = Mission.Sources.ToDictionary(source => source.Id, source => source.Noticed, StringComparer.Ordinal);
        if (sensors.Values.Any(sensor => sensor.Metres.ContainsKey(kind)))
        {
            foreach (var block in footprints.Between(time.Start, time.End))
            {
                // A source that the mission no longer names is taken for a camera by day.
                var sensor = sensors.GetValueOrDefault(block.Source, SensorNotices.Camera);
                if (sensor.Sees is null)
                {
                    block.Views((at, view) => fold.See(block.Source, sensor, at, view));
                }
                else
                {
                    block.Views((at, view) => fold.Stand(block.Source, sensor, at, view.FarLeft));
                }
            }
        }

        foreach (var (source, sensor) in sensors.Where(pair => kind == NoticedKind.Fire && pair.Value.Listens is not null))
        {
            foreach (var span in WatchedTime.Of(source, RecordingsOf(time), time.Start, time.End).Watched)
            {
                fold.Hear(source, sensor, span.From, span.To);
            }
        }

        return fold;
    }

    private CoverageCauses CausesOf(NoticedKind kind, Interval time) => new(
        CoverDay.SourcesNoticing(Mission, kind),
        [.. rows.List<ImpedimentView>(RegisterKinds.Impediment, to: time.End).Where(one => one.Withdrawn is null && (one.To is not { } to || to > time.Start))],
        [.. rows.List<FlightView>(RegisterKinds.Flight, to: time.End)])
    {
        Holds = (sector, ground) => NamedGround.Holds(Mission, sector, ground),
    };

    private List<RecordingView> RecordingsOf(Interval time) =>
        [.. rows.List<RecordingView>(RegisterKinds.Recording, time.Start - WatchedTime.LongestEntry, time.End)];

    /// <summary>How far a day under way is told: to the half minute, so that the hour under way is not folded anew for every question.</summary>
    private static Instant Told(Instant now) => Instant.FromUnixTimeSeconds((long)Math.Floor((now - Behind).ToUnixTimeSeconds() / 30.0) * 30);
}
