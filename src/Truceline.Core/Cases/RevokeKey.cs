using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>A delegation takes back a key of its own. What the key signed before stands.</summary>
/// <param name="By">Who revokes, as the register shall name them.</param>
public sealed record RevokeKey(string Delegation, string PublicKey, string By)
{
    public Decision<Statement> Decide(KeyBook keys, Instant now) => keys.KeyOf(PublicKey) switch
    {
        null => Decision.Refuse("That key is not enrolled."),
        var key when key.Delegation != Delegation => Decision.Refuse($"That key is not one of {Delegation}'s."),
        { Role: KeyRoles.Head } => Decision.Refuse("A head's key stands in the first entry of the log and is not revoked here."),
        { RevokedAt: { } at } => Decision.Refuse($"That key was revoked at {at}."),
        _ => Decision.Accept<Statement>(new Statement.KeyRevoked(Delegation, PublicKey, By, now)),
    };
}
