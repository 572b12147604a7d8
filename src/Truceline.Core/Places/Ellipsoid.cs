namespace Truceline.Core.Places;

/// <summary>WGS 84 (NIMA TR8350.2, third edition, table 3.1): the defining figures and what follows from them.</summary>
public static class Ellipsoid
{
    /// <summary>Semi-major axis, metres.</summary>
    public const double A = 6378137.0;

    /// <summary>Flattening.</summary>
    public const double F = 1 / 298.257223563;

    /// <summary>Semi-minor axis, metres.</summary>
    public const double B = A * (1 - F);

    /// <summary>First eccentricity squared.</summary>
    public const double E2 = F * (2 - F);

    internal const double Radian = Math.PI / 180;

    /// <summary>Radius of curvature in the prime vertical, metres.</summary>
    public static double PrimeVertical(double latitude)
    {
        var sine = Math.Sin(latitude * Radian);
        return A / Math.Sqrt(1 - (E2 * sine * sine));
    }

    /// <summary>Radius of curvature in the meridian, metres.</summary>
    public static double Meridional(double latitude)
    {
        var sine = Math.Sin(latitude * Radian);
        var w2 = 1 - (E2 * sine * sine);
        return A * (1 - E2) / (w2 * Math.Sqrt(w2));
    }

    /// <param name="height">Metres above the ellipsoid.</param>
    /// <returns>Earth-centred, earth-fixed metres.</returns>
    public static Vector ToEcef(Position at, double height)
    {
        var (sinLat, cosLat) = Math.SinCos(at.Latitude * Radian);
        var (sinLon, cosLon) = Math.SinCos(at.Longitude * Radian);
        var n = PrimeVertical(at.Latitude);
        return new Vector((n + height) * cosLat * cosLon, (n + height) * cosLat * sinLon, ((n * (1 - E2)) + height) * sinLat);
    }

    /// <summary>
    /// Latitude and longitude of an earth-centred point, and its height in metres. Bowring's parametric start, then
    /// fixed-point steps; exact to 1e-11 rad between -5 and 1000 km (Bowring, Survey Review 28, 1985).
    /// </summary>
    public static (Position At, double Height) FromEcef(Vector point)
    {
        var p = Math.Sqrt((point.X * point.X) + (point.Y * point.Y));
        var longitude = Math.Atan2(point.Y, point.X);
        var beta = Math.Atan2(point.Z * A, p * B);
        var latitude = 0.0;
        for (var i = 0; i < 3; i++)
        {
            var (sinBeta, cosBeta) = Math.SinCos(beta);
            latitude = Math.Atan2(
                point.Z + (E2 / (1 - E2) * B * sinBeta * sinBeta * sinBeta), p - (E2 * A * cosBeta * cosBeta * cosBeta));
            beta = Math.Atan2((1 - F) * Math.Sin(latitude), Math.Cos(latitude));
        }

        var (sinLat, cosLat) = Math.SinCos(latitude);
        // This form of the height holds at the poles too.
        var height = (p * cosLat) + (point.Z * sinLat) - (A * Math.Sqrt(1 - (E2 * sinLat * sinLat)));
        return (new Position(latitude / Radian, longitude / Radian), height);
    }
}
