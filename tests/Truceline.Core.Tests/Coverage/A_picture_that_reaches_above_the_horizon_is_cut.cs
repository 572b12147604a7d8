using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Tests.Coverage;

public sealed class A_picture_that_reaches_above_the_horizon_is_cut
{
    private static readonly Position At = new(39.9, 46.9);

    [Fact]
    public void Corners_above_the_horizon_stand_at_the_stated_distance_in_their_directions()
    {
        var report = Looking(-5);
        var cut = CutView.Of(report, []).ShouldNotBeNull();
        foreach (var corner in cut.Take(2))
        {
            Geodesic.Between(At, corner).Metres.ShouldBe(CoverDay.CutAt, 0.1);
            Math.Abs(Geodesic.Between(At, corner).Bearing - 90).ShouldBeInRange(10, 30);
        }

        cut.Skip(2).ShouldAllBe(corner => Geodesic.Between(At, corner).Metres < CoverDay.CutAt);
    }

    [Fact]
    public void Ground_that_is_too_far_is_cut_too_and_what_is_near_stays_as_it_is()
    {
        var near = new List<Position> { new(39.91, 46.91), new(39.91, 46.92), new(39.9, 46.92), new(39.9, 46.91) };
        CutView.Of(Looking(-45), near).ShouldBeNull();
        var cut = CutView.Of(Looking(-45), [new(39.9, 48), .. near.Skip(1)]).ShouldNotBeNull();
        Geodesic.Between(At, cut[0]).Metres.ShouldBe(CoverDay.CutAt, 0.1);
        cut.Skip(1).ShouldBe(near.Skip(1));
    }

    [Fact]
    public void A_picture_of_the_sky_shows_no_ground() => CutView.Of(Looking(40), []).ShouldBeNull();

    [Fact]
    public void Without_a_pose_nothing_is_made_up() =>
        CutView.Of(Looking(-5) with { Platform = null }, []).ShouldBeNull();

    private static FrameReport Looking(double elevation) => new()
    {
        Source = "uav-1",
        Claimed = Instant.FromUnixTimeSeconds(0),
        Received = Instant.FromUnixTimeSeconds(0),
        Pts = 0,
        Platform = new PlatformPose(At, 1_500, HeightDatum.MeanSeaLevel, 90, 0, 0),
        Sensor = new SensorPose(0, elevation, 0, 40, 30),
        FrameCentreHeight = 500,
    };
}
