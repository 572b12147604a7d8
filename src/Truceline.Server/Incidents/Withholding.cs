using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Incidents;

/// <summary>
/// Keeps from a delegation what the machine thinks of a case's author until it has sealed its own assessment, whichever
/// way the record is read: as an incident, as an entry of the log, or as a tile.
/// </summary>
public static class Withholding
{
    public static IncidentView AsSeenBy(this Centre centre, Caller caller, IncidentView incident) => centre.AsSeenBy(caller.Delegation, incident);

    /// <param name="delegation">Null for a reader who belongs to none.</param>
    public static IncidentView AsSeenBy(this Centre centre, string? delegation, IncidentView incident) => Sight.Of(
        incident,
        incident.Cases.Select(number => centre.Register.Get<CaseView>(RegisterKinds.Case, number)).OfType<CaseView>(),
        delegation,
        centre.Mission.Modalities.AttributionBeforeSeal);

    /// <summary>Indices of the entries that state an attribution which the caller may not see yet.</summary>
    public static IReadOnlySet<long> WithheldFrom(this Centre centre, Caller caller) => WithheldEntries(
        centre.Register.List<CaseView>(RegisterKinds.Case).Where(file => file.Stage == Stage.Assessing),
        id => centre.Register.Get<IncidentView>(RegisterKinds.Incident, id),
        incident => centre.AsSeenBy(caller, incident));

    /// <param name="open">Cases whose round takes seals; only these withhold anything.</param>
    internal static IReadOnlySet<long> WithheldEntries(
        IEnumerable<CaseView> open, Func<string, IncidentView?> incidentOf, Func<IncidentView, IncidentView> seen) =>
        open.SelectMany(file => file.Incidents).Distinct().Select(incidentOf).OfType<IncidentView>()
            .Where(incident => seen(incident).AttributionWithheld is not null)
            .Select(incident => incident.Index).ToHashSet();
}
