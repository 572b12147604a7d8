using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

internal static class BulletinEvents
{
    private static readonly ZonedDateTimePattern LocalTime =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:sso<g>", null);

    public static EventLine Of(IncidentView incident, Mission mission)
    {
        var cell = GuardedPlace.Cell(incident.Place.At);
        var zone = incident.Zone is { } id ? $", in {mission.GeometryOf(id)?.Name ?? id}" : "";
        return new(
            incident.Incident, incident.Index, mission.SourceOf(incident.Source)?.Name ?? incident.Source,
            PlaceWords.Of(cell, mission.Places), cell.Latitude, cell.Longitude, ActWords.Means(incident.Act),
            BulletinCounts.Said(incident)?.Number ?? 1, BulletinCounts.Said(incident)?.Qualifier,
            incident.Report is { } report ? $"{Kebab.Of(report.Sense)} by {report.Post} ({report.Role})" : incident.Mark is { } mark ? $"marked by {mark.Delegation} on {incident.Source}" : $"recorded by {incident.Source}",
            incident.Act, $"{ActWords.Of(incident.Act)}, assessed as {Level(incident)}{zone}",
            "undetermined", incident.Received, LocalTime.Format(incident.Received.InZone(mission.TimeZone)), incident.Level,
            BulletinCounts.Counts(incident), incident.Cases);
    }

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
