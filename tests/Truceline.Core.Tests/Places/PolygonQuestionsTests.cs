using CsCheck;
using Truceline.Core.Places;
using Truceline.Core.Tests.Agreement;

namespace Truceline.Core.Tests.Places;

public sealed class PolygonQuestionsTests
{
    private static readonly Polygon Square = TestMissions.Box(-500, -500, 500, 500);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(800, 0, 300)]
    [InlineData(0, -501, 1)]
    [InlineData(800, 900, 500)] // 3-4-5 from the corner
    [InlineData(30_500, 0, 30_000)]
    public void The_distance_to_a_polygon_is_to_its_nearest_point(double east, double north, double metres) =>
        Square.DistanceTo(TestMissions.At(east, north)).ShouldBe(metres, 0.001 * metres + 0.01);

    [Fact]
    public void From_afar_and_from_near_agree_where_they_meet() => Gen.Select(Gen.Double[0, 360], Gen.Double[49_500, 51_500]).Sample(
        (bearing, metres) =>
        {
            var at = Geodesic.Direct(TestMissions.At(0, 0), bearing, metres);
            var distance = Square.DistanceTo(at);
            return distance < metres - 499 && distance > metres - 708;
        });

    [Fact]
    public void Outlines_overlap_when_either_holds_the_other_or_their_edges_cross()
    {
        Square.Overlaps(TestMissions.Box(-10, -10, 10, 10).Outer).ShouldBeTrue();
        Square.Overlaps(TestMissions.Box(-900, -900, 900, 900).Outer).ShouldBeTrue();
        Square.Overlaps(TestMissions.Box(-900, -10, 900, 10).Outer).ShouldBeTrue();
        Square.Overlaps(TestMissions.Box(600, -10, 900, 10).Outer).ShouldBeFalse();
    }
}
