using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Core.Record;

/// <summary>A fact that a delegation reported. Its place is a 1 km cell where it is a party's, or a weapon's.</summary>
/// <param name="Note">Salted digest of free text; null where there is none.</param>
/// <param name="Reason">Salted digest of why it was taken back.</param>
public sealed record FactView(
    string Fact, FactForm Form, Provenance Provenance, string Delegation, string Role, string? Note, Instant At, long Index,
    Instant? WithdrawnAt, string? Reason, long? WithdrawalIndex)
{
    /// <summary>What each delegation said of it last, by the ids of the delegations.</summary>
    public IReadOnlyList<FactVerdictView> Verdicts { get; init; } = [];

    /// <summary>How many delegations stand behind it: none, one, both. Nothing of it is signed by the heads.</summary>
    public FactLevel Level { get; init; }

    /// <summary>As the clauses look at it; null for one that was taken back.</summary>
    public Fact? Read() => WithdrawnAt is null ? ReadFact.Of(Form, Fact, At, Level) : null;

    /// <summary>What a delegation saw itself it stands behind; what it passes on from others it does not, unless it says so.</summary>
    internal FactView Weighed() => this with
    {
        Level = Verdicts.Where(said => said.Verdict == FactVerdict.Confirmed).Select(said => said.Delegation)
            .Union(Provenance == Provenance.OwnSensor ? [Delegation] : [], StringComparer.Ordinal).Count() switch
        {
            0 => FactLevel.Alleged,
            1 => FactLevel.FoundByOne,
            _ => FactLevel.FoundJointly,
        },
    };
}

/// <summary>What a delegation said last of a reported fact.</summary>
/// <param name="Words">Salted digest of free text; null where there is none.</param>
public sealed record FactVerdictView(string Delegation, string Role, FactVerdict Verdict, string? Words, Instant At, long Index);

internal static class FactProjection
{
    /// <summary>The first statement of an id counts; whoever reported it takes it back, once.</summary>
    public static void Apply(EntryFacts entry, Statement.FactReported made, IRegisterRows rows)
    {
        if (rows.Get<FactView>(RegisterKinds.Fact, made.Fact) is null)
        {
            rows.Put(RegisterKinds.Fact, made.Fact, made.At, new FactView(
                made.Fact, made.Form, made.Provenance, made.Delegation, made.Role, made.Note, made.At, entry.Index, null, null, null).Weighed());
        }
    }

    public static void Apply(EntryFacts entry, Statement.FactWithdrawn made, IRegisterRows rows)
    {
        if (rows.Get<FactView>(RegisterKinds.Fact, made.Fact) is { WithdrawnAt: null } view && view.Delegation == made.Delegation)
        {
            rows.Put(RegisterKinds.Fact, made.Fact, view.At, view with { WithdrawnAt = made.At, Reason = made.Reason, WithdrawalIndex = entry.Index });
        }
    }

    /// <summary>Of each delegation the latest word counts; of a fact that was taken back nothing more is said.</summary>
    public static void Apply(EntryFacts entry, Statement.FactJudged made, IRegisterRows rows)
    {
        if (rows.Get<FactView>(RegisterKinds.Fact, made.Fact) is { WithdrawnAt: null } view)
        {
            rows.Put(RegisterKinds.Fact, made.Fact, view.At, (view with
            {
                Verdicts =
                [
                    .. view.Verdicts.Where(said => said.Delegation != made.Delegation)
                        .Append(new FactVerdictView(made.Delegation, made.Role, made.Verdict, made.Words, made.At, entry.Index))
                        .OrderBy(said => said.Delegation, StringComparer.Ordinal),
                ],
            }).Weighed());
        }
    }
}
