namespace Truceline.Core.Places;

/// <summary>Plain questions to polygons, on the flat map of longitude and latitude in which their edges are straight.</summary>
public static class PolygonQuestions
{
    // Metres; a flat foot is right to a thousandth within it.
    private const double FlatReach = 50_000;

    /// <summary>Inside the outer ring and outside every hole; a point exactly on an edge may count either way.</summary>
    public static bool Contains(this Polygon polygon, Position at) =>
        InRing(polygon.Outer, at) && !polygon.Holes.Any(hole => InRing(hole, at));

    /// <summary>Metres to the nearest point of the polygon; 0 inside it.</summary>
    public static double DistanceTo(this Polygon polygon, Position at) =>
        polygon.Contains(at) ? 0 : polygon.Rings.Min(ring => DistanceToRing(ring, at));

    /// <summary>Whether any part of one outline lies in or over the other.</summary>
    public static bool Overlaps(this Polygon polygon, IReadOnlyList<Position> outline) =>
        outline.Any(polygon.Contains)
        || polygon.Outer.Any(vertex => InRing(outline, vertex))
        || EdgesOf(outline).Any(edge => EdgesOf(polygon.Outer).Any(other => Cross(edge, other)));

    private static bool InRing(IReadOnlyList<Position> ring, Position at)
    {
        var inside = false;
        var a = ring[^1];
        foreach (var b in ring)
        {
            if (a.Latitude > at.Latitude != b.Latitude > at.Latitude)
            {
                var crossing = a.Longitude + ((at.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
                inside ^= at.Longitude < crossing;
            }

            a = b;
        }

        return inside;
    }

    private static double DistanceToRing(IReadOnlyList<Position> ring, Position at)
    {
        var frame = new LocalFrame(at);
        var foot = EdgesOf(ring).Select(edge => FootOf(frame.ToMetres(edge.From), frame.ToMetres(edge.To)))
            .MinBy(foot => (foot.East * foot.East) + (foot.North * foot.North));
        return Math.Max(Math.Abs(foot.East), Math.Abs(foot.North)) < FlatReach
            ? Geodesic.Between(at, frame.FromMetres(foot.East, foot.North)).Metres
            : FromAfar(ring, at);
    }

    /// <summary>
    /// Beyond the reach of the flat map: the geodesic to the nearest vertex, then to the nearest point of its two edges.
    /// </summary>
    private static double FromAfar(IReadOnlyList<Position> ring, Position at)
    {
        var nearest = Enumerable.Range(0, ring.Count).MinBy(i => Geodesic.Between(at, ring[i]).Metres);
        var before = ring[(nearest + ring.Count - 1) % ring.Count];
        return Math.Min(AlongEdge(ring[nearest], before, at), AlongEdge(ring[nearest], ring[(nearest + 1) % ring.Count], at));
    }

    private static double AlongEdge(Position from, Position to, Position at)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 40; i++)
        {
            var (left, right) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) = Metres(left) < Metres(right) ? (low, right) : (left, high);
        }

        return Math.Min(Metres(0), Metres((low + high) / 2));

        double Metres(double part) => Geodesic.Between(at, new Position(
            from.Latitude + (part * (to.Latitude - from.Latitude)), from.Longitude + (part * (to.Longitude - from.Longitude)))).Metres;
    }

    private static (double East, double North) FootOf((double East, double North) a, (double East, double North) b)
    {
        var dx = b.East - a.East;
        var dy = b.North - a.North;
        var length2 = (dx * dx) + (dy * dy);
        var t = length2 == 0 ? 0 : Math.Clamp(-((a.East * dx) + (a.North * dy)) / length2, 0, 1);
        return (a.East + (t * dx), a.North + (t * dy));
    }

    private static IEnumerable<(Position From, Position To)> EdgesOf(IReadOnlyList<Position> ring)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            yield return (ring[i], ring[(i + 1) % ring.Count]);
        }
    }

    private static bool Cross((Position From, Position To) a, (Position From, Position To) b) =>
        Side(a.From, a.To, b.From) * Side(a.From, a.To, b.To) < 0 && Side(b.From, b.To, a.From) * Side(b.From, b.To, a.To) < 0;

    private static double Side(Position a, Position b, Position p) =>
        ((b.Longitude - a.Longitude) * (p.Latitude - a.Latitude)) - ((b.Latitude - a.Latitude) * (p.Longitude - a.Longitude));
}
