using Truceline.Simulator.Places;

namespace Truceline.Simulator.Scenarios;

/// <summary>The piece of the illustrative Karabakh mission over which the scenarios fly.</summary>
public static class Theatre
{
    /// <summary>Metres above the ellipsoid.</summary>
    public const double GroundHeight = 420;

    /// <summary>A point on the forbidden zone's edge; the axis ahead points into the zone.</summary>
    public static LocalFrame Frame { get; } = new(new(39.93, 46.86), 270);

    /// <summary>The forbidden zone, as the mission's file draws it.</summary>
    public static Area Forbidden { get; } = new([
        Frame.At(-3000, 0), Frame.At(3000, 0), Frame.At(3000, 3000), Frame.At(-3000, 3000)]);
}
