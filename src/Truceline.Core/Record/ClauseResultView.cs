namespace Truceline.Core.Record;

/// <summary>What a clause says of recorded values: a projection, never an entry.</summary>
/// <param name="Geometry">The geometry that it was tested on; null where the clause has none.</param>
/// <param name="Reading">The reading that it was tested under; null where the clause has one reading only.</param>
/// <param name="Probability">0 to 1, of the outcome; null where the outcome is not a matter of probability.</param>
/// <param name="Sentence">The result in words, with its versions.</param>
public sealed record ClauseResultView(
    string Clause, int ClauseVersion, string Article, string? Geometry, int? GeometryVersion, string? Reading,
    ClauseOutcome Outcome, double? Probability, string Sentence);

public enum ClauseOutcome
{
    Complied,
    NoBreachObserved,
    Breached,
    BreachedUnderReadingOnly,
    NotObservable,
    NotYetDue,
    SuspendedByAmendment,
    DoesNotApply,
}

/// <summary>The clauses of one rule set, tested on one incident: a pure function of recorded values.</summary>
public delegate IReadOnlyList<ClauseResultView> ClauseTest(Statement.IncidentRaised incident);

/// <summary>The clause test of an adopted rule set; null where the rule set is not at hand.</summary>
/// <param name="ruleSet">As in <see cref="Statement.RulesAdopted.RuleSet"/>.</param>
public delegate ClauseTest? RuleShelf(string ruleSet);
