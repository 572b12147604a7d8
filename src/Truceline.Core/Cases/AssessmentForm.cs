using Truceline.Core.Agreement;

namespace Truceline.Core.Cases;

/// <summary>One delegation's judgement as a form, so that two of them can be compared and translated.</summary>
/// <param name="Clause">Id of the clause; null where none is named.</param>
/// <param name="Reading">Id of the reading; null where none is named.</param>
/// <param name="Actor">Id of a party; null where the actor is undetermined.</param>
/// <param name="Evidence">Ids of incidents, or SHA-256 of segments in lower hex.</param>
/// <param name="Text">SHA-256 over salt and free text, lower hex; null where there is no text.</param>
public sealed record AssessmentForm(
    Occurrence Occurred, Act? Act, string? Clause, string? Reading, string? Actor, Intent Intent, Severity Severity,
    StandardOfProof Standard, IReadOnlyList<string> Evidence, string? Text);

public enum Occurrence
{
    Occurred,
    NotOccurred,
    Undetermined,
}

public enum Intent
{
    Deliberate,
    Accidental,
    Undetermined,
}

public enum Severity
{
    Serious,
    Minor,
    Technical,
    Undetermined,
}
