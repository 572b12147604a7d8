using Truceline.Simulator.Places;

namespace Truceline.Simulator.Scenarios;

/// <summary>The stretch of a shipped mission's illustrative line over which scenarios fly.</summary>
/// <param name="Frame">Begins on the line; the axis ahead crosses it at a right angle.</param>
/// <param name="GroundHeight">Metres above the ellipsoid, of ground that is made, not surveyed.</param>
/// <param name="StripEdge">Metres from the line to the edge of the strip that may not be entered.</param>
/// <param name="Forbidden">The stretch of the strip between two of its corners on either side, as the mission's file draws it.</param>
public sealed record Theatre(LocalFrame Frame, double GroundHeight, double StripEdge, Area Forbidden)
{
    /// <summary>Where both drawings of the mission's line agree.</summary>
    public static Theatre Karabakh { get; } = new(
        new(new(39.93, 46.92), 224.3), 420, 300,
        new([new(39.96099, 46.88371), new(39.90212, 46.96221), new(39.89788, 46.95779), new(39.95901, 46.87629)]));

    /// <summary>On the later drawing of the mission's line, far from the earlier one.</summary>
    public static Theatre Idlib { get; } = new(
        new(new(35.885, 36.75), 95.165), 350, 1000,
        new([new(35.84194, 36.73408), new(35.93081, 36.74394), new(35.92786, 36.76591), new(35.83919, 36.75605)]));

    internal RoadMap Roads { get; } = new(StripEdge);
}
