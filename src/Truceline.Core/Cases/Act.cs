namespace Truceline.Core.Cases;

/// <summary>What happened, in the counting units of the OSCE mission and the acts of an agreement.</summary>
public enum Act
{
    Shot,
    Burst,
    Launch,
    ExplosionOutgoing,
    ExplosionImpact,
    ExplosionUndetermined,
    ProjectileInFlight,
    MuzzleFlash,
    IlluminationFlare,
    CrossingOnFoot,
    CrossingByVehicle,
    CrossingByAircraft,
    CrossingByDrone,
    Presence,
    Works,
    ObstructionOfMovement,
    Jamming,
    Blinding,
    FiringAtSensor,
    Detention,
    FlagOrMarkerMoved,
    NoneOfThese,
}
