using Truceline.Core.Agreement;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>What the rules indicate over the day, a line for each clause, none left out.</summary>
internal static class BulletinClauses
{
    public static IReadOnlyList<ClauseLine> Of(IReadOnlyList<IncidentView> incidents, Mission mission, CoverageLines coverage) =>
        [.. mission.Clauses.Select(clause => One(clause, [.. incidents.Where(BulletinCounts.Counts)], coverage))];

    private static ClauseLine One(Clause clause, IReadOnlyList<IncidentView> incidents, CoverageLines coverage)
    {
        if (clause.Versions.Count > 0 && !clause.JudgesActs)
        {
            return new(clause.Id, clause.Article, clause.Title, ClauseOutcome.NotObservable, "Incidents say nothing of this duty.", []);
        }

        ClauseOutcome[] worstFirst = [ClauseOutcome.Breached, ClauseOutcome.BreachedUnderReadingOnly];
        foreach (var outcome in worstFirst)
        {
            long[] entries = [.. incidents.Where(incident => incident.Clauses.Any(of => of.Clause == clause.Id && of.Outcome == outcome)).Select(incident => incident.Index)];
            if (entries.Length > 0)
            {
                return new(clause.Id, clause.Article, clause.Title, outcome, Sentence(outcome), entries);
            }
        }

        return coverage.AnyHours > 0
            ? new(clause.Id, clause.Article, clause.Title, ClauseOutcome.NoBreachObserved,
                $"No breach was observed; something was watched for {DrawUpBulletin.Hours(coverage.AnyHours)} of {DrawUpBulletin.Hours(coverage.DayHours)}.", [])
            : new(clause.Id, clause.Article, clause.Title, ClauseOutcome.NotObservable, "Nothing was watched, so that nothing can be said.", []);
    }

    private static string Sentence(ClauseOutcome outcome) => outcome == ClauseOutcome.Breached
        ? "The rule indicates a breach under every reading and drawing in at least one incident."
        : "The rule indicates a breach under some readings or drawings only.";
}
