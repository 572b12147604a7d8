using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Formats.Elevation;

namespace Truceline.Core.Tests.Marks;

/// <summary>Ground of a formula, or of a tile.</summary>
internal sealed class MadeGround(Func<Position, double?> height, double sigma, double spacing = 30) : IGround
{
    public double Spacing => spacing;

    /// <summary>Hills of 80 m on 1.5 km and of 12 m on 250 m: slopes up to 30°.</summary>
    public static MadeGround Hills(Position middle, double sigma)
    {
        var frame = new LocalFrame(middle);
        return new MadeGround(
            at =>
            {
                var (x, y) = frame.ToMetres(at);
                return 300 + (40 * Math.Sin(x / 240)) + (40 * Math.Cos(y / 210)) + (6 * Math.Sin((x + y) / 40)) + (6 * Math.Cos((x - (2 * y)) / 55));
            },
            sigma);
    }

    public static MadeGround Flat(double metres, double sigma) => new(_ => metres, sigma);

    public static MadeGround Of(ElevationTile tile, double sigma) => new(at => tile.HeightAt(at.Latitude, at.Longitude), sigma);

    public GroundHeight At(Position at, HeightDatum datum) =>
        height(at) is { } metres ? new GroundHeight(metres, sigma, null) : GroundHeight.Lacking("There is no elevation tile for N41E012.");

    public GroundBasis? BasisAt(Position at, HeightDatum datum) => new("made", new string('0', 64), "made");
}
