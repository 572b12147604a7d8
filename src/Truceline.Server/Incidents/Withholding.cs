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

    /// <summary>Indices of the entries that the caller may not read yet: they state an attribution before the own seal, or what a party does not show yet.</summary>
    public static IReadOnlySet<long> WithheldFrom(this Centre centre, Caller caller) => WithheldEntries(
        centre.Register.List<CaseView>(RegisterKinds.Case).Where(file => file.Stage == Stage.Assessing),
        id => centre.Register.Get<IncidentView>(RegisterKinds.Incident, id),
        incident => centre.AsSeenBy(caller, incident)).Union(centre.NotShownYet()).ToHashSet();

    /// <summary>Why an entry is withheld, in a sentence.</summary>
    public static string WhyWithheld(this Centre centre, long index) =>
        centre.NotShownYet().Contains(index) ? "Withheld until the moment from which the party that notified it lets it be seen." : Sight.Withheld;

    /// <summary>What a party notified beforehand and does not show yet; nobody who reads entries is of a party.</summary>
    private static HashSet<long> NotShownYet(this Centre centre) =>
        centre.Register.List<MovementView>(RegisterKinds.Movement, centre.Now).Where(one => one.ShownFrom > centre.Now).Select(one => one.Index).ToHashSet();

    /// <param name="open">Cases whose round takes seals; only these withhold anything.</param>
    internal static IReadOnlySet<long> WithheldEntries(
        IEnumerable<CaseView> open, Func<string, IncidentView?> incidentOf, Func<IncidentView, IncidentView> seen) =>
        open.SelectMany(file => file.Incidents).Distinct().Select(incidentOf).OfType<IncidentView>()
            .Where(incident => seen(incident).AttributionWithheld is not null)
            .Select(incident => incident.Index).ToHashSet();
}
