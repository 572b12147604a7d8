using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Tests.Sensing;

/// <summary>A simulator's drone over Alabama whose packets state both the pose and where the picture lies.</summary>
public sealed class SampleStreamTests
{
    private const string Stream = "data/video/osh/sample-stream.ts";

    [Fact]
    public void The_pose_leads_to_the_stated_frame_centre_within_half_a_metre_in_every_packet()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var reports = RecordedFrames.Of(SharedData.Read(Stream));

        reports.Count.ShouldBe(277);
        reports.Max(Miss).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void The_corners_of_the_picture_lie_within_ten_metres_of_those_stated()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");

        foreach (var report in RecordedFrames.Of(SharedData.Read(Stream)))
        {
            var corners = PlaceTarget.Corners(report, StatedErrors.None).Select(PointOf).ToList();
            report.Corners.Count.ShouldBe(4);
            corners.Zip(report.Corners).Max(pair => Geodesic.Between(pair.First.At, pair.Second).Metres).ShouldBeLessThan(10);
        }
    }

    [Fact]
    public void A_target_s_pixel_leads_to_where_the_sensor_says_it_is()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var pairs = RecordedFrames.Of(SharedData.Read(Stream))
            .SelectMany(report => report.Targets.Where(target => target is { Location: not null, Column: not null, FrameWidth: not null })
                .Select(target => Geodesic.Between(
                    PointOf(PlaceTarget.Target(report, target with { Location = null }, StatedErrors.None)).At, target.Location!.Value).Metres))
            .ToList();

        pairs.ShouldNotBeEmpty();
        pairs.Max().ShouldBeLessThan(30); // The ground is taken at one height; the sensor followed the terrain.
    }

    [Fact]
    public void Leaving_out_the_platform_s_pitch_and_roll_would_miss_by_hundreds_of_metres()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var report = RecordedFrames.Of(SharedData.Read(Stream))[0];

        Miss(report with { Platform = report.Platform! with { Pitch = 0, Roll = 0 } }).ShouldBeGreaterThan(200);
    }

    private static double Miss(FrameReport report) =>
        Geodesic.Between(PointOf(PlaceTarget.FrameCentre(report, StatedErrors.None)).At, report.FrameCentre!.Value).Metres;

    private static PlacedPoint PointOf(Placement placement) => placement.ShouldBeOfType<Placement.Placed>().Point;
}
