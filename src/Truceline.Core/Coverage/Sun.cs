using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>
/// Where the sun stands: the low-precision formulae of <i>The Astronomical Almanac</i> (page C5), good to 0.01° between 1950 and 2050, with mean sidereal time
/// by the same almanac (page B8). The geometric height of the sun's centre, without refraction (which lifts it by 0.6° at the horizon).
/// </summary>
public static class Sun
{
    private static readonly Instant J2000 = Instant.FromUtc(2000, 1, 1, 12, 0);

    /// <returns>Degrees above the horizon, negative below.</returns>
    public static double Elevation(Position at, Instant when)
    {
        var days = (when - J2000).TotalDays;
        var (ascension, declination) = Place(days);
        // Degrees: 280.46062 at J2000, and 360.98564737 a day.
        var hourAngle = (280.46062 + (360.98564737 * days) + at.Longitude - ascension) * Ellipsoid.Radian;
        var (sinLat, cosLat) = Math.SinCos(at.Latitude * Ellipsoid.Radian);
        var (sinDec, cosDec) = Math.SinCos(declination * Ellipsoid.Radian);
        return Math.Asin(Math.Clamp((sinLat * sinDec) + (cosLat * cosDec * Math.Cos(hourAngle)), -1, 1)) / Ellipsoid.Radian;
    }

    /// <param name="days">Since noon of 1 January 2000.</param>
    /// <returns>Degrees.</returns>
    internal static (double Ascension, double Declination) Place(double days)
    {
        var longitude = 280.460 + (0.9856474 * days);
        var anomaly = (357.528 + (0.9856003 * days)) * Ellipsoid.Radian;
        var ecliptic = (longitude + (1.915 * Math.Sin(anomaly)) + (0.020 * Math.Sin(2 * anomaly))) * Ellipsoid.Radian;
        var obliquity = (23.439 - (0.0000004 * days)) * Ellipsoid.Radian;
        var (sin, cos) = Math.SinCos(ecliptic);
        return (Math.Atan2(Math.Cos(obliquity) * sin, cos) / Ellipsoid.Radian, Math.Asin(Math.Sin(obliquity) * sin) / Ellipsoid.Radian);
    }
}
