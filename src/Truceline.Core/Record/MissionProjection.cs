using Truceline.Core.Cases;

namespace Truceline.Core.Record;

internal static class MissionProjection
{
    /// <summary>Only the first opening counts; the heads' keys are countersigned by nobody, they are the beginning.</summary>
    public static void Apply(EntryFacts entry, Statement.MissionOpened opened, IRegisterRows rows)
    {
        if (Of(rows) is not null)
        {
            return;
        }

        string[] delegations = [.. opened.Heads.Select(head => head.Delegation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        rows.Put(RegisterKinds.Mission, RegisterKinds.TheMission, entry.At,
            new MissionView(opened.Mission, opened.Heads, delegations, opened.Demo, entry.Index, entry.At, []));
        foreach (var head in opened.Heads)
        {
            rows.Put(RegisterKinds.Key, head.PublicKey, entry.At, new KeyView(
                head.PublicKey, head.Delegation, KeyRoles.Head, null, true, opened.Demo, entry.Index, entry.At, null, null));
        }
    }

    public static void Apply(EntryFacts entry, Statement.RulesAdopted adopted, IRegisterRows rows)
    {
        if (Of(rows) is { } mission)
        {
            var ruleSet = new AdoptedRuleSetView(adopted.RuleSet, entry.Index, entry.At, [.. entry.Bodies.Select(body => body.Path)]);
            rows.Put(RegisterKinds.Mission, RegisterKinds.TheMission, mission.At, mission with { RuleSets = [.. mission.RuleSets, ruleSet] });
        }
    }

    public static MissionView? Of(IRegisterRows rows) => rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission);
}
