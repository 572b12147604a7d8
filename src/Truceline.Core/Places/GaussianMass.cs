namespace Truceline.Core.Places;

/// <summary>
/// How much of a position's Gaussian lies in a polygon, exactly: the mass is the winding number of the boundary about
/// the centre, less a line integral along the boundary of exp(-r²/2) dφ / 2π in the frame in which the Gaussian is the
/// round unit one. Edges further than eight standard deviations add less than 1e-14 and are skipped.
/// </summary>
/// <remarks>
/// By Green's theorem the mass of the triangle between the centre and an edge is ∫(1 − exp(−r²/2)) dφ / 2π (DiDonato and
/// Hageman, 1980, use the same wedges). dφ = h dt / r² along an edge at distance h; near the centre the integrand is
/// taken as h·(1 − exp(−r²/2)) / r², which is smooth through r = 0, and further out as h·exp(−r²/2) / r².
/// Absolute error below 1e-10.
/// </remarks>
public readonly struct GaussianMass
{
    /// <summary>Standard deviations beyond which nothing counts.</summary>
    internal const double Reach = 8.3;

    // Gauss-Legendre on [-1, 1] (Abramowitz and Stegun, table 25.4): node and weight, each used on both sides of zero.
    private static readonly (double Node, double Weight)[] Two = [(0.5773502691896258, 1)];

    private static readonly (double Node, double Weight)[] Four =
        [(0.3399810435848563, 0.6521451548625461), (0.8611363115940526, 0.3478548451374538)];

    private static readonly (double Node, double Weight)[] Eight =
    [
        (0.1834346424956498, 0.3626837833783620), (0.5255324099163290, 0.3137066458778873),
        (0.7966664774136267, 0.2223810344533745), (0.9602898564975363, 0.1012285362903763),
    ];

    private readonly LocalFrame _frame;
    private readonly double _xEast;
    private readonly double _xNorth;
    private readonly double _yEast;
    private readonly double _yNorth;

    /// <summary>Axes shorter than a millimetre are taken as a millimetre: a point still has a side to lie on.</summary>
    public GaussianMass(PlacedPoint place)
    {
        _frame = new LocalFrame(place.At);
        var (sin, cos) = Math.SinCos(place.Error.Bearing * Ellipsoid.Radian);
        var major = Math.Max(place.Error.SemiMajor, 1e-3);
        var minor = Math.Max(place.Error.SemiMinor, 1e-3);
        _xEast = sin / major;
        _xNorth = cos / major;
        _yEast = cos / minor;
        _yNorth = -sin / minor;
    }

    /// <summary>Probability, 0 to 1, that the place lies in the polygon, had the polygon been moved by so many metres.</summary>
    public double In(Polygon polygon, double shiftEast = 0, double shiftNorth = 0)
    {
        var mass = InRing(polygon.Outer, shiftEast, shiftNorth);
        foreach (var hole in polygon.Holes)
        {
            mass -= InRing(hole, shiftEast, shiftNorth);
        }

        return Math.Clamp(mass, 0, 1);
    }

    private double InRing(IReadOnlyList<Position> ring, double shiftEast, double shiftNorth)
    {
        // A centre exactly on an edge has no winding number; a nudge of 1e-9 standard deviations gives it one.
        for (var nudge = 0.0; nudge < 1e-6; nudge = (nudge * 3) + 1e-9)
        {
            if (TryRing(ring, shiftEast, shiftNorth, nudge) is { } mass)
            {
                return Math.Clamp(Math.Abs(mass), 0, 1);
            }
        }

        return 0;
    }

    /// <summary>Null where the centre lies on the boundary. The turn of the ring gives the sign.</summary>
    private double? TryRing(IReadOnlyList<Position> ring, double shiftEast, double shiftNorth, double nudge)
    {
        var winding = 0;
        var outside = 0.0;
        var (ax, ay) = ToUnit(ring[^1], shiftEast, shiftNorth, nudge);
        for (var i = 0; i < ring.Count; i++)
        {
            var (bx, by) = ToUnit(ring[i], shiftEast, shiftNorth, nudge);
            var cross = (ax * by) - (bx * ay);
            if (Math.Abs(cross) < 1e-12 && (ax * bx) + (ay * by) <= 0)
            {
                return null;
            }

            if (ay <= 0 != by <= 0)
            {
                winding += ay <= 0 ? (cross > 0 ? 1 : 0) : (cross < 0 ? -1 : 0);
            }

            outside += Beyond(ax, ay, bx, by, cross);
            (ax, ay) = (bx, by);
        }

        return winding - outside;
    }

    private (double X, double Y) ToUnit(Position at, double shiftEast, double shiftNorth, double nudge)
    {
        var (east, north) = _frame.ToMetres(at);
        east += shiftEast;
        north += shiftNorth;
        return ((_xEast * east) + (_xNorth * north) + nudge, (_yEast * east) + (_yNorth * north) + (nudge / 3));
    }

    /// <summary>The mass beyond the edge, seen from the centre: ∫ exp(−r²/2) dφ / 2π.</summary>
    private static double Beyond(double ax, double ay, double bx, double by, double cross)
    {
        var dx = bx - ax;
        var dy = by - ay;
        var length2 = (dx * dx) + (dy * dy);
        if (length2 == 0)
        {
            return 0;
        }

        // Most edges are far: one comparison without a root.
        var h2 = cross * cross / length2;
        if (h2 >= Reach * Reach)
        {
            return 0;
        }

        var length = Math.Sqrt(length2);
        var h = cross / length;
        var from = ((ax * dx) + (ay * dy)) / length;
        var to = ((bx * dx) + (by * dy)) / length; // Not from + length: an end close to the centre must stay exact.
        var reach = Math.Sqrt((Reach * Reach) - h2);
        var low = Math.Max(from, -reach);
        var high = Math.Min(to, reach);
        return low >= high ? 0 : AlongEdge(h, low, high);
    }

    private static double AlongEdge(double h, double low, double high)
    {
        // Break at ±1 so that each piece is wholly near the centre or wholly away from it.
        var sum = 0.0;
        var t = low;
        while (t < high)
        {
            var next = Math.Min(high, Math.Floor(t + 1 + 1e-12));
            next = next <= t ? Math.Min(high, t + 1) : next;
            sum += Piece(h, t, next);
            t = next;
        }

        return sum;
    }

    private static double Piece(double h, double low, double high)
    {
        var middle = (low + high) / 2;
        var half = (high - low) / 2;
        var near = (h * h) + Square(Math.Max(0, Math.Max(low, -high))) < 1;
        // The integrand's derivatives are of order one, so that short pieces need few points for 1e-12.
        var rule = half < 0.01 ? Two : half < 0.15 ? Four : Eight;
        var sum = 0.0;
        foreach (var (node, weight) in rule)
        {
            sum += weight * (Integrand(h, middle + (half * node), near) + Integrand(h, middle - (half * node), near));
        }

        var integral = sum * half * h / (2 * Math.PI);
        return near
            ? (Math.Atan2(h * (high - low), (h * h) + (low * high)) / (2 * Math.PI)) - integral
            : integral;
    }

    private static double Integrand(double h, double t, bool near)
    {
        var r2 = (h * h) + (t * t);
        return !near ? Math.Exp(-r2 / 2) / r2
            : r2 < 1e-6 ? 0.5 - (r2 / 8)
            : (1 - Math.Exp(-r2 / 2)) / r2;
    }

    private static double Square(double value) => value * value;
}
