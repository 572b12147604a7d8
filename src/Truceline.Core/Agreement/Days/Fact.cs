using NodaTime;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>
/// Something recorded that bears on a clause and is no incident: a handover, a count, a position, a patrol. What is not
/// recorded is not a fact, and no fact is evidence of its opposite.
/// </summary>
/// <param name="Id">What a reader finds it under.</param>
/// <param name="Known">From when the centre knew it.</param>
/// <param name="Level">Who says so.</param>
public abstract record Fact(string Id, Instant Known, FactLevel Level)
{
    /// <summary>What a clause asks for was done, or was seen not to be done yet.</summary>
    /// <param name="Product">What was done, where the clause names several things; null: what it asks for.</param>
    /// <param name="Party">Who did it; null where that is not said.</param>
    /// <param name="Achieved">False: at that time it was not done.</param>
    public sealed record Done(
        string Id, Instant Known, FactLevel Level, string Clause, string? Product, string? Party, Instant At, bool Achieved) : Fact(Id, Known, Level);

    /// <summary>A unit, post, patrol or weapon of somebody stood at a place.</summary>
    public sealed record Located(
        string Id, Instant Known, FactLevel Level, string Party, string Unit, Weapon? Weapon, PlacedPoint Place, Instant At) : Fact(Id, Known, Level);

    /// <summary>A force was counted.</summary>
    public sealed record Counted(
        string Id, Instant Known, FactLevel Level, string Party, Strength Of, ReportedCount Count, Instant At) : Fact(Id, Known, Level);

    /// <summary>Somebody counted what stood at a storage site.</summary>
    public sealed record Stored(
        string Id, Instant Known, FactLevel Level, string Party, string Site, IReadOnlyList<StoredWeapons> Weapons, Instant At) : Fact(Id, Known, Level);

    /// <summary>A road or passage was shut.</summary>
    /// <param name="Zone">Null where no zone is drawn; then the clause is named.</param>
    /// <param name="To">Null while it lasts.</param>
    /// <param name="By">Who shut it; null where that is not known.</param>
    public sealed record Obstructed(
        string Id, Instant Known, FactLevel Level, string? Zone, string? Clause, Instant From, Instant? To, ObstructionCause Cause, string? By)
        : Fact(Id, Known, Level);

    /// <summary>A joint patrol took place, or did not.</summary>
    /// <param name="HinderedBy">Who kept it from taking place; null where nobody did or that is not known.</param>
    public sealed record Patrolled(
        string Id, Instant Known, FactLevel Level, string Clause, IReadOnlyList<string> With, bool Completed, string? HinderedBy, Instant At)
        : Fact(Id, Known, Level);

    /// <summary>Somebody told beforehand, or was seen to begin without having told.</summary>
    /// <param name="Told">Null where nobody told.</param>
    public sealed record Begun(
        string Id, Instant Known, FactLevel Level, string Party, NotifiedThing Of, Instant? Told, Instant Begins) : Fact(Id, Known, Level);

    /// <summary>Notice to end a term.</summary>
    public sealed record NoticeGiven(
        string Id, Instant Known, FactLevel Level, string Clause, string Party, Instant At) : Fact(Id, Known, Level);
}

public sealed record StoredWeapons(Weapon Weapon, int Count);

public enum ObstructionCause
{
    Unknown,

    /// <summary>Somebody shut it.</summary>
    Deliberate,
    Weather,

    /// <summary>A mine, a slide, a broken bridge.</summary>
    Hazard,
}
