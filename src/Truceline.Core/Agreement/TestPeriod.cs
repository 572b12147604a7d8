using System.Globalization;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>
/// What each clause shows over a stretch of time, such as a bulletin's day: the breaches indicated, or else how much of
/// the time its zone was watched. Silence is never evidence by itself.
/// </summary>
public static class TestPeriod
{
    /// <param name="incidents">Those claimed within the period.</param>
    /// <param name="watched">Share of the period, 0 to 1, in which some source watched each zone, by zone id; absent: not watched.</param>
    public static IReadOnlyList<ClauseResult> Over(
        Mission mission, Interval period, IReadOnlyList<Statement.IncidentRaised> incidents,
        IReadOnlyDictionary<string, double> watched, Instant asOf)
    {
        var byClause = incidents.SelectMany(incident => TestIncident.Against(mission, incident, asOf)).ToLookup(result => result.Clause);
        return [.. mission.Clauses.Select(clause => One(clause, [.. byClause[clause.Id]], period, watched, asOf))];
    }

    private static ClauseResult One(
        Clause clause, IReadOnlyList<ClauseResult> results, Interval period, IReadOnlyDictionary<string, double> watched, Instant asOf)
    {
        if (clause.InForce(period.End, asOf) is not { } version)
        {
            return new ClauseResult(clause.Id, null, null, null, null, ClauseOutcome.NotYetDue, null, null, "The clause did not bind yet.");
        }

        double? share = version.Rule.Zone is { } zone && watched.TryGetValue(zone, out var value) && value > 0 ? Math.Round(Math.Min(value, 1), 4) : null;
        var (outcome, because) = version.Rule is ClauseRule.Suspended suspended
            ? (ClauseOutcome.SuspendedByAmendment, suspended.Because)
            : Worst(results) ?? Quiet(share);
        return new ClauseResult(clause.Id, version.Number, version.Rule.Zone, null, null, outcome, null, share, because);
    }

    private static (ClauseOutcome, string)? Worst(IReadOnlyList<ClauseResult> results)
    {
        var breached = results.Count(result => result.Outcome == ClauseOutcome.Breached);
        var underSome = results.Count(result => result.Outcome == ClauseOutcome.BreachedUnderReadingOnly);
        return breached > 0 ? (ClauseOutcome.Breached, "The rule indicates a breach under every reading and drawing in at least one incident.")
            : underSome > 0 ? (ClauseOutcome.BreachedUnderReadingOnly, "The rule indicates a breach under some readings or drawings only.")
            : null;
    }

    private static (ClauseOutcome, string) Quiet(double? share) => share is { } observed
        ? (ClauseOutcome.NoBreachObserved, string.Create(
            CultureInfo.InvariantCulture, $"No breach was observed; the zone was watched {observed * 100:0.#} % of the time."))
        : (ClauseOutcome.NotObservable, "No source watched the zone.");
}
