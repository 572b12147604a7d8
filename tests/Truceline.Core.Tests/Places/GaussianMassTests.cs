using CsCheck;
using Truceline.Core.Places;

namespace Truceline.Core.Tests.Places;

public sealed class GaussianMassTests
{
    private static readonly Position Centre = new(39.9, 46.9);
    private static readonly LocalFrame Frame = new(Centre);

    // Φ(x), from tables of the normal distribution (Abramowitz and Stegun, table 26.1).
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(2, 0.977249868051821)]
    [InlineData(-3, 0.001349898031630)]
    public void A_half_plane_holds_what_the_normal_table_says(double sigmas, double expected)
    {
        var half = Metres((-90_000, -90_000), (sigmas * 100, -90_000), (sigmas * 100, 90_000), (-90_000, 90_000));

        Round(100).In(half).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void A_square_of_one_sigma_each_way_holds_the_square_of_the_central_probability() =>
        Round(50).In(Square(50)).ShouldBe(0.682689492137086 * 0.682689492137086, 1e-10);

    [Fact]
    public void A_circle_of_many_sides_holds_the_rayleigh_probability()
    {
        var circle = Metres([.. Enumerable.Range(0, 20_000).Select(i => 2 * Math.PI * i / 20_000)
            .Select(angle => (100 * Math.Cos(angle), 100 * Math.Sin(angle)))]);

        Round(100).In(circle).ShouldBe(1 - Math.Exp(-0.5), 1e-7);
    }

    [Fact]
    public void A_hole_is_taken_out_and_the_turn_of_a_ring_does_not_matter()
    {
        var ring = new Polygon([.. Square(200).Outer.Reverse()], [Square(50).Outer]);

        Round(50).In(ring).ShouldBe(Round(50).In(Square(200)) - Round(50).In(Square(50)), 1e-12);
    }

    [Fact]
    public void The_long_axis_lies_along_its_bearing()
    {
        var strip = Metres((-60, -90_000), (60, -90_000), (60, 90_000), (-60, 90_000)); // narrow from east to west
        new GaussianMass(Place(500, 10, 0)).In(strip).ShouldBeGreaterThan(0.999);
        new GaussianMass(Place(500, 10, 90)).In(strip).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_centre_exactly_on_an_edge_or_a_corner_has_an_answer()
    {
        Round(10).In(Metres((0, -90_000), (90_000, -90_000), (90_000, 90_000), (0, 90_000))).ShouldBe(0.5, 1e-6);
        Round(10).In(Metres((0, 0), (90_000, 0), (90_000, 90_000), (0, 90_000))).ShouldBe(0.25, 1e-6);
    }

    [Fact]
    public void A_point_without_error_lies_on_one_side()
    {
        new GaussianMass(Place(0, 0, 0)).In(Square(1)).ShouldBe(1, 1e-12);
        new GaussianMass(Place(0, 0, 0)).In(Square(1), shiftEast: 3).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void It_agrees_with_counting_random_points() => Gen.Select(
        Gen.Double[20, 400], Gen.Double[0.05, 1], Gen.Double[0, 180], Stars, Gen.Double[-300, 300]).Sample(
        (major, ratio, bearing, star, shift) =>
        {
            var place = Place(major, major * ratio, bearing);
            var counted = Counted(place, star, shift);
            return Math.Abs(new GaussianMass(place).In(star, shiftEast: shift) - counted) < 0.02;
        },
        iter: 60, threads: 1);

    [Fact]
    public void Two_parts_of_a_cut_polygon_hold_what_the_whole_does() => Gen.Select(
        Gen.Double[1, 300], Gen.Double[0.01, 1], Gen.Double[0, 180], Gen.Double[-500, 500], Gen.Double[-0.99, 0.99]).Sample(
        (major, ratio, bearing, shift, cut) =>
        {
            var mass = new GaussianMass(Place(major, major * ratio, bearing));
            var x = cut * 200;
            var left = Metres((-200, -200), (x, -200), (x, 200), (-200, 200));
            var right = Metres((x, -200), (200, -200), (200, 200), (x, 200));
            return Math.Abs(mass.In(left, shift, 17) + mass.In(right, shift, 17) - mass.In(Square(200), shift, 17)) < 1e-9;
        });

    internal static Gen<Polygon> Stars => Gen.Double[30, 900].Array[3, 40].Select(radii => Metres([.. radii.Select((radius, i) =>
        (radius * Math.Cos(2 * Math.PI * i / radii.Length), radius * Math.Sin(2 * Math.PI * i / radii.Length)))]));

    private static double Counted(PlacedPoint place, Polygon polygon, double shiftEast)
    {
        // A regular grid of quantiles: every point stands for the same probability, so that no luck is involved.
        const int Side = 200;
        var inside = 0;
        var (sin, cos) = Math.SinCos(place.Error.Bearing * Math.PI / 180);
        for (var i = 0; i < Side; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - ((i + 0.5) / Side)));
            for (var j = 0; j < Side; j++)
            {
                var angle = 2 * Math.PI * (j + 0.5) / Side;
                var along = radius * Math.Cos(angle) * place.Error.SemiMajor;
                var across = radius * Math.Sin(angle) * place.Error.SemiMinor;
                var at = Frame.FromMetres((along * sin) + (across * cos) - shiftEast, (along * cos) - (across * sin));
                inside += polygon.Contains(at) ? 1 : 0;
            }
        }

        return inside / (double)(Side * Side);
    }

    private static GaussianMass Round(double sigma) => new(Place(sigma, sigma, 0));

    private static PlacedPoint Place(double major, double minor, double bearing) =>
        new(Centre, new ErrorEllipse(major, minor, bearing), "target");

    private static Polygon Square(double half) => Metres((-half, -half), (half, -half), (half, half), (-half, half));

    private static Polygon Metres(params (double East, double North)[] points) =>
        new([.. points.Select(point => Frame.FromMetres(point.East, point.North))], []);
}
