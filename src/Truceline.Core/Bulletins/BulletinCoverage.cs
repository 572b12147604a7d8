using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Bulletins;

/// <summary>For how long each source watched; every source of the mission has a line, also the one that never flew.</summary>
internal static class BulletinCoverage
{
    private const string Note =
        "Time for which sealed video of the source exists, by the centre's clock. A camera sees only what lies in its footprint; " +
        "what nobody watched is unknown, not quiet.";

    public static CoverageLines Of(
        IRegisterRows rows, Mission mission, Interval day, Instant now, IReadOnlyDictionary<string, IReadOnlyList<ZoneLine>> zones)
    {
        var flights = rows.List<FlightView>(RegisterKinds.Flight, to: day.End + PlanFlight.Furthest).ToList();
        var recordings = rows.List<RecordingView>(RegisterKinds.Recording, day.Start - WatchedTime.LongestEntry, day.End).ToList();
        var sources = mission.Sources.Select(of => of.Id).Concat(recordings.Select(of => of.Source))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        CoverageLine[] lines = [.. sources.Select(id => Line(id, recordings, mission, day, zones))
            .Select(line => line with { Silences = BulletinSilences.Of(line.Source, line.Watched, flights, day.Start, Instant.Min(day.End, now)) })];
        return new(Math.Round(day.Duration.TotalHours, 4), Any(lines), lines, Note);
    }

    private static CoverageLine Line(
        string source, List<RecordingView> recordings, Mission mission, Interval day, IReadOnlyDictionary<string, IReadOnlyList<ZoneLine>> zones)
    {
        var of = WatchedTime.Of(source, recordings, day.Start, day.End);
        return new(source, mission.SourceOf(source)?.Name ?? source, of.Hours, zones.GetValueOrDefault(source) ?? [], of.Entries) { Watched = of.Watched };
    }

    private static double Any(IEnumerable<CoverageLine> lines) =>
        Math.Round(WatchedTime.Union(lines.SelectMany(line => line.Watched)).Sum(span => (span.To - span.From).TotalHours), 4);
}
