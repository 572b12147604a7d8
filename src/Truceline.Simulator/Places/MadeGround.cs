namespace Truceline.Simulator.Places;

/// <summary>Made ground: level at a height, with a gentle relief where a scenario wants one.</summary>
/// <param name="frame">Axes in which the relief runs.</param>
/// <param name="height">Metres above the ellipsoid, of the mean.</param>
/// <param name="relief">Metres, amplitude; 0 is level ground.</param>
public sealed class MadeGround(LocalFrame frame, double height, double relief)
{
    private const double WaveLength = 1900;

    /// <summary>
    /// Metres that the made sea lies above the ellipsoid: what separates a stated mean-sea-level height from an
    /// ellipsoid height. A whole number of the steps in which ST 0601 states heights, so that both state the same.
    /// </summary>
    public const double GeoidUndulation = 53 * 19900.0 / 65535;

    public LocalFrame Frame { get; } = frame;

    /// <summary>Metres above the ellipsoid.</summary>
    public double HeightAt(Position at)
    {
        if (relief == 0)
        {
            return height;
        }

        var (right, ahead) = Frame.Of(at);
        return height + (relief * Math.Sin(2 * Math.PI * right / WaveLength) * Math.Cos(2 * Math.PI * ahead / (WaveLength * 1.3)));
    }

    /// <summary>Where a ray meets the ground; null where it points at or above the horizon.</summary>
    public Position? Meet(Vector from, Vector direction)
    {
        var (at, h) = Wgs84.FromEarth(from);
        var sink = direction.Dot(Wgs84.Level(at).Down);
        if (sink < 0.01)
        {
            return null;
        }

        var range = (h - HeightAt(at)) / sink;
        for (var i = 0; i < 12; i++)
        {
            (at, h) = Wgs84.FromEarth(from + (direction * range));
            var above = h - HeightAt(at);
            if (Math.Abs(above) < 1e-4)
            {
                break;
            }

            range += above / sink;
        }

        return at;
    }
}
