namespace Truceline.Core.Places;

/// <summary>
/// The rings of many zones in flat arrays. Each ring is closed (its first vertex stands again at its end) and followed by a vertex of
/// not-a-number; zone i has the vertices from First[i] to before First[i + 1].
/// </summary>
internal sealed record ZoneOutlines(int[] First, double[] Longitudes, double[] Latitudes)
{
    public static ZoneOutlines Of(IReadOnlyList<DatedZone> zones)
    {
        var first = new List<int>(zones.Count + 1) { 0 };
        var (longitudes, latitudes) = (new List<double>(), new List<double>());
        foreach (var zone in zones)
        {
            foreach (var vertex in zone.Shape.Rings.Where(ring => ring.Count > 0).SelectMany(Closed))
            {
                longitudes.Add(vertex.Longitude);
                latitudes.Add(vertex.Latitude);
            }

            first.Add(longitudes.Count);
        }

        return new ZoneOutlines([.. first], [.. longitudes], [.. latitudes]);

        // The edge to the first vertex comes first, as where a polygon is asked itself: rounding is then the same.
        static IEnumerable<Position> Closed(IReadOnlyList<Position> ring) =>
            ring.Prepend(ring[^1]).Append(new Position(double.NaN, double.NaN));
    }

    /// <summary>Edges of a zone, as pairs of vertices.</summary>
    public IEnumerable<(int From, int To)> EdgesOf(int zone)
    {
        for (var i = First[zone] + 1; i < First[zone + 1]; i++)
        {
            if (!double.IsNaN(Latitudes[i - 1]) && !double.IsNaN(Latitudes[i]))
            {
                yield return (i - 1, i);
            }
        }
    }
}
