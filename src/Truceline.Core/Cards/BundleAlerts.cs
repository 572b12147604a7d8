using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Core.Cards;

/// <summary>What bundling asks of an incident: no party, no attribution, and not which sensor saw it.</summary>
/// <param name="Zone">Null for a mark.</param>
/// <param name="Received">By the centre's clock.</param>
public sealed record BundledAlert(string Incident, Act Act, string? Zone, PlacedPoint Place, Instant Received);

/// <summary>Incidents of one matter, in the order in which they were entered; the first gives the card its name.</summary>
public sealed record Bundle(IReadOnlyList<BundledAlert> Alerts)
{
    private const int MostGrowth = 10;

    /// <summary>Id of the first incident.</summary>
    public string Card => Alerts[0].Incident;

    public BundledAlert Latest => Alerts[^1];

    /// <summary>
    /// A snooze is for the matter as it was: once as many alerts have come as it had then, and ten at least, the card calls again.
    /// </summary>
    /// <returns>When it called again; null while the snooze covers it.</returns>
    public Instant? OutgrewSnooze(Instant snoozed)
    {
        var before = Alerts.Count(one => one.Received <= snoozed);
        var later = Alerts.Where(one => one.Received > snoozed).Select(one => one.Received).Order().ToList();
        var allowed = Math.Max(MostGrowth, before);
        return later.Count >= allowed ? later[allowed - 1] : null;
    }
}

/// <summary>How near two alerts lie that are one matter.</summary>
/// <param name="Gap">From one alert to the next.</param>
/// <param name="Longest">From the first to the last: a matter that goes on longer calls again.</param>
/// <param name="Reach">Metres, beyond what the error ellipses explain.</param>
/// <param name="ReachMost">Metres, whatever the ellipses say.</param>
public sealed record BundleLimits(Duration Gap, Duration Longest, double Reach, double ReachMost)
{
    public static BundleLimits Standard { get; } = new(Duration.FromMinutes(10), Duration.FromHours(1), 300, 2_000);
}

/// <summary>
/// Bundles alerts by place and time: one card for one matter. An alert joins the latest bundle of the same act and zone with an
/// alert near it in both, or begins its own. It depends on what was entered before it alone, so that no card changes its name.
/// </summary>
public static class BundleAlerts
{
    /// <summary>Half axes within which 90 % of a two-dimensional normal distribution lie (the root of -2 ln 0.1).</summary>
    private const double Ninety = 2.146;

    /// <param name="alerts">In the order in which they were entered.</param>
    /// <returns>In the order of their first alerts. Every alert is in exactly one.</returns>
    public static IReadOnlyList<Bundle> Of(IEnumerable<BundledAlert> alerts, BundleLimits limits)
    {
        var bundles = new List<List<BundledAlert>>();
        var latest = new Dictionary<(Act, string?), List<List<BundledAlert>>>();
        foreach (var alert in alerts)
        {
            if (!latest.TryGetValue((alert.Act, alert.Zone), out var alike))
            {
                latest[(alert.Act, alert.Zone)] = alike = [];
            }

            alike.RemoveAll(bundle => alert.Received - bundle[0].Received > limits.Longest || alert.Received - bundle.Max(one => one.Received) > limits.Gap);
            if (alike.LastOrDefault(bundle => Takes(bundle, alert, limits)) is { } found)
            {
                found.Add(alert);
            }
            else
            {
                List<BundledAlert> own = [alert];
                bundles.Add(own);
                alike.Add(own);
            }
        }

        return [.. bundles.Select(bundle => new Bundle(bundle))];
    }

    /// <summary>An alert that comes late, with an earlier time, joins by its distance in time as well.</summary>
    private static bool Takes(List<BundledAlert> bundle, BundledAlert alert, BundleLimits limits) =>
        bundle[0].Received - alert.Received <= limits.Gap && bundle.Any(one => IsNear(one, alert, limits));

    private static bool IsNear(BundledAlert one, BundledAlert other, BundleLimits limits)
    {
        var apart = one.Received > other.Received ? one.Received - other.Received : other.Received - one.Received;
        return apart <= limits.Gap
            && Geodesic.Between(one.Place.At, other.Place.At).Metres
                <= Math.Min(limits.ReachMost, limits.Reach + (Ninety * Math.Sqrt(Square(one) + Square(other))));
    }

    private static double Square(BundledAlert alert) => alert.Place.Error.SemiMajor * alert.Place.Error.SemiMajor;
}
