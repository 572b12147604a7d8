using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>
/// The ground that one picture shows, of a pin-hole camera over level ground: its width at a place goes linearly from the near edge to the far one, so that
/// corners and picture width alone say how many metres a pixel spans (the same as slant range × field of view / picture width, across the line of sight).
/// </summary>
/// <param name="FarLeft">Upper left of the picture; the others follow clockwise.</param>
public readonly record struct View(Position FarLeft, Position FarRight, Position NearRight, Position NearLeft)
{
    private const double MetresPerDegree = 111_195;

    internal double South => Math.Min(Math.Min(FarLeft.Latitude, FarRight.Latitude), Math.Min(NearRight.Latitude, NearLeft.Latitude));

    internal double North => Math.Max(Math.Max(FarLeft.Latitude, FarRight.Latitude), Math.Max(NearRight.Latitude, NearLeft.Latitude));

    internal double West => Math.Min(Math.Min(FarLeft.Longitude, FarRight.Longitude), Math.Min(NearRight.Longitude, NearLeft.Longitude));

    internal double East => Math.Max(Math.Max(FarLeft.Longitude, FarRight.Longitude), Math.Max(NearRight.Longitude, NearLeft.Longitude));

    /// <summary>Even-odd over the four edges; a place on an edge may count either way.</summary>
    public bool Contains(Position at) =>
        Crosses(NearLeft, FarLeft, at) ^ Crosses(FarLeft, FarRight, at) ^ Crosses(FarRight, NearRight, at) ^ Crosses(NearRight, NearLeft, at);

    /// <summary>Metres of ground from the left to the right of the picture at a place of it; by the picture's width in pixels, metres a pixel.</summary>
    public double WidthAt(Position at)
    {
        var metresEast = MetresPerDegree * Math.Cos(at.Latitude * Ellipsoid.Radian);
        var (near, far) = (Between(NearLeft, NearRight, metresEast), Between(FarLeft, FarRight, metresEast));
        var nearNorth = (NearLeft.Latitude + NearRight.Latitude) / 2;
        var nearEast = (NearLeft.Longitude + NearRight.Longitude) / 2;
        var axisNorth = (((FarLeft.Latitude + FarRight.Latitude) / 2) - nearNorth) * MetresPerDegree;
        var axisEast = (((FarLeft.Longitude + FarRight.Longitude) / 2) - nearEast) * metresEast;
        var length2 = (axisNorth * axisNorth) + (axisEast * axisEast);
        var along = length2 == 0 ? 0.5
            : (((at.Latitude - nearNorth) * MetresPerDegree * axisNorth) + ((at.Longitude - nearEast) * metresEast * axisEast)) / length2;
        return near + (Math.Clamp(along, 0, 1) * (far - near));
    }

    private static double Between(Position a, Position b, double metresEast) =>
        double.Hypot((b.Latitude - a.Latitude) * MetresPerDegree, (b.Longitude - a.Longitude) * metresEast);

    private static bool Crosses(Position a, Position b, Position at) =>
        a.Latitude > at.Latitude != b.Latitude > at.Latitude
        && at.Longitude < a.Longitude + ((at.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
}
