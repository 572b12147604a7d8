using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>A case file as readers see it.</summary>
public static class CaseSummary
{
    public static CaseView Of(CaseFile file)
    {
        var standing = file.Standing;
        var foundBy = SaidBy(standing, Occurrence.Occurred);
        return new(
            file.Number, file.Index, file.OpenHash, file.Incidents, file.By, file.Reason, file.OpenedAt,
            file.Stage, OutcomeOf(file.Current), LevelOf(standing, foundBy), standing.Number, foundBy, SaidBy(standing, Occurrence.NotOccurred),
            [.. file.Rounds.Select(round => ViewOf(file, round))]);
    }

    private static CaseOutcome OutcomeOf(Round round) => round switch
    {
        { Stage: Stage.Assessing or Stage.Revealing } => CaseOutcome.Open,
        { Seats: var seats } when seats.All(seat => seat.Form is null) => CaseOutcome.NotAssessed,
        { Seats: var seats } when seats.Any(seat => seat.Judgement is { Signed: false }) => CaseOutcome.Dissent,
        { Seats: var seats } when seats.Any(seat => seat.Judgement is null) => CaseOutcome.AwaitingHeads,
        _ => CaseOutcome.Signed,
    };

    /// <summary>Found jointly asks for both: each delegation found that it occurred, and each head signed the result.</summary>
    private static FactLevel LevelOf(Round round, string[] foundBy) => foundBy.Length switch
    {
        0 => FactLevel.Alleged,
        var count when count == round.Seats.Count && OutcomeOf(round) == CaseOutcome.Signed => FactLevel.FoundJointly,
        _ => FactLevel.FoundByOne,
    };

    /// <summary>Nothing is said of what was found before the last seal is opened or has lapsed.</summary>
    private static string[] SaidBy(Round round, Occurrence said) =>
        round.Stage is Stage.Assessing or Stage.Revealing
            ? []
            : [.. round.Seats.Where(seat => seat.Form is { } form && form.Occurred == said && Counts(form, round)).Select(seat => seat.Delegation)];

    /// <summary>That something occurred counts as found from the round's standard of proof on; that it did not is found at any.</summary>
    private static bool Counts(AssessmentForm form, Round round) =>
        form.Occurred != Occurrence.Occurred || round.Opening.FoundFrom is not { } least || form.Standard >= least;

    private static RoundView ViewOf(CaseFile file, Round round) => new(
        round.Number, round.Opening, round.AssessBy, round.ClosedAt, round.ClosedBecause, round.RevealBy, round.SignBy, OutcomeOf(round),
        [.. round.Seats.Select(seat => new DelegationRoundView(seat.Delegation, seat.State, seat.Seal, seat.Reveal, seat.Form, seat.Form?.Text))],
        Finding.Fields(round), FindingOf(file, round));

    private static FindingView? FindingOf(CaseFile file, Round round) => Finding.Of(file, round) is { } finding
        ? new(finding.Digest, finding.Canonical,
            [.. round.Seats.Select(seat => seat.Judgement).OfType<FindingJudgementView>()],
            [.. round.Seats.Where(seat => seat.Judgement is null).Select(seat => seat.Delegation)])
        : null;
}
