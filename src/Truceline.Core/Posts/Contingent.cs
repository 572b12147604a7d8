using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;

namespace Truceline.Core.Posts;

/// <summary>What the register holds of one force at one time, against what the agreement allows.</summary>
/// <param name="Posts">That stood then.</param>
public sealed record Contingent(string Party, int Posts, IReadOnlyList<ContingentLine> Lines, IReadOnlyList<string> OtherThanSmallArms)
{
    /// <summary>For every force that has a post, or a ceiling: sums of what stood at <paramref name="at"/>, which tell at once and name no place.</summary>
    public static IReadOnlyList<Contingent> Of(Mission mission, IEnumerable<PostView> posts, Instant at)
    {
        var standing = posts.Where(post => post.StandsAt(at)).ToList();
        return [.. mission.OthersBound.Select(force => One(mission, force.Id, [.. standing.Where(post => post.Party == force.Id)], at))
            .Where(force => force.Posts > 0 || force.Lines.Count > 0)];
    }

    private static Contingent One(Mission mission, string party, IReadOnlyList<PostView> posts, Instant at)
    {
        var limits = Limits(mission, party, at);
        var counted = posts.SelectMany(post => post.StrengthAt(at)!.Counts).Select(count => count.Of);
        return new(
            party, posts.Count,
            [.. limits.Keys.Union(counted).Order().Select(of => Line(of, posts, at, limits.TryGetValue(of, out var limit) ? limit : null))],
            [.. posts.Where(post => post.StrengthAt(at)!.Weapons.Any(weapon => weapon != WeaponClass.SmallArms)).Select(post => post.Post).Order(StringComparer.Ordinal)]);
    }

    private static ContingentLine Line(Strength of, IReadOnlyList<PostView> posts, Instant at, (int AtMost, string Clause)? limit)
    {
        var told = posts.Select(post => post.StrengthAt(at)!.Of(of)).ToList();
        return new(of, told.Sum(number => number ?? 0), told.Count(number => number is null), limit?.AtMost, limit?.Clause);
    }

    private static Dictionary<Strength, (int AtMost, string Clause)> Limits(Mission mission, string party, Instant at)
    {
        var limits = new Dictionary<Strength, (int AtMost, string Clause)>();
        foreach (var clause in mission.Clauses)
        {
            if (clause.Latest(at, at) is { Rule: ClauseRule.Ceilings rule } version && mission.BoundBy(version).Contains(party) && !(version.Until <= at))
            {
                foreach (var limit in rule.Limits)
                {
                    limits[limit.Of] = limits.TryGetValue(limit.Of, out var other) && other.AtMost <= limit.AtMost ? other : (limit.AtMost, clause.Id);
                }
            }
        }

        return limits;
    }
}

/// <summary>One thing that is counted.</summary>
/// <param name="Number">Sum of what is stated; the force may hold more elsewhere.</param>
/// <param name="NotStated">Posts that stand and state nothing of it.</param>
/// <param name="AtMost">Null where no ceiling binds.</param>
public sealed record ContingentLine(Strength Of, int Number, int NotStated, int? AtMost, string? Clause)
{
    /// <summary>How much more would be allowed by what the register holds; below 0 beyond the ceiling.</summary>
    public int? Headroom => AtMost - Number;
}
