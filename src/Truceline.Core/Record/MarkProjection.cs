using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;

namespace Truceline.Core.Record;

/// <summary>Folds marks and what their delegations do with them.</summary>
public static class MarkProjection
{
    /// <summary>The first statement of an id counts.</summary>
    internal static void Apply(EntryFacts entry, Statement.IncidentMarked made, RuleShelf rules, IRegisterRows rows)
    {
        var mark = new MarkView(
            made.Delegation, made.Role, made.Count, made.Note, made.Pts, made.Pixel, made.Ground, made.FellOn, MarkStanding.Stands, null,
            [entry.Index], null, [], null);
        IncidentProjection.Apply(entry, Alleged(made), mark, rules, rows);
    }

    internal static void Apply(EntryFacts entry, Statement.IncidentWithdrawn made, IRegisterRows rows) =>
        Change(rows, made.Incident, made.Delegation, entry, mark => mark with { Standing = MarkStanding.Withdrawn, Because = made.Reason });

    internal static void Apply(EntryFacts entry, Statement.IncidentsJoined made, IRegisterRows rows)
    {
        if (rows.Get<IncidentView>(RegisterKinds.Incident, made.Into) is not { } into)
        {
            return;
        }

        var joined = made.Incidents
            .Where(id => Change(rows, id, made.Delegation, entry, mark => mark with { Standing = MarkStanding.Joined, Because = made.Reason, Into = made.Into }))
            .ToList();
        IncidentProjection.Put(rows, into with { Joined = [.. into.Joined, .. joined] });
    }

    internal static void Apply(EntryFacts entry, Statement.IncidentSplit made, RuleShelf rules, IRegisterRows rows)
    {
        string[] parts = [.. made.Parts.Select(part => part.Incident)];
        if (!Change(rows, made.Incident, made.Delegation, entry, mark => mark with { Standing = MarkStanding.Split, Because = made.Reason, Parts = parts }))
        {
            return;
        }

        var whole = rows.Get<IncidentView>(RegisterKinds.Incident, made.Incident)!;
        foreach (var part in made.Parts)
        {
            var mark = whole.Mark! with
            {
                Count = part.Count, Ground = null, FellOn = part.FellOn, Standing = MarkStanding.Stands, Because = null,
                Entries = [entry.Index], Parts = [], PartOf = made.Incident,
            };
            IncidentProjection.Apply(entry, Alleged(whole, part, made.RuleSet, made.Modalities), mark, rules, rows);
        }
    }

    /// <summary>A mark in the form in which clauses are tested: they ask for an act, a place and its times, and not who noticed it.</summary>
    public static Statement.IncidentRaised Alleged(Statement.IncidentMarked made) => new(
        made.Incident, made.Source, "", made.Act, "", made.Claimed, made.Received, made.Place, null, made.Attribution, made.Evidence, made.RuleSet,
        made.Modalities) { Weapon = made.Weapon };

    private static Statement.IncidentRaised Alleged(IncidentView whole, SplitPart part, string ruleSet, int? modalities) => new(
        part.Incident, whole.Source, "", part.Act, "", whole.Claimed, whole.Received, part.Place, null, part.Attribution, whole.Evidence, ruleSet,
        modalities) { Weapon = OfPart(whole.Act, whole.Weapon, part) };

    /// <summary>What was said of the weapon was said of that act.</summary>
    public static Weapon? OfPart(Act whole, Weapon? weapon, SplitPart part) => part.Act == whole ? weapon : null;

    /// <summary>Changes a mark of this delegation that stands and is in no case; another is left as it is.</summary>
    private static bool Change(IRegisterRows rows, string id, string delegation, EntryFacts entry, Func<MarkView, MarkView> change)
    {
        if (rows.Get<IncidentView>(RegisterKinds.Incident, id) is not { Mark: { Standing: MarkStanding.Stands } mark, Cases.Count: 0 } incident
            || mark.Delegation != delegation)
        {
            return false;
        }

        IncidentProjection.Put(rows, incident with { Mark = change(mark) with { Entries = [.. mark.Entries, entry.Index] } });
        return true;
    }
}
