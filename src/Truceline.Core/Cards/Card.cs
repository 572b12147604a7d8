using NodaTime;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Cards;

/// <summary>How a card stands for a reader's delegation.</summary>
public enum CardStanding
{
    /// <summary>It calls, and nobody took it up in time.</summary>
    Overdue,
    Calls,
    Snoozed,

    /// <summary>All its incidents are in cases.</summary>
    TakenUp,
}

/// <summary>One matter, as the alert list shows it.</summary>
/// <param name="Id">Of its first incident.</param>
/// <param name="Incidents">The latest first; each stays reachable by itself.</param>
/// <param name="Open">How many are in no case.</param>
/// <param name="Snoozed">By the reader's delegation; null where it is not, or no longer.</param>
public sealed record Card(
    string Id, CardStanding Standing, Instant First, Instant Latest, IReadOnlyList<string> Incidents, int Open, SnoozeView? Snoozed, IReadOnlyList<SnoozeView> SnoozedByOthers);

/// <summary>The incidents of a mission's day as cards.</summary>
public static class ShowCards
{
    /// <summary>A card that nobody took up for so long is overdue.</summary>
    public static readonly Duration Due = Duration.FromMinutes(10);

    /// <param name="incidents">Of one day of the mission, in any order; bundles never reach across its end.</param>
    /// <param name="snoozes">Of any card and delegation.</param>
    /// <param name="delegation">The reader's; null where the reader belongs to none.</param>
    /// <returns>What is overdue first, the longest standing before the others; then what calls, the latest before the others; then what is quiet.</returns>
    public static IReadOnlyList<Card> Of(IEnumerable<IncidentView> incidents, IEnumerable<SnoozeView> snoozes, string? delegation, Instant now)
    {
        var standing = incidents.Where(Stands).OrderBy(one => one.Index).ToList();
        var views = standing.ToDictionary(one => one.Incident, StringComparer.Ordinal);
        var quiet = snoozes.Where(one => now < one.Until).ToLookup(one => one.Card, StringComparer.Ordinal);
        var cards = BundleAlerts.Of(standing.Select(Alert), BundleLimits.Standard)
            .Select(bundle => CardOf(bundle, views, [.. quiet[bundle.Card].Where(one => bundle.OutgrewSnooze(one.At) is null)], delegation, now));
        return InOrder(cards);
    }

    /// <summary>As <see cref="Of"/> orders them.</summary>
    public static IReadOnlyList<Card> InOrder(IEnumerable<Card> cards) =>
    [
        .. cards.OrderBy(card => card.Standing).ThenBy(card => card.Standing == CardStanding.Overdue ? card.First : Instant.MaxValue)
            .ThenByDescending(card => card.Latest).ThenBy(card => card.Id, StringComparer.Ordinal),
    ];

    public static BundledAlert Alert(IncidentView incident) => new(incident.Incident, incident.Act, incident.Zone, incident.Place, incident.Received);

    private static Card CardOf(Bundle bundle, Dictionary<string, IncidentView> views, SnoozeView[] quiet, string? delegation, Instant now)
    {
        var open = bundle.Alerts.Count(alert => views[alert.Incident].Cases.Count == 0);
        var own = quiet.FirstOrDefault(one => one.Delegation == delegation);
        var first = bundle.Alerts.Where(alert => views[alert.Incident].Cases.Count == 0).Select(alert => (Instant?)alert.Received).Min();
        var how = open == 0 ? CardStanding.TakenUp : own is not null ? CardStanding.Snoozed : now - first > Due ? CardStanding.Overdue : CardStanding.Calls;
        return new Card(
            bundle.Card, how, bundle.Alerts.Min(one => one.Received), bundle.Alerts.Max(one => one.Received),
            [.. bundle.Alerts.Reverse().Select(one => one.Incident)], open, own, [.. quiet.Where(one => one != own)]);
    }

    private static bool Stands(IncidentView incident) => !incident.FoundNotToHaveOccurred && incident.Mark is null or { Standing: MarkStanding.Stands };
}
