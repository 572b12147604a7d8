namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Weapons are kept at sites, and are there when somebody counts.</summary>
    /// <param name="EveryDays">How old a count may be and still speak for a day.</param>
    public sealed record StorageSites(IReadOnlyList<StorageSite> Sites, int EveryDays) : ClauseRule;
}

/// <param name="Site">Id of the zone that is the site.</param>
public sealed record StorageSite(string Site, IReadOnlyList<Holding> Holdings);

/// <param name="Count">How many must be there.</param>
public sealed record Holding(WeaponScope Weapons, int Count);
