using Truceline.Core.Agreement;

namespace Truceline.Core.Record;

internal static class IncidentProjection
{
    /// <summary>The clauses are tested on what the entry says, before its place is coarsened for readers. The first statement of an id counts.</summary>
    public static void Apply(EntryFacts entry, Statement.IncidentRaised made, RuleShelf rules, IRegisterRows rows) =>
        Apply(entry, made, null, rules, rows);

    /// <param name="mark">What a person's mark says beyond that; null for what the machine alleges.</param>
    internal static void Apply(EntryFacts entry, Statement.IncidentRaised made, MarkView? mark, RuleShelf rules, IRegisterRows rows)
    {
        if (rows.Get<IncidentView>(RegisterKinds.Incident, made.Incident) is not null)
        {
            return;
        }

        var test = rules(made.RuleSet);
        var guarded = GuardedPlace.Guards(made.Act);
        var view = new IncidentView(
            made.Incident, entry.Index, made.Source, mark is null ? made.Track : null, made.Act, mark is null ? made.Zone : null, made.Claimed, made.Received,
            guarded ? GuardedPlace.Coarsened(made.Place) : made.Place, guarded ? null : made.LastOutside, guarded,
            made.Attribution, null, made.Evidence, made.RuleSet, test is not null, test?.Invoke(made) ?? [],
            FactLevel.Alleged, [], [], [], false);
        Put(rows, view with { Level = ByRule(view), Mark = mark, Modalities = made.Modalities, Weapon = made.Weapon });
    }

    /// <summary>A misled source is found out up to half a minute after it began to be: what it showed meanwhile stands, and nothing is indicated of it.</summary>
    public static void Doubt(Statement.ImpedimentRecorded found, IRegisterRows rows)
    {
        foreach (var incident in rows.List<IncidentView>(RegisterKinds.Incident, found.From, found.To).Where(one => one.Source == found.Source && one.PlaceDoubted is null).ToList())
        {
            var doubted = incident with { PlaceDoubted = found.Impediment };
            Put(rows, Judged(doubted, [.. doubted.Cases.Select(number => rows.Get<CaseView>(RegisterKinds.Case, number)).OfType<CaseView>()]));
        }
    }

    /// <summary>What the case says now of its incidents. An incident in several cases keeps the furthest level that any reached.</summary>
    public static void Judge(CaseView file, IRegisterRows rows)
    {
        foreach (var id in file.Incidents)
        {
            if (rows.Get<IncidentView>(RegisterKinds.Incident, id) is { } incident)
            {
                string[] cases = [.. incident.Cases.Append(file.Case).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                Put(rows, Judged(incident with { Cases = cases }, [.. Cases(cases, file, rows)]));
            }
        }
    }

    private static IEnumerable<CaseView> Cases(IEnumerable<string> numbers, CaseView now, IRegisterRows rows) =>
        numbers.Select(number => number == now.Case ? now : rows.Get<CaseView>(RegisterKinds.Case, number)).OfType<CaseView>();

    private static IncidentView Judged(IncidentView incident, IReadOnlyList<CaseView> cases)
    {
        var level = cases.Select(file => file.Level).Append(ByRule(incident)).Max();
        return incident with
        {
            Level = level,
            FoundBy = Names(cases.SelectMany(file => file.FoundBy)),
            FoundNotBy = Names(cases.SelectMany(file => file.FoundNotBy)),
            FoundNotToHaveOccurred = level < FactLevel.FoundByOne && cases.Any(NotOccurred),
        };
    }

    private static bool NotOccurred(CaseView file) =>
        file.Rounds[file.Standing - 1] is { Outcome: CaseOutcome.Signed } round && file.FoundNotBy.Count == round.Delegations.Count;

    private static string[] Names(IEnumerable<string> delegations) =>
        [.. delegations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static FactLevel ByRule(IncidentView incident) =>
        incident.PlaceDoubted is null && incident.Clauses.Any(result => result.Outcome is ClauseOutcome.Breached or ClauseOutcome.BreachedUnderReadingOnly)
            ? FactLevel.IndicatedByRule
            : FactLevel.Alleged;

    internal static void Put(IRegisterRows rows, IncidentView view) =>
        rows.Put(RegisterKinds.Incident, view.Incident, view.Received, view);
}
