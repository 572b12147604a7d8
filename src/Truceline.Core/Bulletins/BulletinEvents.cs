using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

internal static class BulletinEvents
{
    private static readonly ZonedDateTimePattern LocalTime =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:sso<g>", null);

    public static IReadOnlyList<EventLine> Of(IReadOnlyList<IncidentView> incidents, Mission mission)
    {
        // Many events of a day lie in few cells, and looking for the nearest place takes longer than all the rest.
        var words = new Dictionary<Position, string>();
        return [.. incidents.Select(incident => Of(incident, mission, Words))];

        string Words(Position cell)
        {
            if (!words.TryGetValue(cell, out var said))
            {
                words.Add(cell, said = PlaceWords.Of(cell, mission.Places));
            }

            return said;
        }
    }

    /// <summary>For the delegations: which source it was.</summary>
    public static SeenLine Seen(IncidentView incident, Mission mission) => new(
        incident.Incident, incident.Index, mission.SourceOf(incident.Source)?.Name ?? incident.Source,
        incident.Report is { } report ? $"{Kebab.Of(report.Sense)} by {report.Post} ({report.Role})"
        : incident.Mark is { } mark ? $"marked by {mark.Delegation} on {incident.Source}" : $"recorded by {incident.Source}");

    private static EventLine Of(IncidentView incident, Mission mission, Func<Position, string> words)
    {
        var cell = GuardedPlace.Cell(incident.Place.At);
        var zone = incident.Zone is { } id ? $", in {mission.GeometryOf(id)?.Name ?? id}" : "";
        var by = incident.Report is null ? Kind(mission.SourceOf(incident.Source)?.Kind) : "a post";
        return new(
            incident.Incident, incident.Index, by, words(cell), cell.Latitude, cell.Longitude, ActWords.Means(incident.Act),
            BulletinCounts.Said(incident)?.Number ?? 1, BulletinCounts.Said(incident)?.Qualifier,
            incident.Report is { } report ? $"{Kebab.Of(report.Sense)} by {by}" : incident.Mark is { } mark ? $"marked by {mark.Delegation}" : $"recorded by {by}",
            incident.Act, $"{ActWords.Of(incident.Act)}, assessed as {Level(incident)}{zone}",
            Weapon.Words(incident.Weapon), incident.Received, LocalTime.Format(incident.Received.InZone(mission.TimeZone)), incident.Level,
            BulletinCounts.Counts(incident), incident.Cases);
    }

    private static string Kind(string? kind) => kind switch
    {
        SourceKinds.UasVideo => "a drone",
        SourceKinds.FixedCamera => "a fixed camera",
        SourceKinds.Telemetry => "an aircraft",
        SourceKinds.Patrols => "a patrol",
        _ => "a source",
    };

    private static string Level(IncidentView incident) => incident switch
    {
        { Mark.Standing: MarkStanding.Withdrawn } => "nothing: the mark was withdrawn",
        { Mark: { Standing: MarkStanding.Joined, Into: { } into } } => $"the same as {into}",
        { Mark.Standing: MarkStanding.Split } => "several things, each with a line of its own",
        { FoundNotToHaveOccurred: true } => "found jointly not to have occurred",
        { Level: FactLevel.FoundJointly } => "found jointly",
        { FoundBy.Count: > 0 } => $"found by {string.Join(" and ", incident.FoundBy)}, not jointly",
        { Level: FactLevel.IndicatedByRule } => "a breach indicated by rule, judged by nobody",
        { Mark: not null } => "marked, judged by nobody",
        { Report: not null } => "reported, judged by nobody",
        _ => "alleged",
    };
}
