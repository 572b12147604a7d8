namespace Truceline.Core.Places;

/// <summary>How far a place lies from a line, and how probably nearer than so many metres.</summary>
public static class DistanceToLine
{
    // Metres; the flat map about a place is right to about 1e-4 within it, and beyond it no agreement draws a line.
    private const double LeastSigma = 1e-3;

    /// <summary>Metres to the nearest point of the lines, on the flat map about the place; infinite where there is no line.</summary>
    public static double Metres(Position at, IReadOnlyList<Polyline> lines)
    {
        var foot = Foot(new LocalFrame(at), lines);
        return Math.Sqrt((foot.East * foot.East) + (foot.North * foot.North));
    }

    /// <summary>
    /// Probability, 0 to 1, that the place lies nearer than so many metres to the line, taking the line as straight where it is
    /// nearest: the normal distribution of the error along the way to it.
    /// </summary>
    public static double Nearer(PlacedPoint place, IReadOnlyList<Polyline> lines, double metres)
    {
        var foot = Foot(new LocalFrame(place.At), lines);
        var distance = Math.Sqrt((foot.East * foot.East) + (foot.North * foot.North));
        if (!double.IsFinite(distance))
        {
            return 0;
        }

        var sigma = Math.Max(LeastSigma, Along(place.Error, Math.Atan2(foot.East, foot.North)));
        // Nearer on either side of the line.
        return Math.Clamp(Normal((metres - distance) / sigma) - Normal((-metres - distance) / sigma), 0, 1);
    }

    /// <summary>One sigma of the error in a direction, radians clockwise from north.</summary>
    private static double Along(ErrorEllipse error, double bearing)
    {
        var (sin, cos) = Math.SinCos(bearing - (error.Bearing * Math.PI / 180));
        return Math.Sqrt((error.SemiMajor * error.SemiMajor * cos * cos) + (error.SemiMinor * error.SemiMinor * sin * sin));
    }

    private static (double East, double North) Foot(LocalFrame frame, IReadOnlyList<Polyline> lines)
    {
        var best = (East: double.PositiveInfinity, North: 0.0);
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Points.Count; i++)
            {
                var foot = FootOf(frame.ToMetres(line.Points[i - 1]), frame.ToMetres(line.Points[i]));
                if ((foot.East * foot.East) + (foot.North * foot.North) < (best.East * best.East) + (best.North * best.North))
                {
                    best = foot;
                }
            }
        }

        return best;
    }

    private static (double East, double North) FootOf((double East, double North) a, (double East, double North) b)
    {
        var (dx, dy) = (b.East - a.East, b.North - a.North);
        var length2 = (dx * dx) + (dy * dy);
        var t = length2 == 0 ? 0 : Math.Clamp(-((a.East * dx) + (a.North * dy)) / length2, 0, 1);
        return (a.East + (t * dx), a.North + (t * dy));
    }

    /// <summary>The standard normal distribution, by Abramowitz and Stegun 26.2.17; error below 7.5e-8.</summary>
    private static double Normal(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z >= 0 ? 1 - tail : tail;
    }
}
