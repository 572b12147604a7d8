namespace Truceline.Core.Places;

/// <summary>
/// Shortest lines on WGS 84 by Vincenty's series (Survey Review 23, 1975; 0.1 mm), with a subdivided search for nearly
/// antipodal points, where the series does not converge.
/// </summary>
public static class Geodesic
{
    private const int Steps = 200;

    /// <summary>Distance in metres and bearings in degrees clockwise from north, at the start and on arrival.</summary>
    public static (double Metres, double Bearing, double Arrival) Between(Position from, Position to)
    {
        var solved = Inverse(from, to);
        if (solved is { } exact)
        {
            return exact;
        }

        // Nearly antipodal: the path crosses the middle region; its best crossing point is searched along the meridian
        // half way round, where both halves converge.
        return ByMidpoint(from, to);
    }

    /// <summary>The point reached after so many metres along a bearing.</summary>
    public static Position Direct(Position from, double bearing, double metres)
    {
        var (sinAlpha, cosAlpha) = Math.SinCos(bearing * Ellipsoid.Radian);
        var u1 = Math.Atan((1 - Ellipsoid.F) * Math.Tan(from.Latitude * Ellipsoid.Radian));
        var (sinU1, cosU1) = Math.SinCos(u1);
        var sigma1 = Math.Atan2(Math.Tan(u1), cosAlpha);
        var sinEquator = cosU1 * sinAlpha;
        var cos2Equator = 1 - (sinEquator * sinEquator);
        var (a, b) = Series(cos2Equator);
        var start = metres / (Ellipsoid.B * a);
        var sigma = start;
        for (var i = 0; i < Steps; i++)
        {
            var next = start + DeltaSigma(b, sigma, Math.Cos((2 * sigma1) + sigma));
            var done = Math.Abs(next - sigma) < 1e-13;
            sigma = next;
            if (done)
            {
                break;
            }
        }

        var (sinSigma, cosSigma) = Math.SinCos(sigma);
        var across = (sinU1 * sinSigma) - (cosU1 * cosSigma * cosAlpha);
        var latitude = Math.Atan2(
            (sinU1 * cosSigma) + (cosU1 * sinSigma * cosAlpha),
            (1 - Ellipsoid.F) * Math.Sqrt((sinEquator * sinEquator) + (across * across)));
        var lambda = Math.Atan2(sinSigma * sinAlpha, (cosU1 * cosSigma) - (sinU1 * sinSigma * cosAlpha));
        var difference = lambda - Correction(cos2Equator, sinEquator, sigma, Math.Cos((2 * sigma1) + sigma));
        return new Position(latitude / Ellipsoid.Radian, WrapLongitude(from.Longitude + (difference / Ellipsoid.Radian)));
    }

    /// <summary>Degrees between -180 and 180.</summary>
    public static double WrapLongitude(double degrees) =>
        degrees is >= -180 and <= 180 ? degrees : degrees - (360 * Math.Floor((degrees + 180) / 360));

    /// <summary>Degrees from 0 up to, not including, 360.</summary>
    public static double WrapBearing(double degrees)
    {
        var wrapped = degrees - (360 * Math.Floor(degrees / 360));
        return wrapped >= 360 ? 0 : wrapped;
    }

    private static (double Metres, double Bearing, double Arrival)? Inverse(Position from, Position to)
    {
        var longitude = WrapLongitude(to.Longitude - from.Longitude) * Ellipsoid.Radian;
        var (sinU1, cosU1) = Reduced(from.Latitude);
        var (sinU2, cosU2) = Reduced(to.Latitude);
        var lambda = longitude;
        for (var i = 0; i < Steps; i++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var x = cosU2 * sinLambda;
            var y = (cosU1 * sinU2) - (sinU1 * cosU2 * cosLambda);
            var sinSigma = Math.Sqrt((x * x) + (y * y));
            if (sinSigma == 0 && cosLambda > 0)
            {
                return (0, 0, 0);
            }

            var cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinEquator = sinSigma == 0 ? 0 : cosU1 * cosU2 * sinLambda / sinSigma;
            var cos2Equator = 1 - (sinEquator * sinEquator);
            var cosMiddle = cos2Equator < 1e-15 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cos2Equator);
            var next = longitude + Correction(cos2Equator, sinEquator, sigma, cosMiddle);
            if (Math.Abs(next) > Math.PI)
            {
                return null;
            }

            if (Math.Abs(next - lambda) < 1e-12)
            {
                var (a, b) = Series(cos2Equator);
                var metres = Ellipsoid.B * a * (sigma - DeltaSigma(b, sigma, cosMiddle));
                var arrival = Math.Atan2(cosU1 * sinLambda, (-sinU1 * cosU2) + (cosU1 * sinU2 * cosLambda));
                return (metres, WrapBearing(Math.Atan2(x, y) / Ellipsoid.Radian), WrapBearing(arrival / Ellipsoid.Radian));
            }

            lambda = next;
        }

        return null;
    }

    private static (double Metres, double Bearing, double Arrival) ByMidpoint(Position from, Position to)
    {
        var middle = WrapLongitude(from.Longitude + (WrapLongitude(to.Longitude - from.Longitude) / 2));
        var best = (Metres: double.PositiveInfinity, Bearing: 0.0, Arrival: 0.0);
        var at = 0.0;
        for (var step = 2.0; step > 1e-6; step /= 4)
        {
            var centre = at;
            var reach = step == 2 ? 45 : 5;
            for (var i = -reach; i <= reach; i++)
            {
                var latitude = Math.Clamp(centre + (i * step), -90, 90);
                var over = new Position(latitude, middle);
                if (Inverse(from, over) is { } first && Inverse(over, to) is { } second && first.Metres + second.Metres < best.Metres)
                {
                    best = (first.Metres + second.Metres, first.Bearing, second.Arrival);
                    at = latitude;
                }
            }
        }

        return best;
    }

    private static (double Sin, double Cos) Reduced(double latitude)
    {
        // atan(tan) loses the poles; scaling the components keeps them.
        var (sin, cos) = Math.SinCos(latitude * Ellipsoid.Radian);
        var scaled = (1 - Ellipsoid.F) * sin;
        var length = Math.Sqrt((scaled * scaled) + (cos * cos));
        return (scaled / length, cos / length);
    }

    private static (double A, double B) Series(double cos2Equator)
    {
        var u2 = cos2Equator * ((Ellipsoid.A * Ellipsoid.A) - (Ellipsoid.B * Ellipsoid.B)) / (Ellipsoid.B * Ellipsoid.B);
        return (1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2))))))),
            u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2)))))));
    }

    private static double DeltaSigma(double b, double sigma, double cosMiddle)
    {
        var (sin, cos) = Math.SinCos(sigma);
        var middle2 = cosMiddle * cosMiddle;
        return b * sin * (cosMiddle + (b / 4 * ((cos * (-1 + (2 * middle2)))
            - (b / 6 * cosMiddle * (-3 + (4 * sin * sin)) * (-3 + (4 * middle2))))));
    }

    private static double Correction(double cos2Equator, double sinEquator, double sigma, double cosMiddle)
    {
        var c = Ellipsoid.F / 16 * cos2Equator * (4 + (Ellipsoid.F * (4 - (3 * cos2Equator))));
        var (sin, cos) = Math.SinCos(sigma);
        return (1 - c) * Ellipsoid.F * sinEquator
            * (sigma + (c * sin * (cosMiddle + (c * cos * (-1 + (2 * cosMiddle * cosMiddle))))));
    }
}
