using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

internal static class BulletinEvents
{
    private static readonly ZonedDateTimePattern LocalTime =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:sso<g>", null);

    public static EventLine Of(IncidentView incident, Mission mission)
    {
        var cell = GuardedPlace.Cell(incident.Place.At);
        var zone = mission.GeometryOf(incident.Zone)?.Name ?? incident.Zone;
        return new(
            incident.Incident, incident.Index, mission.SourceOf(incident.Source)?.Name ?? incident.Source,
            PlaceWords.Of(cell, mission.Places), cell.Latitude, cell.Longitude, ActWords.Means(incident.Act), 1,
            $"recorded by {incident.Source}", incident.Act, $"{ActWords.Of(incident.Act)}, assessed as {Level(incident)}, in {zone}",
            "undetermined", incident.Received, LocalTime.Format(incident.Received.InZone(mission.TimeZone)), incident.Level,
            BulletinCounts.Counts(incident), incident.Cases);
    }

    private static string Level(IncidentView incident) => incident switch
    {
        { FoundNotToHaveOccurred: true } => "found jointly not to have occurred",
        { Level: FactLevel.FoundJointly } => "found jointly",
        { FoundBy.Count: > 0 } => $"found by {string.Join(" and ", incident.FoundBy)}, not jointly",
        { Level: FactLevel.IndicatedByRule } => "a breach indicated by rule, judged by nobody",
        _ => "alleged",
    };
}
