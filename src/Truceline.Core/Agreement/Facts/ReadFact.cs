using NodaTime;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>A reported fact as the clauses look at it.</summary>
public static class ReadFact
{
    /// <returns>Null where members of its kind are missing; such a form is not entered.</returns>
    public static Fact? Of(FactForm form, string id, Instant known, FactLevel level) => form.Kind switch
    {
        FactKind.Done or FactKind.NotDone when form.Clause is { } clause =>
            new Fact.Done(id, known, level, clause, form.Product, form.Party, form.At, form.Kind == FactKind.Done),
        FactKind.Located when form is { Party: { } party, Unit: { } unit, Place: { } place } =>
            new Fact.Located(id, known, level, party, unit, form.Weapon, place, form.At),
        FactKind.Counted when form is { Party: { } party, Of: { } of, Count: { } count } => new Fact.Counted(id, known, level, party, of, count, form.At),
        FactKind.Stored when form is { Party: { } party, Site: { } site, Stored: { } stored } => new Fact.Stored(id, known, level, party, site, stored, form.At),
        FactKind.Obstructed when form.Cause is { } cause && (form.Zone ?? form.Clause) is not null =>
            new Fact.Obstructed(id, known, level, form.Zone, form.Clause, form.At, form.To, cause, form.Party),
        FactKind.Patrolled or FactKind.NotPatrolled when form is { Clause: { } clause, With: { } with } =>
            new Fact.Patrolled(id, known, level, clause, with, form.Kind == FactKind.Patrolled, form.Party, form.At),
        FactKind.Begun when form is { Party: { } party, Thing: { } thing } => new Fact.Begun(id, known, level, party, thing, form.Told, form.At),
        FactKind.NoticeGiven when form is { Clause: { } clause, Party: { } party } => new Fact.NoticeGiven(id, known, level, clause, party, form.At),
        _ => null,
    };
}
