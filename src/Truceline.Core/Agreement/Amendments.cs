using NodaTime;

namespace Truceline.Core.Agreement;

/// <summary>Which versions have had their place taken by a clause other than their own.</summary>
public static class Amendments
{
    /// <summary>
    /// The version of another clause that takes the place of <paramref name="version"/> at a time, as known; null where none does.
    /// </summary>
    public static ClauseRef? Of(Mission mission, Clause clause, ClauseVersion version, Instant at, Instant asOf) => mission.Clauses
        .Where(other => other.Id != clause.Id)
        .Select(other => (other.Id, Version: other.InForce(at, asOf)))
        .Where(pair => pair.Version?.Amends.Contains(new ClauseRef(clause.Id, version.Number)) == true)
        .Select(pair => new ClauseRef(pair.Id, pair.Version!.Number))
        .FirstOrDefault();

    /// <summary>Versions that amend each other in a circle, from one of them back to it; empty where there is none.</summary>
    public static IReadOnlyList<ClauseRef> Circle(IReadOnlyDictionary<ClauseRef, IReadOnlyList<ClauseRef>> amends)
    {
        var left = amends.ToDictionary(pair => pair.Key, pair => pair.Value);
        while (left.Where(pair => !pair.Value.Any(left.ContainsKey)).Select(pair => pair.Key).ToList() is { Count: > 0 } ends)
        {
            ends.ForEach(end => left.Remove(end));
        }

        if (left.Count == 0)
        {
            return [];
        }

        // Everything left leads to something left, so that following it comes round.
        var path = new List<ClauseRef> { left.Keys.First() };
        while (path.IndexOf(path[^1]) == path.Count - 1)
        {
            path.Add(left[path[^1]].First(left.ContainsKey));
        }

        return path[path.IndexOf(path[^1])..];
    }
}
