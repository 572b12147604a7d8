using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Reports;
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
        centre.OpensAt(delegation, incident) is { } opens ? ClosedReport.Of(centre.Mission, incident, opens) : incident,
        incident.Cases.Select(number => centre.Register.Get<CaseView>(RegisterKinds.Case, number)).OfType<CaseView>(),
        delegation,
        centre.Mission.Modalities.AttributionBeforeSeal);

    /// <summary>Indices of the entries that the caller may not read yet: they state an attribution before the own seal, or what a party does not show yet.</summary>
    public static IReadOnlySet<long> WithheldFrom(this Centre centre, Caller caller) => WithheldEntries(
        centre.Register.List<CaseView>(RegisterKinds.Case).Where(file => file.Stage == Stage.Assessing),
        id => centre.Register.Get<IncidentView>(RegisterKinds.Incident, id),
        incident => centre.AsSeenBy(caller, incident)).Union(centre.NotShownYet()).Union(centre.NotOpenYet(caller)).ToHashSet();

    /// <summary>Why an entry is withheld, in a sentence.</summary>
    public static string WhyWithheld(this Centre centre, long index) =>
        centre.NotShownYet().Contains(index) ? "Withheld until the moment from which the party that notified it lets it be seen."
        : centre.ClosedReports(null).Any(one => one.Index == index) ? "Withheld until the place from which it was reported opens."
        : Sight.Withheld;

    /// <summary>When the place opens from which something was reported; null where the reader sees it now: it is old enough, a cell in its entry, or of a post of its own.</summary>
    private static Instant? OpensAt(this Centre centre, string? delegation, IncidentView incident) =>
        incident is { Report: { } report, PlaceCoarsened: false } && report.Made + centre.Mission.ModalitiesAt(report.Made).PostsDelay is var opens && opens > centre.Now
        && (delegation is null || centre.Register.Get<PostView>(RegisterKinds.Post, report.Post)?.Delegation != delegation)
            ? opens
            : null;

    private static IEnumerable<long> NotOpenYet(this Centre centre, Caller caller) => centre.ClosedReports(caller.Delegation).Select(incident => incident.Index);

    /// <summary>A device's clock may be ahead of the centre's, which a report is allowed.</summary>
    private static IEnumerable<IncidentView> ClosedReports(this Centre centre, string? delegation) => centre.Register
        .List<IncidentView>(RegisterKinds.Incident, centre.Now - LongestPostsDelay(centre) - Duration.FromHours(1))
        .Where(incident => centre.OpensAt(delegation, incident) is not null);

    /// <summary>Of every version: each report keeps the delay of the moment at which it was made.</summary>
    private static Duration LongestPostsDelay(Centre centre) => centre.Mission is var mission && mission.Agreed is { } versions
        ? versions.All.Max(version => version.Modalities.PostsDelay)
        : mission.Modalities.PostsDelay;

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
