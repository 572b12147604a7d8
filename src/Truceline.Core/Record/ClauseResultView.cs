using Truceline.Core.Agreement;

namespace Truceline.Core.Record;

/// <summary>What a clause says of recorded values: a projection, never an entry.</summary>
/// <param name="ClauseVersion">Null where no version bound yet.</param>
/// <param name="Geometry">The geometry that it was tested on; null where the clause needed none.</param>
/// <param name="Reading">The reading that it was tested under; null where the clause has its plain words only.</param>
/// <param name="Probability">That the place lay in the geometry, 0 to 1; null where nothing was placed.</param>
/// <param name="Sentence">Why, in words.</param>
public sealed record ClauseResultView(
    string Clause, int? ClauseVersion, string Article, string? Geometry, int? GeometryVersion, string? Reading,
    ClauseOutcome Outcome, double? Probability, string Sentence);

/// <summary>The clauses of one rule set, tested on one incident: a pure function of recorded values.</summary>
public delegate IReadOnlyList<ClauseResultView> ClauseTest(Statement.IncidentRaised incident);

/// <summary>The clause test of an adopted rule set; null where the rule set is not at hand.</summary>
/// <param name="ruleSet">As in <see cref="Statement.RulesAdopted.RuleSet"/>.</param>
public delegate ClauseTest? RuleShelf(string ruleSet);

/// <summary>The clause test of a mission, as known at the time at which the incident was received.</summary>
public static class ClauseTests
{
    public static ClauseTest Of(Mission mission)
    {
        var articles = mission.Clauses.ToDictionary(clause => clause.Id, clause => clause.Article, StringComparer.Ordinal);
        return incident => [.. TestIncident.Against(mission, incident, incident.Received).Select(View)];

        ClauseResultView View(ClauseResult of) => new(
            of.Clause, of.ClauseVersion, articles[of.Clause], of.Geometry, of.GeometryVersion, of.Reading, of.Outcome, of.Probability, of.Because);
    }
}
