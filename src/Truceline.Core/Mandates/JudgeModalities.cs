using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Core.Mandates;

/// <summary>The other head agrees to a draft, or refuses it and says why; what is refused stays refused.</summary>
public sealed record JudgeModalities(string Draft, string By, bool Agreed, OwnWords? Reason, string HeadKey, string Signature, KeyBook Keys)
{
    public Decision<Statement> Decide(Mission mission, ModalitiesView? draft, Instant now) => draft switch
    {
        null => Decision.Refuse("There is no such draft."),
        { State: not DraftState.Open } => Decision.Refuse($"That draft is {Kebab.Of(draft.State)}."),
        _ when draft.Consents.Any(consent => consent.By == By) => Decision.Refuse($"The head of {By} has spoken on that draft before."),
        _ when ReasonTrouble(Reason, Agreed) is { } refusal => refusal,
        _ when Keys.HeadKeyOf(By) is not { } key || key != HeadKey => Decision.Refuse($"That is not the key of the head of {By} in the first entry of the log."),
        _ when !Keys.Verify.Holds(HeadKey, SignedTexts.Modalities(mission.Id, Draft, draft.Digest, draft.Words, draft.From, Agreed), Signature) =>
            Decision.Refuse("The head's signature over the modalities does not hold."),
        _ => Decision.Accept<Statement>(new Statement.ModalitiesJudged(
            Draft, By, HeadKey, draft.Digest, draft.Words, draft.From, Agreed, Reason?.Digest(), Signature, now)),
    };

    internal static Refusal? ReasonTrouble(OwnWords? reason, bool agreed) =>
        agreed && reason is null ? null : OwnWords.Refusal(reason, "Say in a few words why.");
}

/// <summary>The host approves what both heads agreed to, or refuses it and says why.</summary>
public sealed record ApproveModalities(string Draft, bool Approved, OwnWords? Reason)
{
    public Decision<Statement> Decide(Mission mission, ModalitiesView? draft, Instant now) => draft switch
    {
        null => Decision.Refuse("There is no such draft."),
        { State: not DraftState.Open } => Decision.Refuse($"That draft is {Kebab.Of(draft.State)}."),
        _ when draft.Awaits(mission.Delegations.Select(delegation => delegation.Id)) is { Count: > 0 } heads =>
            Decision.Refuse($"The host speaks once both heads have agreed; {string.Join(" and ", heads)} has not."),
        _ when JudgeModalities.ReasonTrouble(Reason, Approved) is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.ModalitiesApproved(Draft, Approved, Reason?.Digest(), Approved ? TakesForce(mission, draft.From, now) : null, now)),
    };

    /// <summary>
    /// At the stated time, if that is still to come when the last consent arrives; else at the end of the mission's day that is running then.
    /// Never before the consent.
    /// </summary>
    public static Instant TakesForce(Mission mission, Instant from, Instant now) => from > now ? from : mission.DayOf(mission.DateOf(now)).End;
}

/// <summary>The delegation that drafted takes its draft back, for as long as not all have consented.</summary>
public sealed record WithdrawModalities(string Draft, string By, OwnWords? Reason)
{
    public Decision<Statement> Decide(ModalitiesView? draft, Instant now) => draft switch
    {
        null => Decision.Refuse("There is no such draft."),
        { State: not DraftState.Open } => Decision.Refuse($"That draft is {Kebab.Of(draft.State)}."),
        _ when draft.Delegation != By => Decision.Refuse($"{draft.Delegation} drafted it, and alone withdraws it."),
        _ when OwnWords.Refusal(Reason, "Say in a few words why.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.ModalitiesWithdrawn(Draft, By, Reason!.Digest(), now)),
    };
}

/// <summary>A delegation replaces a sensor by another of the class approved for its source. It needs nobody's consent; the other delegation and the host read it.</summary>
/// <param name="Class">Of the new sensor.</param>
public sealed record ReplaceSensor(string Source, string Class, Watchkeeper By, OwnWords? Words)
{
    /// <param name="mission">At the time.</param>
    public Decision<Statement> Decide(Mission mission, Instant now) => this switch
    {
        _ when By.Refusal(mission) is { } refusal => refusal,
        _ when mission.SourceOf(Source) is null => Decision.Refuse("There is no such source."),
        _ when mission.Modalities.TermsOf(Source)?.Class is not { } approved => Decision.Refuse(
            "The modalities in force approve no class of sensors for that source: replacing it needs new modalities."),
        _ when mission.Modalities.TermsOf(Source)!.Class != Class => Decision.Refuse(
            $"The modalities in force approve the class {mission.Modalities.TermsOf(Source)!.Class} for that source: another needs new modalities."),
        _ when mission.Modalities.TermsOf(Source)!.HeldBy is { } holder && holder != By.Delegation => Decision.Refuse($"{holder} holds that source, and alone replaces its sensor."),
        _ when OwnWords.Refusal(Words, "Say what was exchanged for what.") is { } refusal => refusal,
        _ => Decision.Accept<Statement>(new Statement.SensorReplaced(
            Source, Class, By.Delegation, By.Role, Words!.Digest(), mission.ModalitiesVersion, now)),
    };
}
