using System.Globalization;
using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Engine.Agreement;

/// <summary>Reads a GeoJSON FeatureCollection (RFC 7946) of polygons and lines in WGS 84 longitude and latitude.</summary>
internal sealed class GeoJsonParser(string file, Faults faults)
{
    /// <summary>Vertices of one file.</summary>
    public const int MostVertices = 50_000;

    private const int MostFeatures = 1_000;
    private readonly List<Area> _areas = [];
    private readonly List<Polyline> _lines = [];
    private int _vertices;

    public Drawing Read(TextNode document)
    {
        var root = new Form(file, document, faults);
        if (root.Text("type") != "FeatureCollection")
        {
            root.Fault(root.Line, "A FeatureCollection is expected.");
        }

        if (root.Has("crs"))
        {
            root.Fault(root.LineOf("crs"), "Coordinates are WGS 84 longitude and latitude; 'crs' is not taken.");
        }

        foreach (var feature in root.Items("features", MostFeatures))
        {
            ReadFeature(feature);
        }

        return new Drawing(_areas, _lines);
    }

    private void ReadFeature(Form feature)
    {
        if (feature.Text("type") != "Feature")
        {
            feature.Fault(feature.Line, "A Feature is expected.");
        }

        var properties = feature.Node("properties") is TextNode.Mapping ? feature.Inner("properties") : null;
        var party = properties?.Has("party") == true ? properties.Id("party") : null;
        var name = properties?.Has("name") == true ? properties.Text("name") : party ?? "";
        var geometry = feature.Inner("geometry");
        var coordinates = geometry.Node("coordinates");
        switch (geometry.Text("type"))
        {
            case "Polygon":
                AddPolygon(coordinates, party, name);
                break;
            case "MultiPolygon":
                Each(coordinates, polygon => AddPolygon(polygon, party, name));
                break;
            case "LineString":
                AddLine(coordinates);
                break;
            case "MultiLineString":
                Each(coordinates, AddLine);
                break;
            case var other:
                geometry.Fault(geometry.Line, $"'{YamlText.Show(other)}' is not taken: draw polygons and lines.");
                break;
        }
    }

    private void AddPolygon(TextNode? node, string? party, string name)
    {
        var rings = new List<IReadOnlyList<Position>>();
        Each(node, ring =>
        {
            var points = ReadPoints(ring);
            if (points.Count < 4 || points[0] != points[^1])
            {
                Fault(ring, "A ring has at least four points, and the last is the first again.");
                return;
            }

            rings.Add(points[..^1]);
        });
        if (rings.Count == 0)
        {
            Fault(node, "A polygon has at least one ring.");
            return;
        }

        var polygon = new Polygon(rings[0], [.. rings.Skip(1)]);
        if (Drawing.Invalid(polygon) is { } reason)
        {
            Fault(node, reason);
        }

        _areas.Add(new Area(party, name, polygon));
    }

    private void AddLine(TextNode? node)
    {
        var points = node is null ? [] : ReadPoints(node);
        if (points.Count < 2)
        {
            Fault(node, "A line has at least two points.");
            return;
        }

        _lines.Add(new Polyline(points));
    }

    private List<Position> ReadPoints(TextNode node)
    {
        var points = new List<Position>();
        Each(node, point =>
        {
            if (++_vertices > MostVertices)
            {
                if (_vertices == MostVertices + 1)
                {
                    Fault(point, $"The file has more than {MostVertices} vertices.");
                }

                return;
            }

            if (ReadPoint(point) is { } at)
            {
                if (points.Count > 0 && Math.Abs(at.Longitude - points[^1].Longitude) > 180)
                {
                    Fault(point, "An edge crosses the 180th meridian; cut the shape there.");
                }

                points.Add(at);
            }
        });
        return points;
    }

    private Position? ReadPoint(TextNode node)
    {
        if (node is TextNode.Sequence { Items: [TextNode.Scalar { Quoted: false } first, TextNode.Scalar { Quoted: false } second, ..] items }
            && items.Count <= 3
            && TryNumber(first.Text, out var longitude) && TryNumber(second.Text, out var latitude))
        {
            var at = new Position(latitude, longitude);
            if (at.IsValid)
            {
                return at;
            }

            Fault(node, "A longitude lies from -180 to 180 and a latitude from -90 to 90, in this order.");
            return null;
        }

        Fault(node, "A point is [longitude, latitude].");
        return null;
    }

    private void Each(TextNode? node, Action<TextNode> take)
    {
        if (node is not TextNode.Sequence sequence)
        {
            Fault(node, "A list of coordinates is expected.");
            return;
        }

        foreach (var item in sequence.Items)
        {
            take(item);
        }
    }

    private void Fault(TextNode? node, string reason) => faults.Add(file, node?.Line ?? 0, reason);

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
