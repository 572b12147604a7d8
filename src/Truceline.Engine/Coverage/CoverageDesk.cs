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
        var until = Instant.Max(day.Start, Instant.Min(day.End, Whole(now - Behind)));
        var hours = CoverDay.HoursOf(day, until);
        var causes = CausesOf(kind, day);
        var lines = CoverDay.LinesOf(Mission, date, now).Select(line => CoverDay.Line(line, Fold(line, kind, hours), causes));
        return new CoverageOfDay(date, day.Start, day.End, until, kind, CoverDay.CutAt, [.. hours.Select(hour => hour.Start)], [.. lines]);
    }

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

    private List<HourSeen> Fold(DividedLine line, NoticedKind kind, IReadOnlyList<Interval> hours)
    {
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        var folded = new HourSeen[hours.Count];
        Parallel.For(0, hours.Count, i =>
        {
            var time = hours[i];
            var count = footprints.Count(time.Start, time.End);
            var key = new HourKey(line.Geometry, line.Version, kind, time.Start);
            if (_kept.TryGetValue(key, out var kept) && kept.Count == count && kept.Seen.Time == time)
            {
                folded[i] = kept.Seen;
                return;
            }

            folded[i] = new HourSeen(i, time, Folded(line.Kilometres, time, kind).Stretches);
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
                block.Views((at, view) => fold.See(block.Source, sensor, at, view));
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
        [.. rows.List<ImpedimentView>(RegisterKinds.Impediment, to: time.End).Where(one => one.To is not { } to || to > time.Start)],
        [.. rows.List<FlightView>(RegisterKinds.Flight, to: time.End)]);

    private List<RecordingView> RecordingsOf(Interval time) =>
        [.. rows.List<RecordingView>(RegisterKinds.Recording, time.Start - WatchedTime.LongestEntry, time.End)];

    /// <summary>To the beginning of a moment, so that no moment is told before it is over.</summary>
    private static Instant Whole(Instant at)
    {
        var seconds = at.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds - (((seconds % 2) + 2) % 2));
    }
}
