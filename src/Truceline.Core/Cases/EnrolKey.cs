using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>A delegation's key, countersigned by its head, begins to count.</summary>
/// <param name="Countersignature">By the head's key of the first entry, over <see cref="SignedTexts.Key"/>.</param>
public sealed record EnrolKey(string Delegation, string Role, string PublicKey, string Countersignature)
{
    public Decision<Statement> Decide(MissionView mission, KeyBook keys, Instant now)
    {
        var head = mission.HeadKeyOf(Delegation);
        return this switch
        {
            _ when head is null => Decision.Refuse($"{Delegation} is not a delegation of this mission."),
            _ when !KeyRoles.Enrolled.Contains(Role) => Decision.Refuse($"Keys are enrolled for the role {string.Join(" or ", KeyRoles.Enrolled)}."),
            _ when !Hex.IsDigest(PublicKey) => Decision.Refuse("The public key is not 32 bytes in lower hex."),
            _ when keys.KeyOf(PublicKey) is { Counts: true } => Decision.Refuse("That key is enrolled already."),
            _ when !keys.Verify.Holds(head, SignedTexts.Key(mission.Mission, Delegation, Role, PublicKey), Countersignature) =>
                Decision.Refuse($"The countersignature of the head of {Delegation} does not hold."),
            _ => Decision.Accept<Statement>(new Statement.KeyEnrolled(Delegation, Role, PublicKey, Countersignature, now)),
        };
    }
}
