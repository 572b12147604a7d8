namespace Truceline.Core.Places;

/// <summary>Plain questions to polygons, on the flat map of longitude and latitude in which their edges are straight.</summary>
public static class PolygonQuestions
{
    /// <summary>Inside the outer ring and outside every hole; a point exactly on an edge may count either way.</summary>
    public static bool Contains(this Polygon polygon, Position at) =>
        InRing(polygon.Outer, at) && !polygon.Holes.Any(hole => InRing(hole, at));

    /// <summary>Metres to the nearest point of the polygon; 0 inside it. Far away, the geodesic to its nearest vertex or foot.</summary>
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
        var nearest = ring[0];
        var least = double.PositiveInfinity;
        foreach (var (from, to) in EdgesOf(ring))
        {
            var foot = FootOf(frame.ToMetres(from), frame.ToMetres(to));
            var distance = (foot.East * foot.East) + (foot.North * foot.North);
            if (distance < least)
            {
                least = distance;
                nearest = frame.FromMetres(foot.East, Math.Clamp(foot.North, -2e7, 2e7));
            }
        }

        return Geodesic.Between(at, new Position(Math.Clamp(nearest.Latitude, -90, 90), nearest.Longitude)).Metres;
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
