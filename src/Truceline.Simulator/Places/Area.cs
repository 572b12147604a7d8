namespace Truceline.Simulator.Places;

/// <summary>A closed ring on the ground, without holes.</summary>
public sealed class Area(IReadOnlyList<Position> ring)
{
    public IReadOnlyList<Position> Ring { get; } = ring;

    /// <summary>Even-odd rule in plain degrees; areas here are a few kilometres wide, far from poles and date line.</summary>
    public bool Contains(Position at)
    {
        var inside = false;
        for (int i = 0, j = Ring.Count - 1; i < Ring.Count; j = i++)
        {
            var (a, b) = (Ring[i], Ring[j]);
            if (a.Latitude > at.Latitude != b.Latitude > at.Latitude &&
                at.Longitude < a.Longitude + ((b.Longitude - a.Longitude) * (at.Latitude - a.Latitude) / (b.Latitude - a.Latitude)))
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
