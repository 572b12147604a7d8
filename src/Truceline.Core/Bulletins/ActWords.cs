using Truceline.Core.Cases;

namespace Truceline.Core.Bulletins;

/// <summary>Acts as a bulletin names them.</summary>
internal static class ActWords
{
    public static string Of(Act act) => act switch
    {
        Act.ExplosionOutgoing => "explosion (outgoing)",
        Act.ExplosionImpact => "explosion (impact)",
        Act.ExplosionUndetermined => "explosion (undetermined)",
        Act.FiringAtSensor => "firing at a sensor",
        Act.FlagOrMarkerMoved => "flag or marker moved",
        Act.NoneOfThese => "other",
        _ => Kebab.Of(act).Replace('-', ' '),
    };

    /// <summary>With what it was done, as far as the act itself says.</summary>
    public static string Means(Act act) => act switch
    {
        Act.CrossingOnFoot => "on foot",
        Act.CrossingByVehicle => "vehicle",
        Act.CrossingByAircraft => "aircraft",
        Act.CrossingByDrone => "drone",
        _ => "undetermined",
    };
}
