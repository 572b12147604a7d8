using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>Points that stand for a zone, evenly strewn: of Halton's sequence (bases 2 and 3) over its bounds those that lie in it, the same each time.</summary>
public static class ZonePoints
{
    private const int Most = 150;
    private const int MostTried = 20_000;

    public static IReadOnlyList<Position> Of(GeometryVersion drawing)
    {
        var corners = drawing.Areas.SelectMany(area => area.Shape.Outer).ToList();
        var (south, north) = (corners.Min(corner => corner.Latitude), corners.Max(corner => corner.Latitude));
        var (west, east) = (corners.Min(corner => corner.Longitude), corners.Max(corner => corner.Longitude));
        var found = Enumerable.Range(1, MostTried)
            .Select(i => new Position(south + (Radical(i, 2) * (north - south)), west + (Radical(i, 3) * (east - west))))
            .Where(point => drawing.Areas.Any(area => area.Shape.Contains(point))).Take(Most).ToList();
        // A sliver that is missed altogether is told from its corners.
        return found.Count > 0 ? found : corners;
    }

    private static double Radical(int number, int radix)
    {
        var (value, part) = (0.0, 1.0);
        for (var left = number; left > 0; left /= radix)
        {
            part /= radix;
            value += part * (left % radix);
        }

        return value;
    }
}
