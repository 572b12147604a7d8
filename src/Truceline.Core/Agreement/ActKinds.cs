using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

/// <summary>What an act's author had to do with its place.</summary>
public static class ActKinds
{
    /// <summary>Coming into a zone or over a line: its author came from where the track last lay outside.</summary>
    public static bool IsEntry(Act act) =>
        act is Act.CrossingOnFoot or Act.CrossingByVehicle or Act.CrossingByAircraft or Act.CrossingByDrone;

    /// <summary>The author was at the place of the act itself.</summary>
    public static bool AuthorIsAtPlace(Act act) => act is Act.Shot or Act.Burst or Act.Launch or Act.ExplosionOutgoing
        or Act.MuzzleFlash or Act.Presence or Act.Works or Act.ObstructionOfMovement or Act.Detention or Act.FlagOrMarkerMoved;
}
