using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Truceline.Core.Agreement;
using Polygon = Truceline.Core.Places.Polygon;
using Position = Truceline.Core.Places.Position;

namespace Truceline.Engine.Agreement;

/// <summary>What one GeoJSON file draws.</summary>
internal sealed record Drawing(IReadOnlyList<Area> Areas, IReadOnlyList<Core.Places.Polyline> Lines)
{
    // Square degrees, about 100 m² at middle latitudes: neighbours may share a border that was rounded twice.
    private const double SharedBorder = 1e-8;

    public static Drawing Empty { get; } = new([], []);

    /// <summary>A line has lines, zones and control areas have areas; those of different parties do not overlap.</summary>
    public void CheckKind(GeometryKind kind, string file, HashSet<string> parties, Faults faults)
    {
        if (kind is GeometryKind.LineOfContact or GeometryKind.Route ? Lines.Count == 0 || Areas.Count > 0 : Areas.Count == 0 || Lines.Count > 0)
        {
            faults.Add(file, 0, kind == GeometryKind.LineOfContact ? "A line of contact holds lines, and nothing but lines."
                : kind == GeometryKind.Route ? "A route holds lines, and nothing but lines."
                : "A zone or control area holds polygons, and nothing but polygons.");
            return;
        }

        if (kind != GeometryKind.ControlAreas)
        {
            return;
        }

        foreach (var area in Areas.Where(area => area.Party is null || !parties.Contains(area.Party)))
        {
            faults.Add(file, 0, $"Area '{YamlText.Show(area.Name)}' does not say which party's it is in the property 'party'.");
        }

        CheckOverlap(file, faults);
    }

    /// <summary>The sentence that says what is wrong with a polygon's rings; null where nothing is.</summary>
    public static string? Invalid(Polygon polygon)
    {
        try
        {
            var check = new IsValidOp(ToShape(polygon));
            return check.IsValid ? null
                : $"A polygon is not valid near {check.ValidationError.Coordinate.X:0.#####}, {check.ValidationError.Coordinate.Y:0.#####}: "
                    + $"{check.ValidationError.Message.ToLowerInvariant()}.";
        }
        catch (Exception trouble) when (trouble is ArgumentException or TopologyException)
        {
            return "A polygon's rings do not make an area.";
        }
    }

    private void CheckOverlap(string file, Faults faults)
    {
        if (faults.Any)
        {
            return; // Rings may not be valid; what is wrong is known already.
        }

        for (var i = 0; i < Areas.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Areas[i].Party != Areas[j].Party && Overlap(Areas[i].Shape, Areas[j].Shape))
                {
                    faults.Add(file, 0, $"Areas '{YamlText.Show(Areas[j].Name)}' and '{YamlText.Show(Areas[i].Name)}' of two parties overlap.");
                }
            }
        }
    }

    private static bool Overlap(Polygon one, Polygon other)
    {
        try
        {
            return ToShape(one).Intersection(ToShape(other)).Area > SharedBorder;
        }
        catch (TopologyException)
        {
            return true;
        }
    }

    private static NetTopologySuite.Geometries.Polygon ToShape(Polygon polygon) =>
        new(ToRing(polygon.Outer), [.. polygon.Holes.Select(ToRing)]);

    private static LinearRing ToRing(IReadOnlyList<Position> ring) =>
        new([.. ring.Append(ring[0]).Select(at => new Coordinate(at.Longitude, at.Latitude))]);
}
