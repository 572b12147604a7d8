using NodaTime;

namespace Truceline.Core.Footprints;

/// <summary>What share of a period each zone was watched in by at least one source; two that watch at once count once.</summary>
public static class WatchedShare
{
    /// <returns>By zone id, 0 to 1; a zone that nobody watched is absent.</returns>
    public static IReadOnlyDictionary<string, double> Of(IEnumerable<Watched> watched, Interval period) => watched
        .GroupBy(stretch => stretch.Zone, StringComparer.Ordinal)
        .Select(group => (Zone: group.Key, Share: Union(group, period).TotalSeconds / period.Duration.TotalSeconds))
        .Where(pair => pair.Share > 0)
        .ToDictionary(pair => pair.Zone, pair => Math.Min(1, pair.Share), StringComparer.Ordinal);

    /// <summary>The time within the period in which any of the stretches ran.</summary>
    public static Duration Union(IEnumerable<Watched> watched, Interval period)
    {
        var total = Duration.Zero;
        var reached = period.Start;
        foreach (var stretch in watched.OrderBy(stretch => stretch.From))
        {
            var from = Instant.Max(stretch.From, reached);
            var to = Instant.Min(stretch.To, period.End);
            if (to > from)
            {
                total += to - from;
                reached = to;
            }
        }

        return total;
    }
}
