using Truceline.Core.Cases;

namespace Truceline.Core.Record;

internal static class KeyProjection
{
    /// <summary>A key belongs to whoever enrolled it first with a countersignature that holds.</summary>
    public static void Apply(EntryFacts entry, Statement.KeyEnrolled made, SignatureCheck verify, IRegisterRows rows)
    {
        if (MissionProjection.Of(rows) is not { } mission || rows.Get<KeyView>(RegisterKinds.Key, made.PublicKey) is { Counts: true })
        {
            return;
        }

        var counts = mission.HeadKeyOf(made.Delegation) is { } head && KeyRoles.Enrolled.Contains(made.Role) &&
            verify.Holds(head, SignedTexts.Key(mission.Mission, made.Delegation, made.Role, made.PublicKey), made.Countersignature);
        rows.Put(RegisterKinds.Key, made.PublicKey, entry.At, new KeyView(
            made.PublicKey, made.Delegation, made.Role, made.Countersignature, counts, mission.Demo, entry.Index, made.At, null, null));
    }

    /// <summary>Holds from then on: what the key signed before stands.</summary>
    public static void Apply(EntryFacts entry, Statement.KeyRevoked revoked, IRegisterRows rows)
    {
        if (rows.Get<KeyView>(RegisterKinds.Key, revoked.PublicKey) is { RevokedAt: null } key && key.Delegation == revoked.Delegation)
        {
            rows.Put(RegisterKinds.Key, key.PublicKey, entry.At, key with { RevokedBy = revoked.By, RevokedAt = revoked.At });
        }
    }
}
