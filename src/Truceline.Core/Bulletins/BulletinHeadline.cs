using Truceline.Core.Coverage;

namespace Truceline.Core.Bulletins;

/// <summary>The day in a sentence. "No violations" is never said by itself: what was recorded and how much was observed stand in one sentence.</summary>
internal static class BulletinHeadline
{
    /// <param name="watched">Somebody watched something.</param>
    public static string Outside(TotalLine total, bool watched, IReadOnlyList<SectorShare> observed, bool preliminary)
    {
        var seen = watched ? "something was watched; what happened out of view is not known" : "nothing was watched";
        return $"{Recorded(total)}; {seen}.{Share(observed)}{(watched && observed.Count == 0 && !preliminary ? " No share of a line can be told." : "")}{Preliminary(preliminary)}";
    }

    public static string Inside(TotalLine total, CoverageLines coverage, IReadOnlyList<SectorShare> observed, bool preliminary)
    {
        var watched = coverage.AnyHours > 0
            ? $"at least one source watched for {DrawUpBulletin.Hours(coverage.AnyHours)} of {DrawUpBulletin.Hours(coverage.DayHours)}; what happened out of view is not known"
            : "nothing was watched";
        return $"{Recorded(total)}; {watched}.{Share(observed)}{Preliminary(preliminary)}";
    }

    private static string Recorded(TotalLine total) => total.AtLeast ? $"At least {total.Count} recorded" : "0 recorded";

    private static string Share(IReadOnlyList<SectorShare> observed) =>
        observed.Count > 0 ? $" Would have been noticed, by kind of act: {SectorShares.Words(observed)}." : "";

    private static string Preliminary(bool preliminary) =>
        preliminary ? " The day was not over when this was drawn up; what share was observed is told when it is." : "";
}
