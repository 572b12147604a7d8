using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>One head releases an edition, or refuses to; then its column reads <i>not approved</i>.</summary>
/// <param name="Digest">The edition that the head had before it.</param>
/// <param name="Signature">By the head's key of the first entry, over <see cref="SignedTexts.Bulletin"/>.</param>
public sealed record JudgeBulletin(string By, string HeadKey, string Digest, bool Approved, string Signature, KeyBook Keys)
{
    public Decision<Statement> Decide(BulletinView? edition, string mission, Instant now) => edition switch
    {
        null => Decision.Refuse("There is no such bulletin."),
        { SupersededBy: { } later } => Decision.Refuse($"Edition {later} corrects this one; judge that."),
        _ when edition.Judgements.Any(of => of.Delegation == By) => Decision.Refuse($"The head of {By} has already spoken on this bulletin."),
        _ when edition.Digest != Digest => Decision.Refuse("That is not the digest of this bulletin."),
        _ when Keys.HeadKeyOf(By) is not { } key || key != HeadKey => Decision.Refuse($"That is not the key of the head of {By} in the first entry of the log."),
        _ when !Keys.Verify.Holds(HeadKey, SignedTexts.Bulletin(mission, edition.Date, edition.Edition, Digest, Approved), Signature) =>
            Decision.Refuse("The head's signature over the bulletin does not hold."),
        _ => Decision.Accept<Statement>(new Statement.BulletinJudged(edition.Date, edition.Edition, By, HeadKey, Digest, Approved, Signature, now)),
    };
}
