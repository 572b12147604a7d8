using NodaTime;
using Truceline.Core.Cards;

namespace Truceline.Bench.Alerts;

/// <summary>
/// What one officer is called by in a busy night: alerts one by one, against cards. The officer takes up a card within minutes, and
/// snoozes one in five of them for half an hour, rightly or not. A true entry is recalled where, within a minute of it, a card that is
/// not snoozed shows an alert of it. A card that a snooze ends on, and that grew meanwhile, calls once more and counts once more.
/// </summary>
internal static class AlertsMeasured
{
    private static readonly Duration Within = Duration.FromMinutes(1);
    private static readonly Duration Snooze = Duration.FromMinutes(30);

    public static Dictionary<string, double> Of(ulong firstSeed, int nights)
    {
        var (alerts, cards, entries, recalled, mixed) = (0, 0, 0, 0, 0);
        for (var night = 0; night < nights; night++)
        {
            var made = BusyNight.Make(checked(firstSeed + (ulong)night));
            var shown = made.Alerts.ToDictionary(one => one.Alert.Incident, one => one.Entry);
            var bundles = BundleAlerts.Of(made.Alerts.Select(one => one.Alert), BundleLimits.Standard);
            var quiet = Quiet(bundles, new Chance(checked(firstSeed + (ulong)night + 1_000_000)));
            var seen = Seen(bundles, shown, quiet);
            alerts += made.Alerts.Count;
            cards += bundles.Count + bundles.Count(bundle => CallsAgain(bundle, quiet));
            entries += made.Entries.Count;
            recalled += made.Entries.Count(seen.Contains);
            mixed += bundles.Count(bundle => bundle.Alerts.Select(one => shown[one.Incident]?.Matter).OfType<int>().Distinct().Count() > 1);
        }

        var hours = nights * BusyNight.Length.TotalHours;
        return new()
        {
            ["nights"] = nights,
            ["alertsPerOfficerHour"] = alerts / hours,
            ["cardsPerOfficerHour"] = cards / hours,
            ["cutPercent"] = 100.0 * (alerts - cards) / alerts,
            ["trueEntries"] = entries,
            ["recallPercent"] = 100.0 * recalled / entries,
            ["cardsOfSeveralMattersPercent"] = 100.0 * mixed / cards,
        };
    }

    /// <summary>When each card is snoozed.</summary>
    private static Dictionary<string, Interval> Quiet(IReadOnlyList<Bundle> bundles, Chance chance)
    {
        var quiet = new Dictionary<string, Interval>(StringComparer.Ordinal);
        foreach (var bundle in bundles)
        {
            var taken = bundle.Alerts[0].Received + Duration.FromSeconds(chance.Between(60, 300));
            if (chance.Is(0.2))
            {
                quiet[bundle.Card] = new Interval(taken, Instant.Min(taken + Snooze, bundle.OutgrewSnooze(taken) ?? Instant.MaxValue));
            }
        }

        return quiet;
    }

    private static HashSet<TrueEntry> Seen(IReadOnlyList<Bundle> bundles, Dictionary<string, TrueEntry?> shown, Dictionary<string, Interval> quiet)
    {
        var seen = new HashSet<TrueEntry>(ReferenceEqualityComparer.Instance);
        foreach (var bundle in bundles)
        {
            foreach (var alert in bundle.Alerts)
            {
                var snoozed = quiet.TryGetValue(bundle.Card, out var span) && span.Contains(alert.Received);
                if (!snoozed && shown[alert.Incident] is { } entry && alert.Received - entry.At <= Within)
                {
                    seen.Add(entry);
                }
            }
        }

        return seen;
    }

    private static bool CallsAgain(Bundle bundle, Dictionary<string, Interval> quiet) =>
        quiet.TryGetValue(bundle.Card, out var span) && bundle.Alerts.Any(alert => alert.Received >= span.Start);
}
