using System.Text.Json;
using System.Text.Json.Nodes;
using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Engine.Agreement;

/// <summary>Writes a geometry version as GeoJSON (RFC 7946), for the map.</summary>
public static class GeometryJson
{
    public static JsonObject Write(GeometryVersion version) => new()
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray([.. version.Areas.Select(Feature).Concat(version.Lines.Select(Feature))]),
    };

    public static byte[] WriteBytes(GeometryVersion version) => JsonSerializer.SerializeToUtf8Bytes(Write(version));

    private static JsonObject Feature(Area area) => Feature(
        new JsonObject { ["name"] = area.Name, ["party"] = area.Party },
        "Polygon",
        new JsonArray([.. area.Shape.Rings.Select((ring, i) => Points(Turned(ring, leftHanded: i > 0), close: true))]));

    private static JsonObject Feature(Polyline line) => Feature([], "LineString", Points(line.Points, close: false));

    private static JsonObject Feature(JsonObject properties, string type, JsonArray coordinates) => new()
    {
        ["type"] = "Feature",
        ["properties"] = properties,
        ["geometry"] = new JsonObject { ["type"] = type, ["coordinates"] = coordinates },
    };

    private static JsonArray Points(IReadOnlyList<Position> points, bool close) =>
        new([.. (close ? points.Append(points[0]) : points).Select(at => new JsonArray(at.Longitude, at.Latitude))]);

    /// <summary>RFC 7946 §3.1.6: outer rings turn counter-clockwise, holes clockwise.</summary>
    private static IReadOnlyList<Position> Turned(IReadOnlyList<Position> ring, bool leftHanded)
    {
        var doubled = ring.Select((at, i) => (at, next: ring[(i + 1) % ring.Count]))
            .Sum(edge => (edge.at.Longitude * edge.next.Latitude) - (edge.next.Longitude * edge.at.Latitude));
        return doubled < 0 == leftHanded ? ring : [.. ring.Reverse()];
    }
}
