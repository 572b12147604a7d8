using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;

namespace Truceline.Core.Coverage;

/// <summary>One hour of one drawing of the line, folded; hours are put together to a day by <see cref="CoverDay"/>.</summary>
public sealed record HourSeen(int Hour, Interval Time, IReadOnlyList<StretchSeen> Kilometres);

/// <summary>Puts folded hours together to a day, with the causes of what was not observed.</summary>
public static class CoverDay
{
    /// <summary>Metres from the sensor at which a picture that reaches above the horizon is cut.</summary>
    public const double CutAt = 5_000;

    /// <summary>The drawings of the line that some party accepts at the day's beginning, each divided.</summary>
    public static IReadOnlyList<DividedLine> LinesOf(Mission mission, LocalDate date, Instant asOf) => LinesOf(mission, date, asOf, DividedLine.Of);

    /// <param name="divide">May keep what it divided.</param>
    public static IReadOnlyList<DividedLine> LinesOf(Mission mission, LocalDate date, Instant asOf, Func<Geometry, GeometryVersion, DividedLine> divide) =>
    [
        .. mission.Geometries.Where(geometry => geometry.Kind == GeometryKind.LineOfContact)
            .SelectMany(geometry => geometry.Accepted(mission.DayOf(date).Start, asOf).Select(version => divide(geometry, version))),
    ];

    /// <summary>Whole hours of the day that have begun, the last cut where it is not over; a day of a change of the clocks has 23 or 25.</summary>
    public static IReadOnlyList<Interval> HoursOf(Interval day, Instant until)
    {
        var hours = new List<Interval>();
        for (var from = day.Start; from < Instant.Min(day.End, until); from += Duration.FromHours(1))
        {
            hours.Add(new Interval(from, Instant.Min(from + Duration.FromHours(1), Instant.Min(day.End, until))));
        }

        return hours;
    }

    public static IReadOnlyList<string> SourcesNoticing(Mission mission, NoticedKind kind) =>
        [.. mission.Sources.Where(source => source.Noticed.Notices(kind)).Select(source => source.Id).Order(StringComparer.Ordinal)];

    public static LineOfDay Line(DividedLine line, IReadOnlyList<HourSeen> hours, CoverageCauses causes)
    {
        var business = BusinessOf(line, hours);
        var near = line.Kilometres.Select(one => causes.Near(one.Points)).ToList();
        var cells = hours.SelectMany(hour => hour.Kilometres.Select((seen, i) => Cell(hour, seen, business[i], near[i]))).ToList();
        return new LineOfDay(
            line.Geometry, line.Version, line.Name, Mean(line, hours, seen => seen.Observed), Mean(line, hours, seen => seen.Degraded),
            [.. line.Kilometres.Select(one => new KilometreMark(one.Number, Math.Round(one.Metres), one.Points[one.Points.Count / 2]))], cells);
    }

    /// <summary>Of a share of each stretch the mean over the line and the hours, by length and time.</summary>
    public static double Mean(DividedLine line, IReadOnlyList<HourSeen> hours, Func<StretchSeen, double> share)
    {
        var weight = hours.Sum(hour => hour.Time.Duration.TotalSeconds) * line.Kilometres.Sum(one => one.Metres);
        return weight <= 0 ? 0 : Places.Rounding.Probability(
            hours.Sum(hour => hour.Time.Duration.TotalSeconds * hour.Kilometres.Zip(line.Kilometres).Sum(pair => share(pair.First) * pair.Second.Metres)) / weight);
    }

    /// <summary>A kilometre was the business of the sources that had it, or one beside it, in view at any hour of the day.</summary>
    private static List<List<string>> BusinessOf(DividedLine line, IReadOnlyList<HourSeen> hours)
    {
        var had = Enumerable.Range(0, line.Kilometres.Count).Select(i => hours.SelectMany(hour => hour.Kilometres[i].Sources).ToHashSet(StringComparer.Ordinal)).ToList();
        return [.. Enumerable.Range(0, had.Count).Select(i => had[Math.Max(0, i - 1)].Union(had[i]).Union(had[Math.Min(had.Count - 1, i + 1)]).Order(StringComparer.Ordinal).ToList())];
    }

    private static CoverageCell Cell(HourSeen hour, StretchSeen seen, List<string> business, CoverageCauses causes)
    {
        var state = CoverageCell.StateOf(seen.Observed, seen.Degraded);
        var blanks = state == CoverageState.Observed ? [] : causes.Of(hour.Time, business, seen.Sources, seen.Dark, seen.Coarse);
        return new CoverageCell(seen.Number, hour.Hour, state, seen.Observed, seen.Degraded, blanks.Count > 0 ? blanks[0].Cause : null, blanks, seen.Sources);
    }
}
