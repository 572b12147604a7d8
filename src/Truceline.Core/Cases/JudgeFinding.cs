using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>One head signs the result of the round, or refuses to; a refusal stands as recorded dissent.</summary>
/// <param name="By">The delegation.</param>
/// <param name="Digest">The finding that the head had before it.</param>
/// <param name="Signature">By the head's key of the first entry, over <see cref="SignedTexts.Finding"/>.</param>
public sealed record JudgeFinding(string By, string HeadKey, string Digest, bool Signed, string Signature, KeyBook Keys) : ICaseCommand
{
    public Decision<Statement> Decide(CaseFile current, Instant now)
    {
        var seat = current.Current.SeatOf(By);
        var finding = Finding.Of(current, current.Current);
        return current switch
        {
            _ when seat is null => Decision.Refuse($"{By} is not a delegation of this mission."),
            _ when current.Current.IsSigningOver(now) => Decision.Refuse(
                $"The time for signing ended at {current.Current.SignBy}; the result stands as recorded dissent. The case can be reopened."),
            _ when seat.Judgement is not null => Decision.Refuse($"The head of {By} has already spoken on this finding."),
            { Stage: Stage.Assessing or Stage.Revealing } => Decision.Refuse("There is no result to sign before all seals are opened or have lapsed."),
            _ when finding is null => Decision.Refuse("Nobody revealed an assessment, so that there is no result to sign."),
            _ when finding.Digest != Digest => Decision.Refuse("That is not the result of this round."),
            _ when Keys.HeadKeyOf(By) != HeadKey => Decision.Refuse($"That is not the key of the head of {By} in the first entry of the log."),
            _ when !Keys.Verify.Holds(HeadKey, Message(current), Signature) => Decision.Refuse("The head's signature over the finding does not hold."),
            _ => Decision.Accept<Statement>(new Statement.FindingJudged(
                current.Number, current.Current.Number, By, HeadKey, Digest, Signed, Signature, now)),
        };
    }

    private byte[] Message(CaseFile file) => SignedTexts.Finding(file.Mission, file.Number, file.Current.Number, Digest, Signed);
}
