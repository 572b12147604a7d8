using Truceline.Core.Places;

namespace Truceline.Core.Tests.Places;

public sealed class DistanceToLineTests
{
    private static readonly LocalFrame Ground = new(new Position(39.9, 46.9));
    private static readonly Polyline Northward = new([At(0, -30_000), At(0, 0), At(0, 30_000)]);

    [Theory]
    [InlineData(0)]
    [InlineData(800)]
    [InlineData(-2_500)]
    public void Is_taken_to_the_nearest_leg(double east) => DistanceToLine.Metres(At(east, 120), [Northward]).ShouldBe(Math.Abs(east), 1);

    [Fact]
    public void Is_taken_to_an_end_beyond_the_line() => DistanceToLine.Metres(At(3_000, 34_000), [Northward]).ShouldBe(5_000, 10);

    // Of a normal distribution: 50 % below its middle, 84.13 % below one sigma above it, 97.72 % below two.
    [Theory]
    [InlineData(1_000, 0.5)]
    [InlineData(900, 0.8413)]
    [InlineData(1_100, 0.1587)]
    [InlineData(800, 0.9772)]
    public void Nearer_follows_the_error_towards_the_line(double east, double expected)
    {
        // A long ellipse along the line changes nothing; across it, sigma is 100 m.
        var place = new PlacedPoint(At(east, 0), new ErrorEllipse(5_000, 100, 0), "test");
        DistanceToLine.Nearer(place, [Northward], 1_000).ShouldBe(expected, 2e-3);
    }

    [Fact]
    public void Nearer_is_on_either_side_of_the_line()
    {
        var place = new PlacedPoint(At(0, 0), new ErrorEllipse(100, 100, 0), "test");
        DistanceToLine.Nearer(place, [Northward], 100).ShouldBe(0.6827, 1e-3);
        DistanceToLine.Nearer(place, [], 100).ShouldBe(0);
    }

    private static Position At(double east, double north) => Ground.FromMetres(east, north);
}
