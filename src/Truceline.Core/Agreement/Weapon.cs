namespace Truceline.Core.Agreement;

/// <summary>What kind of weapon, as agreements tell them apart.</summary>
public enum WeaponClass
{
    SmallArms,
    MachineGun,
    GrenadeLauncher,
    AntiTank,
    Mortar,
    Artillery,
    RocketArtillery,
    TacticalMissile,
    Tank,
    ArmouredVehicle,
    AirDefence,
    Aircraft,
    Drone,
    Mine,
}

/// <summary>A weapon as far as somebody said what it was.</summary>
/// <param name="Class">Null where it is not known.</param>
/// <param name="Calibre">Millimetres; null where it is not known.</param>
public sealed record Weapon(WeaponClass? Class, double? Calibre);

/// <summary>The weapons that a clause speaks of.</summary>
/// <param name="Classes">Empty: of every class.</param>
/// <param name="CalibreFrom">Millimetres, itself included; null: however small.</param>
/// <param name="CalibreBelow">Millimetres, itself not included; null: however large.</param>
public sealed record WeaponScope(IReadOnlyList<WeaponClass> Classes, double? CalibreFrom, double? CalibreBelow)
{
    /// <summary>Every weapon there is.</summary>
    public static WeaponScope Any { get; } = new([], null, null);

    public bool IsAny => Classes.Count == 0 && CalibreFrom is null && CalibreBelow is null;

    /// <summary>Whether it is one of them; null where what is known of it does not tell.</summary>
    public bool? Holds(Weapon? weapon)
    {
        bool?[] tests = [OfClass(weapon?.Class), OfCalibre(weapon?.Calibre)];
        return tests.Contains(false) ? false : tests.Contains(null) ? null : true;
    }

    private bool? OfClass(WeaponClass? stated) =>
        Classes.Count == 0 ? true : stated is { } known ? Classes.Contains(known) : null;

    private bool? OfCalibre(double? stated) =>
        CalibreFrom is null && CalibreBelow is null ? true
        : stated is { } known ? known >= (CalibreFrom ?? 0) && known < (CalibreBelow ?? double.PositiveInfinity)
        : null;
}
