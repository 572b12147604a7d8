using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>A kilometre of a line, a piece of a zone, a place asked about: points that stand for its ground, all of the same weight.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Metres">Its length along the line; of a piece of ground its points.</param>
public sealed record Stretch(int Number, double Metres, IReadOnlyList<Position> Points);

/// <summary>One drawing of the line of contact, divided into kilometres.</summary>
public sealed record DividedLine(string Geometry, int Version, string Name, IReadOnlyList<Stretch> Kilometres)
{
    public const double Kilometre = 1_000;

    /// <summary>Every kilometre is looked at in ten points, in the middles of its tenths; the last, shorter one likewise.</summary>
    public const int PointsEach = 10;

    /// <summary>
    /// From the western of its two ends, or from where it was begun to be drawn where it closes. Each line of a drawing that has several begins
    /// a new kilometre. The numbers hold for this version of the drawing alone.
    /// </summary>
    public static DividedLine Of(Geometry geometry, GeometryVersion version)
    {
        var kilometres = new List<Stretch>();
        foreach (var line in version.Lines)
        {
            Divide(Oriented(line.Points), kilometres);
        }

        return new DividedLine(geometry.Id, version.Number, geometry.Name, kilometres);
    }

    private static IReadOnlyList<Position> Oriented(IReadOnlyList<Position> points) =>
        points[0] != points[^1] && points[^1].Longitude < points[0].Longitude ? [.. points.Reverse()] : points;

    private static void Divide(IReadOnlyList<Position> points, List<Stretch> into)
    {
        var legs = points.Zip(points.Skip(1), (from, to) => (From: from, To: to, Geodesic.Between(from, to).Metres)).Where(leg => leg.Metres > 0).ToList();
        var total = legs.Sum(leg => leg.Metres);
        // A remainder below a metre is a matter of rounding, not a kilometre.
        for (var from = 0.0; total - from > 1 || (from == 0 && total > 0); from += Kilometre)
        {
            var length = Math.Min(Kilometre, total - from);
            var begin = from;
            into.Add(new Stretch(into.Count + 1, length, [.. Enumerable.Range(0, PointsEach).Select(i => At(legs, begin + (length * (i + 0.5) / PointsEach)))]));
        }
    }

    private static Position At(List<(Position From, Position To, double Metres)> legs, double along)
    {
        var left = along;
        foreach (var leg in legs)
        {
            if (left <= leg.Metres)
            {
                var part = left / leg.Metres;
                return Rounding.Of(new Position(
                    leg.From.Latitude + (part * (leg.To.Latitude - leg.From.Latitude)),
                    Geodesic.WrapLongitude(leg.From.Longitude + (part * Geodesic.WrapLongitude(leg.To.Longitude - leg.From.Longitude)))));
            }

            left -= leg.Metres;
        }

        return Rounding.Of(legs[^1].To);
    }
}
