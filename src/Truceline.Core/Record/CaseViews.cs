using NodaTime;
using Truceline.Core.Cases;

namespace Truceline.Core.Record;

/// <summary>A case as both delegations see it.</summary>
/// <param name="Index">Entry that opened it; with <paramref name="OpenHash"/> it is the receipt.</param>
/// <param name="OpenHash">RFC 6962 leaf hash of that entry, lower hex; every seal names it.</param>
/// <param name="Standing">Number of the round whose result stands; <paramref name="Level"/> and who found what are taken from it.</param>
/// <param name="FoundBy">Delegations whose revealed assessment says that it occurred.</param>
/// <param name="FoundNotBy">Delegations whose revealed assessment says that it did not.</param>
public sealed record CaseView(
    string Case, long Index, string OpenHash, IReadOnlyList<string> Incidents, string By, string Reason, Instant OpenedAt,
    Stage Stage, CaseOutcome Outcome, FactLevel Level, int Standing, IReadOnlyList<string> FoundBy, IReadOnlyList<string> FoundNotBy,
    IReadOnlyList<RoundView> Rounds)
{
    /// <summary>
    /// As it reads at a time. The register folds entries alone and knows no clock; that a head has let its time pass is told from
    /// <see cref="RoundView.SignBy"/> by whoever reads.
    /// </summary>
    public CaseView AsOf(Instant now)
    {
        RoundView[] rounds = [.. Rounds.Select(round => round.AsOf(now))];
        var outcome = rounds[^1].Outcome;
        return this with { Stage = outcome == CaseOutcome.NotSigned ? Stage.Closed : Stage, Outcome = outcome, Rounds = rounds };
    }
}

public enum Stage
{
    /// <summary>Seals are taken.</summary>
    Assessing,

    /// <summary>Seals are opened.</summary>
    Revealing,

    /// <summary>The result stands; the heads sign it or refuse.</summary>
    Judging,

    /// <summary>Both heads have spoken, or nobody assessed.</summary>
    Closed,
}

public enum CaseOutcome
{
    Open,

    /// <summary>Nobody revealed an assessment, so that there is nothing to sign.</summary>
    NotAssessed,

    /// <summary>The result stands as recorded dissent for as long as a head has not signed.</summary>
    AwaitingHeads,

    /// <summary>Both heads signed the result, whatever it says; agreeing to differ is a finding.</summary>
    Signed,

    /// <summary>A head refused to sign.</summary>
    Dissent,

    /// <summary>A head let the time for signing pass; the result stands as recorded dissent.</summary>
    NotSigned,
}

/// <summary>One pass of sealing, opening and signing. Earlier ones stay as they were decided.</summary>
/// <param name="SignBy">Until when the heads may sign; null before there is a result, and in rounds older than that rule.</param>
/// <param name="Delegations">One for each delegation of the mission, in ordinal order.</param>
/// <param name="Fields">Field by field; empty until both have revealed.</param>
public sealed record RoundView(
    int Round, Cases.RoundOpening Opening, Instant AssessBy, Instant? ClosedAt, string? ClosedBecause, Instant? RevealBy, Instant? SignBy,
    CaseOutcome Outcome, IReadOnlyList<DelegationRoundView> Delegations, IReadOnlyList<FieldComparison> Fields, FindingView? Finding)
{
    /// <summary>As it reads at a time (<see cref="CaseView.AsOf"/>).</summary>
    public RoundView AsOf(Instant now) =>
        Outcome == CaseOutcome.AwaitingHeads && SignBy is { } by && now > by ? this with { Outcome = CaseOutcome.NotSigned } : this;
}

/// <summary>Where one delegation stands in one round.</summary>
/// <param name="Text">Salted digest of its free text, which stands outside the log.</param>
public sealed record DelegationRoundView(
    string Delegation, SealState State, SealView? Seal, RevealView? Reveal, AssessmentForm? Form, string? Text);

public enum SealState
{
    NotSealed,
    Sealed,
    Revealed,
    SealedNotRevealed,
}

/// <param name="SignatureHolds">By a reviewer's key that counted for the delegation at the time.</param>
public sealed record SealView(string ReviewerKey, string Commitment, string Signature, bool SignatureHolds, Instant At, long Index);

/// <param name="Form">The canonical form, byte for byte.</param>
/// <param name="Matches">The commitment, computed again from form and salt, is the one that was sealed.</param>
public sealed record RevealView(string Form, string Salt, bool Matches, Instant At, long Index);

/// <summary>The result of a round that the heads sign.</summary>
/// <param name="Digest">SHA-256 of <paramref name="Canonical"/>, lower hex.</param>
/// <param name="Canonical">The finding's canonical JSON (docs/formats/assessment.md).</param>
/// <param name="Missing">Delegations whose head has not spoken.</param>
public sealed record FindingView(
    string Digest, string Canonical, IReadOnlyList<FindingJudgementView> Judgements, IReadOnlyList<string> Missing);

public sealed record FindingJudgementView(
    string Delegation, string HeadKey, bool Signed, string Signature, bool SignatureHolds, Instant At, long Index);
