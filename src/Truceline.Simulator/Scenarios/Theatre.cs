using Truceline.Simulator.Places;

namespace Truceline.Simulator.Scenarios;

/// <summary>The stretch of the illustrative Karabakh mission's line over which the scenarios fly.</summary>
public static class Theatre
{
    /// <summary>Metres above the ellipsoid, of ground that is made, not surveyed.</summary>
    public const double GroundHeight = 420;

    /// <summary>Metres from the line to the edge of the strip that may not be entered.</summary>
    public const double StripEdge = 300;

    /// <summary>Begins on the line, where both of its drawings agree; the axis ahead crosses it at a right angle.</summary>
    public static LocalFrame Frame { get; } = new(new(39.93, 46.92), 224.3);

    /// <summary>The stretch of the strip between two of its corners on either side, as the mission's file <c>line-strip</c> draws it.</summary>
    public static Area Forbidden { get; } = new([
        new(39.96099, 46.88371), new(39.90212, 46.96221), new(39.89788, 46.95779), new(39.95901, 46.87629)]);
}
