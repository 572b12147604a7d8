using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Core.Record;

/// <summary>A fact that a delegation reported. It is alleged; its place is a 1 km cell where it is a party's, or a weapon's.</summary>
/// <param name="Note">Salted digest of free text; null where there is none.</param>
/// <param name="Reason">Salted digest of why it was taken back.</param>
public sealed record FactView(
    string Fact, FactForm Form, Provenance Provenance, string Delegation, string Role, string? Note, Instant At, long Index,
    Instant? WithdrawnAt, string? Reason, long? WithdrawalIndex)
{
    /// <summary>As the clauses look at it; null for one that was taken back.</summary>
    public Fact? Read() => WithdrawnAt is null ? ReadFact.Of(Form, Fact, At, FactLevel.Alleged) : null;
}

internal static class FactProjection
{
    /// <summary>The first statement of an id counts; whoever reported it takes it back, once.</summary>
    public static void Apply(EntryFacts entry, Statement.FactReported made, IRegisterRows rows)
    {
        if (rows.Get<FactView>(RegisterKinds.Fact, made.Fact) is null)
        {
            rows.Put(RegisterKinds.Fact, made.Fact, made.At, new FactView(
                made.Fact, made.Form, made.Provenance, made.Delegation, made.Role, made.Note, made.At, entry.Index, null, null, null));
        }
    }

    public static void Apply(EntryFacts entry, Statement.FactWithdrawn made, IRegisterRows rows)
    {
        if (rows.Get<FactView>(RegisterKinds.Fact, made.Fact) is { WithdrawnAt: null } view && view.Delegation == made.Delegation)
        {
            rows.Put(RegisterKinds.Fact, made.Fact, view.At, view with { WithdrawnAt = made.At, Reason = made.Reason, WithdrawalIndex = entry.Index });
        }
    }
}
