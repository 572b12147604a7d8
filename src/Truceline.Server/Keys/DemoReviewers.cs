using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Engine.Mandates;
using Truceline.Ledger;

namespace Truceline.Server.Keys;

/// <summary>In a demonstration the invented reviewers' keys are enrolled from the start, countersigned by the invented heads.</summary>
public static class DemoReviewers
{
    public static async Task EnrolAsync(Centre centre, CancellationToken cancellation)
    {
        if (centre.DemoKeys is not { } keys || centre.Register.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission) is not { } mission)
        {
            return;
        }

        foreach (var delegation in mission.Delegations.Where(id => mission.HeadKeyOf(id) == keys.PublicKeyOf(id, KeyRoles.Head)))
        {
            var reviewer = keys.PublicKeyOf(delegation, KeyRoles.Reviewer);
            if (centre.Register.Get<KeyView>(RegisterKinds.Key, reviewer) is null)
            {
                await centre.SubmitAsync(Enrolment(keys, mission.Mission, delegation, reviewer), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static CentreCommand.EnrolKey Enrolment(DemoKeys keys, string mission, string delegation, string reviewer)
    {
        var countersignature = Ed25519.Sign(
            keys.SeedOf(delegation, KeyRoles.Head), SignedTexts.Key(mission, delegation, KeyRoles.Reviewer, reviewer));
        return new CentreCommand.EnrolKey(
            $"demo:{delegation}:{reviewer[..16]}", delegation, KeyRoles.Reviewer, reviewer, Convert.ToHexStringLower(countersignature));
    }
}
