using NodaTime;
using Truceline.Core.Marks;
using Truceline.Core.Places;

namespace Truceline.Core.Agreement;

/// <summary>What kind of thing is reported.</summary>
public enum FactKind
{
    /// <summary>What a clause asks for was done.</summary>
    Done,

    /// <summary>It was looked at, and was not done.</summary>
    NotDone,

    /// <summary>A unit, post, patrol or weapon stood at a place.</summary>
    Located,

    /// <summary>A force was counted.</summary>
    Counted,

    /// <summary>What stood at a storage site was counted.</summary>
    Stored,

    /// <summary>A road or passage was shut.</summary>
    Obstructed,

    /// <summary>A joint patrol took place.</summary>
    Patrolled,

    /// <summary>A joint patrol was due and did not.</summary>
    NotPatrolled,

    /// <summary>An exercise, flight or movement began.</summary>
    Begun,

    /// <summary>Notice to end a term was given.</summary>
    NoticeGiven,
}

/// <summary>Where a reported fact comes from.</summary>
public enum Provenance
{
    OwnSensor,
    OtherDelegation,
    PartyClaim,
    OpenSource,
}

/// <summary>A fact as it is reported and entered: flat, with the members of its kind and no other (docs/formats/facts.md).</summary>
/// <param name="Party">Whose it is, or who did it; null where that is not known.</param>
/// <param name="At">When it happened, or began.</param>
/// <param name="To">When it ended; null while it lasts, and for what has no length.</param>
/// <param name="Place">A 1 km cell where it is a party's, or a weapon's.</param>
public sealed record FactForm(FactKind Kind, Instant At)
{
    public string? Party { get; init; }

    public string? Clause { get; init; }

    public string? Product { get; init; }

    public Instant? To { get; init; }

    public string? Unit { get; init; }

    public Weapon? Weapon { get; init; }

    public PlacedPoint? Place { get; init; }

    public Strength? Of { get; init; }

    public ReportedCount? Count { get; init; }

    public string? Site { get; init; }

    public IReadOnlyList<StoredWeapons>? Stored { get; init; }

    public string? Zone { get; init; }

    public ObstructionCause? Cause { get; init; }

    public IReadOnlyList<string>? With { get; init; }

    public NotifiedThing? Thing { get; init; }

    public Instant? Told { get; init; }

    /// <summary>The form with the members of its kind alone.</summary>
    internal FactForm OfItsKind() => new FactForm(Kind, At) with
    {
        Party = Party,
        Clause = Kind is FactKind.Done or FactKind.NotDone or FactKind.Patrolled or FactKind.NotPatrolled or FactKind.NoticeGiven or FactKind.Obstructed ? Clause : null,
        Product = Kind is FactKind.Done or FactKind.NotDone ? Product : null,
        To = Kind is FactKind.Obstructed ? To : null,
        Unit = Kind is FactKind.Located ? Unit : null,
        Weapon = Kind is FactKind.Located ? Weapon : null,
        Place = Kind is FactKind.Located ? Place : null,
        Of = Kind is FactKind.Counted ? Of : null,
        Count = Kind is FactKind.Counted ? Count : null,
        Site = Kind is FactKind.Stored ? Site : null,
        Stored = Kind is FactKind.Stored ? Stored : null,
        Zone = Kind is FactKind.Obstructed ? Zone : null,
        Cause = Kind is FactKind.Obstructed ? Cause : null,
        With = Kind is FactKind.Patrolled or FactKind.NotPatrolled ? With : null,
        Thing = Kind is FactKind.Begun ? Thing : null,
        Told = Kind is FactKind.Begun ? Told : null,
    };
}
