using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Engine.Lookback;

/// <summary>A stretch of received time in which a source's footprint contained a place, to the second.</summary>
public sealed record Sighting(string Source, Instant From, Instant To);

/// <summary>Joins footprints, one a second, to stretches of time.</summary>
public static class Sightings
{
    /// <summary>Received time between two footprints beyond which nothing is known of what lies between.</summary>
    public static readonly Duration Longest = Duration.FromSeconds(5);

    /// <summary>In order of time; a footprint between two that does not contain the place parts them.</summary>
    public static IReadOnlyList<Sighting> Of(IEnumerable<FootprintBlock> blocks, Position place, Instant from, Instant to)
    {
        var found = new List<Sighting>();
        foreach (var source in blocks.GroupBy(block => block.Source, StringComparer.Ordinal))
        {
            Sighting? open = null;
            void Tell(Instant at, bool contains)
            {
                if (at < from || at > to)
                {
                    return;
                }

                if (open is not null && contains && at - open.To <= Longest && at >= open.From)
                {
                    open = open with { To = Instant.Max(open.To, at) };
                    return;
                }

                if (open is not null && (contains || at - open.To <= Longest))
                {
                    found.Add(open);
                    open = null;
                }

                open = contains ? new Sighting(source.Key, at, at) : open;
            }

            foreach (var block in source.OrderBy(block => block.From))
            {
                block.Look(place, Tell);
            }

            if (open is not null)
            {
                found.Add(open);
            }
        }

        return [.. found.OrderBy(one => one.From).ThenBy(one => one.Source, StringComparer.Ordinal)];
    }
}
