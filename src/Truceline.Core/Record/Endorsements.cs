using Truceline.Core.Cases;
using Truceline.Core.Mandates;

namespace Truceline.Core.Record;

/// <summary>A person's own signature that a statement rests on, as the entry's header carries it for readers who know nothing of the mission.</summary>
/// <param name="Key">Ed25519, lower hex.</param>
/// <param name="Signature">64 bytes, lower hex.</param>
public sealed record PersonsSignature(string Key, byte[] Message, string Signature);

public static class Endorsements
{
    /// <summary>The signatures of a statement; none for what the machine or the clock says.</summary>
    public static IReadOnlyList<PersonsSignature> Of(Statement statement, MissionView mission) => statement switch
    {
        Statement.AssessmentCommitted made =>
            [new(made.ReviewerKey, SignedTexts.Commitment(mission.Mission, made.Case, made.Round, made.Delegation, made.Commitment), made.Signature)],
        Statement.FindingJudged judged =>
            [new(judged.HeadKey, SignedTexts.Finding(mission.Mission, judged.Case, judged.Round, judged.Finding, judged.Signed), judged.Signature)],
        Statement.KeyEnrolled made when mission.HeadKeyOf(made.Delegation) is { } head =>
            [new(head, SignedTexts.Key(mission.Mission, made.Delegation, made.Role, made.PublicKey), made.Countersignature)],
        Statement.BulletinJudged judged =>
            [new(judged.HeadKey, SignedTexts.Bulletin(mission.Mission, judged.Date, judged.Edition, judged.Digest, judged.Approved), judged.Signature)],
        Statement.ModalitiesDrafted made =>
            [new(made.HeadKey, SignedTexts.Modalities(mission.Mission, made.Draft, ModalitiesText.Digest(made.Document), made.Words, made.From, true), made.Signature)],
        Statement.ModalitiesJudged made =>
            [new(made.HeadKey, SignedTexts.Modalities(mission.Mission, made.Draft, made.Document, made.Words, made.From, made.Agreed), made.Signature)],
        _ => [],
    };
}
