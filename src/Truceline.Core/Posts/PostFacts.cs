using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Posts;

/// <summary>
/// The register of posts as the clauses look at it: a post stands by the register from its entry until it is moved or closed, and a sum is at least what
/// the force has. A place is tested once it is open: by its cell alone a post near an edge would be alleged to stand where it does not.
/// </summary>
public static class PostFacts
{
    /// <summary>Facts of each day of a span; ids are the post's, or the sum's.</summary>
    public static IReadOnlyList<Fact> Of(Mission mission, IEnumerable<PostView> posts, LocalDate from, LocalDate to, Instant knownAt)
    {
        var known = posts.Where(post => post.Places[0].Known <= knownAt).ToList();
        var facts = new List<Fact>();
        for (var date = from; known.Count > 0 && date <= to; date = date.PlusDays(1))
        {
            var day = mission.DayOf(date);
            if (day.Start < knownAt)
            {
                facts.AddRange(known.SelectMany(post => Places(post, day, knownAt)));
                facts.AddRange(Sums(known, day, knownAt));
            }
        }

        return facts;
    }

    /// <summary>Every open place that was held in the day, at the moment from which it was held in it.</summary>
    private static IEnumerable<Fact.Located> Places(PostView post, Interval day, Instant knownAt) =>
        from place in post.Places.Where(place => place.OpenedAt <= knownAt)
        let until = post.Until(place, knownAt)
        let at = Instant.Max(day.Start, place.From)
        where at < day.End && at <= knownAt && (until is not { } end || end > day.Start)
        select new Fact.Located(
            post.Post, place.OpenedAt!.Value, FactLevel.Alleged, post.Party, post.Post, null, place.Opened!, at);

    /// <summary>Sums at the last change of the day, or at its beginning.</summary>
    private static IEnumerable<Fact.Counted> Sums(IReadOnlyList<PostView> posts, Interval day, Instant knownAt)
    {
        foreach (var force in posts.GroupBy(post => post.Party, StringComparer.Ordinal))
        {
            var at = force.SelectMany(post => post.Changes(knownAt)).Where(change => change >= day.Start && change < day.End).DefaultIfEmpty(day.Start).Max();
            var standing = force.Where(post => post.StandsAt(at, knownAt)).ToList();
            foreach (var sum in standing.SelectMany(post => post.StrengthAt(at, knownAt)!.Counts).GroupBy(count => count.Of))
            {
                yield return new Fact.Counted(
                    $"posts-{Cases.Kebab.Of(sum.Key)}", standing.Max(post => post.Places[0].Known), FactLevel.Alleged, force.Key, sum.Key,
                    new ReportedCount(CountQualifier.AtLeast, sum.Sum(count => count.Number)), at);
            }
        }
    }
}
