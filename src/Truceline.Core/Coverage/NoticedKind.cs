using Truceline.Core.Cases;

namespace Truceline.Core.Coverage;

/// <summary>Kinds of acts that sensors notice differently: a drone sees trucks, not shots.</summary>
public enum NoticedKind
{
    /// <summary>Shots, bursts, launches, explosions, flashes, flares, projectiles in flight.</summary>
    Fire,

    /// <summary>People and vehicles on the ground: crossings, presence, obstruction, detention, markers.</summary>
    Movement,

    /// <summary>Aircraft and drones over the ground.</summary>
    Flight,

    /// <summary>Digging, building, mining, fencing.</summary>
    Works,
}

/// <summary>Which kind an act is of.</summary>
public static class NoticedKinds
{
    public static IReadOnlyList<NoticedKind> All { get; } = Enum.GetValues<NoticedKind>();

    /// <summary>Null for acts that show in the telemetry itself, and for none of these.</summary>
    public static NoticedKind? Of(Act act) => act switch
    {
        Act.Shot or Act.Burst or Act.Launch or Act.ExplosionOutgoing or Act.ExplosionImpact or Act.ExplosionUndetermined or Act.ProjectileInFlight
            or Act.MuzzleFlash or Act.IlluminationFlare or Act.FiringAtSensor => NoticedKind.Fire,
        Act.CrossingOnFoot or Act.CrossingByVehicle or Act.Presence or Act.ObstructionOfMovement or Act.Detention or Act.FlagOrMarkerMoved => NoticedKind.Movement,
        Act.CrossingByAircraft or Act.CrossingByDrone => NoticedKind.Flight,
        Act.Works => NoticedKind.Works,
        Act.Jamming or Act.Blinding or Act.NoneOfThese => null,
        _ => null,
    };
}
