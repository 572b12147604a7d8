using System.Globalization;
using System.Text.Json.Serialization;
using Truceline.Core.Cases;
using Truceline.Core.Record;

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
public sealed record Weapon(WeaponClass? Class, double? Calibre)
{
    private const double Widest = 1_000;

    /// <summary>A class that agreements tell apart, a calibre that there is, or neither.</summary>
    [JsonIgnore]
    public bool IsSound => (Class is not { } of || Enum.IsDefined(of)) && (Calibre is not { } calibre || calibre is > 0 and <= Widest);

    /// <summary>Of fire, of what it hits and of its presence: either its own place is guarded, or the place is not where it stands.</summary>
    public static bool MayBeSaidOf(Act act) => GuardedPlace.Guards(act) || act is Act.ExplosionImpact or Act.ExplosionUndetermined or Act.ProjectileInFlight;

    /// <summary>Why it cannot be said of an act; null where it can, and where nothing is said.</summary>
    public static string? Trouble(Weapon? weapon, Act act) => weapon switch
    {
        null => null,
        _ when !MayBeSaidOf(act) => "A weapon is stated of fire, of what it hits and of its presence only.",
        { Class: null, Calibre: null } => "State the weapon's class or its calibre, or leave the weapon away.",
        { IsSound: false } => "The weapon is not one that agreements tell apart, or its calibre is none.",
        _ => null,
    };

    /// <summary>As a table prints it.</summary>
    public static string Words(Weapon? weapon) => weapon switch
    {
        null => "undetermined",
        { Calibre: null } => Name(weapon),
        { Calibre: { } calibre } => string.Create(CultureInfo.InvariantCulture, $"{Name(weapon)}, {calibre:0.##} mm"),
    };

    private static string Name(Weapon weapon) => weapon.Class is { } of ? Kebab.Of(of).Replace('-', ' ') : "undetermined";
}

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
