using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>One delegation seals its assessment. Nobody, the centre included, can read it until it is opened.</summary>
/// <param name="By">The delegation.</param>
/// <param name="Commitment">SHA-256, lower hex (<see cref="Cases.Commitment"/>).</param>
/// <param name="Signature">By the reviewer's key, over <see cref="SignedTexts.Commitment"/>.</param>
public sealed record CommitAssessment(string By, string ReviewerKey, string Commitment, string Signature, KeyBook Keys) : ICaseCommand
{
    public Decision<Statement> Decide(CaseFile current, Instant now)
    {
        var seat = current.Current.SeatOf(By);
        return current switch
        {
            { Stage: not Stage.Assessing } => Decision.Refuse($"The case is {Kebab.Of(current.Stage)}; no seal is taken any more."),
            _ when seat is null => Decision.Refuse($"{By} is not a delegation of this mission."),
            _ when seat.State != SealState.NotSealed => Decision.Refuse($"{By} has already sealed its assessment."),
            _ when now > current.Current.AssessBy => Decision.Refuse($"Assessments were due by {current.Current.AssessBy}."),
            _ when !Hex.IsDigest(Commitment) => Decision.Refuse("The commitment is not a SHA-256 in lower hex."),
            _ when Keys.KeyOf(ReviewerKey)?.May(By, KeyRoles.Reviewer, now) != true =>
                Decision.Refuse($"That key is not a reviewer's key of {By} that its head has countersigned and that is in force."),
            _ when !Keys.Verify.Holds(ReviewerKey, Message(current), Signature) => Decision.Refuse("The signature over the commitment does not hold."),
            _ => Decision.Accept<Statement>(new Statement.AssessmentCommitted(
                current.Number, current.Current.Number, By, ReviewerKey, Commitment, Signature, now)),
        };
    }

    private byte[] Message(CaseFile file) => SignedTexts.Commitment(file.Mission, file.Number, file.Current.Number, By, Commitment);
}
