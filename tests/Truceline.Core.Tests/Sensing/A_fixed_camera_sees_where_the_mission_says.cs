using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Tests.Sensing;

public sealed class A_fixed_camera_sees_where_the_mission_says
{
    private static readonly FixedCamera Mast = new(new Position(40.1, 46.5), 420, 380, 90, -20, 30, 20);

    [Fact]
    public void The_middle_of_its_picture_lies_where_plane_geometry_puts_it()
    {
        var report = Mast.Report("mast-1", Instant.FromUtc(2026, 1, 1, 0, 0), 90_000);

        var (metres, bearing, _) = Geodesic.Between(Mast.At, report.FrameCentre!.Value);
        metres.ShouldBe(40 / Math.Tan(20 * Math.PI / 180), 0.05);
        bearing.ShouldBe(90, 0.05);
        report.Corners.Count.ShouldBe(4);
        Geodesic.Between(Mast.At, report.Corners[0]).Metres.ShouldBeGreaterThan(metres);
        Geodesic.Between(Mast.At, report.Corners[2]).Metres.ShouldBeLessThan(metres);
        (report.Claimed, report.Pts).ShouldBe((report.Received, 90_000));
    }

    [Fact]
    public void A_picture_that_holds_the_horizon_has_no_footprint()
    {
        var report = (Mast with { Elevation = -5 }).Report("mast-1", default, 0);

        report.FrameCentre.ShouldNotBeNull();
        report.Corners.ShouldBeEmpty();
    }
}
