namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>No more than so many of each.</summary>
    public sealed record Ceilings(IReadOnlyList<Ceiling> Limits) : ClauseRule;
}

public sealed record Ceiling(Strength Of, int AtMost);

/// <summary>What is counted of a force.</summary>
public enum Strength
{
    Persons,
    ArmouredCarriers,
    Vehicles,
    Tanks,
    ArtilleryPieces,
    Mortars,
    MachineGuns,
    Aircraft,
    Helicopters,
    Drones,
    Posts,
}
