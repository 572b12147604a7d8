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

    /// <summary>Parts that lie behind other ground, as <see cref="HiddenGround"/> says them; 0: none, or not known.</summary>
    public ulong Hidden { get; init; }

    /// <summary>In the picture and not hidden by other ground.</summary>
    public bool Contains(Position at) => Frames(at) && (Hidden == 0 || (Hidden >> CellOf(at) & 1) == 0);

    /// <summary>Even-odd over the four edges; a place on an edge may count either way.</summary>
    public bool Frames(Position at) =>
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

    /// <summary>A place of the ground: from left (0) to right (1), and from the near edge (0) to the far one (1).</summary>
    internal Position At(double across, double along) => Part(Part(NearLeft, NearRight, across), Part(FarLeft, FarRight, across), along);

    /// <summary>Which of the parts of <see cref="HiddenGround"/> a place of the picture lies in.</summary>
    private int CellOf(Position at)
    {
        var narrow = Math.Cos(at.Latitude * Ellipsoid.Radian);
        var along = Share(At(0.5, 0), At(0.5, 1), at, narrow);
        var across = Share(At(0, along), At(1, along), at, narrow);
        return (HiddenGround.Cells * Math.Min(HiddenGround.Cells - 1, (int)(along * HiddenGround.Cells))) + Math.Min(HiddenGround.Cells - 1, (int)(across * HiddenGround.Cells));
    }

    private static Position Part(Position a, Position b, double share) =>
        new(a.Latitude + (share * (b.Latitude - a.Latitude)), a.Longitude + (share * (b.Longitude - a.Longitude)));

    /// <summary>How far from a to b a place lies, 0 to 1.</summary>
    private static double Share(Position a, Position b, Position at, double narrow)
    {
        var (north, east) = (b.Latitude - a.Latitude, (b.Longitude - a.Longitude) * narrow);
        var length2 = (north * north) + (east * east);
        return length2 == 0 ? 0 : Math.Clamp((((at.Latitude - a.Latitude) * north) + ((at.Longitude - a.Longitude) * narrow * east)) / length2, 0, 1);
    }

    private static double Between(Position a, Position b, double metresEast) =>
        double.Hypot((b.Latitude - a.Latitude) * MetresPerDegree, (b.Longitude - a.Longitude) * metresEast);

    private static bool Crosses(Position a, Position b, Position at) =>
        a.Latitude > at.Latitude != b.Latitude > at.Latitude
        && at.Longitude < a.Longitude + ((at.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
}
