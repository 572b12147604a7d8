namespace Truceline.Core.Agreement;

/// <summary>
/// What a rule indicates about one act, or one stretch of time, under one reading and one geometry version. It is
/// <i>indicated by rule</i>: never a finding.
/// </summary>
/// <param name="Geometry">Id of the zone tested; null where the clause needs none to be answered.</param>
/// <param name="Reading">Id of the reading; null where the clause has only its plain words.</param>
/// <param name="Probability">That the place lay in the zone, 0 to 1, rounded to 1e-4; null where nothing was placed.</param>
/// <param name="Observed">Share of the time the zone was watched, 0 to 1; null where it was not asked.</param>
/// <param name="Because">One sentence.</param>
public sealed record ClauseResult(
    string Clause,
    int? ClauseVersion,
    string? Geometry,
    int? GeometryVersion,
    string? Reading,
    ClauseOutcome Outcome,
    double? Probability,
    double? Observed,
    string Because);

/// <summary>The closed set of outcomes.</summary>
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
