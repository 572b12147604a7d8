namespace Truceline.Simulator.Places;

/// <summary>The WGS 84 ellipsoid (NIMA TR8350.2): conversions between geodetic and Earth-centred coordinates.</summary>
public static class Wgs84
{
    public const double SemiMajor = 6378137.0;
    public const double Flattening = 1 / 298.257223563;

    private const double Eccentricity2 = Flattening * (2 - Flattening);

    /// <param name="height">Metres above the ellipsoid.</param>
    public static Vector ToEarth(Position at, double height)
    {
        var (sinLat, cosLat) = Math.SinCos(Radians(at.Latitude));
        var (sinLon, cosLon) = Math.SinCos(Radians(at.Longitude));
        var n = NormalRadius(sinLat);
        return new((n + height) * cosLat * cosLon, (n + height) * cosLat * sinLon, ((n * (1 - Eccentricity2)) + height) * sinLat);
    }

    /// <summary>Geodetic position and height in metres; good to micrometres for points within tens of kilometres of the surface.</summary>
    public static (Position At, double Height) FromEarth(Vector point)
    {
        var across = Math.Sqrt((point.X * point.X) + (point.Y * point.Y));
        var latitude = Math.Atan2(point.Z, across * (1 - Eccentricity2));
        var height = 0.0;
        for (var i = 0; i < 6; i++)
        {
            var sin = Math.Sin(latitude);
            var n = NormalRadius(sin);
            height = (across * Math.Cos(latitude)) + (point.Z * sin) - (n * (1 - (Eccentricity2 * sin * sin)));
            latitude = Math.Atan2(point.Z, across * (1 - (Eccentricity2 * n / (n + height))));
        }

        return (new(Degrees(latitude), Degrees(Math.Atan2(point.Y, point.X))), height);
    }

    /// <summary>Unit vectors of the local level frame.</summary>
    public static (Vector North, Vector East, Vector Down) Level(Position at)
    {
        var (sinLat, cosLat) = Math.SinCos(Radians(at.Latitude));
        var (sinLon, cosLon) = Math.SinCos(Radians(at.Longitude));
        return (
            new(-sinLat * cosLon, -sinLat * sinLon, cosLat),
            new(-sinLon, cosLon, 0),
            new(-cosLat * cosLon, -cosLat * sinLon, -sinLat));
    }

    /// <summary>Radii of curvature in metres: along the meridian, and of the prime vertical.</summary>
    public static (double Meridian, double Normal) Radii(double latitude)
    {
        var sin = Math.Sin(Radians(latitude));
        var n = NormalRadius(sin);
        return (n * (1 - Eccentricity2) / (1 - (Eccentricity2 * sin * sin)), n);
    }

    public static double Radians(double degrees) => degrees * (Math.PI / 180);

    public static double Degrees(double radians) => radians * (180 / Math.PI);

    private static double NormalRadius(double sinLatitude) => SemiMajor / Math.Sqrt(1 - (Eccentricity2 * sinLatitude * sinLatitude));
}
