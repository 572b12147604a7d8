using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Engine.Agreement;

/// <summary>Reads a corridor and holds its drawings to what the clause says of them.</summary>
internal static class CorridorReader
{
    // A drawing's mean width may be off by this share: ends are rounded, bends are cut.
    private const double WidthTolerance = 0.25;

    public static ClauseRule Read(Form form, Bound bound)
    {
        var corridor = new ClauseRule.Corridor(
            ClauseKinds.Zone(form, bound), ClauseKinds.Acts(form), form.Several<Act>("needs-identification", 40, mayBeAbsent: true),
            form.Ids("avoids", 50, mayBeAbsent: true))
        {
            Route = bound.ReadGeometryIfAny(form, "route", GeometryKind.Route),
            Width = form.Has("width-metres") ? form.Number("width-metres", 1, 200_000) : null,
            Excludes = bound.ReadZones(form, "excludes", mayBeAbsent: true),
            ControlledBy = form.Has("controlled-by") ? ReadController(form, bound) : null,
            Tolerance = ClauseKinds.Minutes(form, "tolerance-minutes"),
        };
        CheckAvoids(form, bound, corridor);
        CheckExcludes(form, bound, corridor);
        CheckRoute(form, bound, corridor);
        return corridor;
    }

    private static string ReadController(Form form, Bound bound)
    {
        var id = form.Id("controlled-by");
        if (id.Length > 0 && !bound.Binds(id))
        {
            form.Fault(form.LineOf("controlled-by"), $"'{YamlText.Show(id)}' is not a party, nor one of 'others-bound'.");
        }

        return id;
    }

    private static void CheckAvoids(Form form, Bound bound, ClauseRule.Corridor corridor)
    {
        foreach (var id in corridor.Avoids)
        {
            if (bound.Places.PlaceOf(id) is not { } place)
            {
                form.Fault(form.LineOf("avoids"), $"'{YamlText.Show(id)}' is not a place of the gazetteer.");
            }
            else if (bound.Find(corridor.Zone) is { } zone
                && zone.Versions.FirstOrDefault(version => version.Areas.Any(area => area.Shape.Contains(place.At))) is { } version)
            {
                form.Fault(form.LineOf("avoids"), $"Version {version.Number} of '{zone.Id}' contains '{id}', which the clause keeps out of it.");
            }
        }
    }

    private static void CheckExcludes(Form form, Bound bound, ClauseRule.Corridor corridor)
    {
        var mine = Areas(bound, corridor.Zone);
        foreach (var id in corridor.Excludes.Where(id => Areas(bound, id).Any(shut => mine.Any(area => area.Overlaps(shut.Outer)))))
        {
            form.Fault(form.LineOf("excludes"), $"'{corridor.Zone}' overlaps '{id}', which the clause keeps out of it.");
        }
    }

    private static void CheckRoute(Form form, Bound bound, ClauseRule.Corridor corridor)
    {
        if (corridor.Route is not { } id || bound.Find(id) is not { Kind: GeometryKind.Route } route)
        {
            return;
        }

        foreach (var drawing in bound.Find(corridor.Zone)?.Versions ?? [])
        {
            var road = route.Versions.Where(version => version.Effective <= drawing.Effective).OrderBy(version => version.Effective).LastOrDefault();
            if (road?.Lines.SelectMany(line => line.Points).FirstOrDefault(at => !drawing.Areas.Any(area => area.Shape.Contains(at))) is { } astray
                && astray != default)
            {
                form.Fault(form.LineOf("route"), string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"The route leaves version {drawing.Number} of '{corridor.Zone}' at {astray.Longitude:0.#####}, {astray.Latitude:0.#####}."));
            }
            else if (road is not null && corridor.Width is { } width && MeanWidth(drawing, road) is var drawn && Math.Abs(drawn - width) > width * WidthTolerance)
            {
                form.Fault(form.LineOf("width-metres"), string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"Version {drawing.Number} of '{corridor.Zone}' is {drawn:0} m wide on average, not {width:0} m."));
            }
        }
    }

    private static double MeanWidth(GeometryVersion drawing, GeometryVersion road)
    {
        var length = road.Lines.Sum(line => line.Points.Zip(line.Points.Skip(1)).Sum(leg => Geodesic.Between(leg.First, leg.Second).Metres));
        return length > 0 ? drawing.Areas.Sum(area => SquareMetres(area.Shape.Outer)) / length : 0;
    }

    private static double SquareMetres(IReadOnlyList<Position> ring)
    {
        var frame = new LocalFrame(ring[0]);
        var points = ring.Select(frame.ToMetres).ToList();
        return Math.Abs(points.Zip(points.Skip(1).Append(points[0])).Sum(edge => (edge.First.East * edge.Second.North) - (edge.Second.East * edge.First.North))) / 2;
    }

    private static IEnumerable<Polygon> Areas(Bound bound, string zone) =>
        bound.Find(zone)?.Versions.SelectMany(version => version.Areas).Select(area => area.Shape) ?? [];
}
