using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Sensing;
using Truceline.Formats.Elevation;

namespace Truceline.Core.Tests.Marks;

public sealed class PlaceMarkTests
{
    private static readonly MarkedPixel Middle = new(320.5, 180.5, 640, 360);
    private static readonly StatedErrors Stated = new(3, 5, 0.2, null);

    [Fact]
    public void On_the_Rome_tile_a_mark_lies_within_15_m_of_the_published_point()
    {
        using var tile = Rome();
        // ../shared/README.md: from 41.801, 12.6483, 500 m, azimuth 315, depression 20.
        var sight = Looking(new Position(41.801, 12.6483), 500, 315, 20);

        var placed = Placed(PlaceMark.At(sight, Middle, MadeGround.Of(tile, 5)));

        Geodesic.Between(placed.Point.At, new Position(41.807133, 12.640073)).Metres.ShouldBeLessThan(15);
        placed.Point.Ground.ShouldBe("elevation");
        placed.Ground.Basis.ShouldNotBeNull();
    }

    [Fact]
    public void The_same_way_to_turn_the_camera_gives_the_same_place_however_it_is_shared_between_platform_and_sensor()
    {
        using var tile = Rome();
        var ground = MadeGround.Of(tile, 5);
        var at = new Position(41.801, 12.6483);
        var bySensor = Looking(at, 500, 315, 20);
        var byPlatform = bySensor with
        {
            Platform = bySensor.Platform! with { Heading = 315, Pitch = -20 },
            Sensor = bySensor.Sensor! with { RelativeAzimuth = 0, RelativeElevation = 0 },
        };

        var one = Placed(PlaceMark.At(bySensor, Middle, ground)).Point.At;
        var other = Placed(PlaceMark.At(byPlatform, Middle, ground)).Point.At;

        Geodesic.Between(one, other).Metres.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void On_flat_ground_a_followed_ray_ends_where_the_plain_intersection_does()
    {
        var sight = Looking(new Position(39.9, 46.9), 1500, 40, 25) with { FrameCentreHeight = 400 };
        var report = new FrameReport
        {
            Source = "uav", Claimed = default, Received = default, Pts = 0,
            Platform = sight.Platform, Sensor = sight.Sensor, FrameCentreHeight = 400,
        };

        var marked = Placed(PlaceMark.At(sight, Middle, null)).Point;
        var plain = PlaceTarget.FrameCentre(report, StatedErrors.None).ShouldBeOfType<Placement.Placed>().Point;

        Geodesic.Between(marked.At, plain.At).Metres.ShouldBeLessThan(0.5);
        marked.Ground.ShouldBe("frame-centre");
    }

    [Fact]
    public void A_hill_in_the_line_of_sight_is_what_is_seen()
    {
        var from = new Position(39.9, 46.9);
        var frame = new LocalFrame(from);
        // A ridge 150 m high, 600 to 700 m north of the platform.
        var ground = new MadeGround(at => frame.ToMetres(at).North is > 600 and < 700 ? 150 : 0, 1, 10);

        var placed = Placed(PlaceMark.At(Looking(from, 200, 0, 10), Middle, ground)).Point;

        frame.ToMetres(placed.At).North.ShouldBeInRange(599, 605);
    }

    [Fact]
    public void A_missing_tile_is_said_and_never_taken_for_the_level_of_the_sea()
    {
        var edge = new LocalFrame(new Position(41.801, 12.6483));
        var ground = new MadeGround(at => edge.ToMetres(at).North < 500 ? 60 : null, 5);

        Refused(PlaceMark.At(Looking(edge.Origin, 500, 0, 20), Middle, ground)).ShouldBe("There is no elevation tile for N41E012.");
    }

    [Fact]
    public void What_places_nothing_is_refused_in_a_sentence()
    {
        var flat = MadeGround.Flat(100, 5);
        var sight = Looking(new Position(39.9, 46.9), 1500, 40, 25);
        Refused(PlaceMark.At(Looking(sight.Platform!.At, 1500, 40, -5), Middle, flat)).ShouldContain("horizon");
        Refused(PlaceMark.At(Looking(sight.Platform.At, 50, 40, 25), Middle, flat)).ShouldContain("above the platform");
        Refused(PlaceMark.At(sight with { Platform = sight.Platform with { Pitch = null } }, Middle, flat)).ShouldContain("pitch");
        Refused(PlaceMark.At(sight with { Sensor = null }, Middle, flat)).ShouldContain("sensor");
        Refused(PlaceMark.At(sight with { Sensor = sight.Sensor! with { HorizontalField = null } }, Middle, flat)).ShouldContain("fields of view");
        Refused(PlaceMark.At(sight, Middle with { Column = 900 }, flat)).ShouldContain("outside");
        Refused(PlaceMark.At(sight, Middle, null)).ShouldContain("no elevation at hand");
        Refused(PlaceMark.At(Looking(sight.Platform.At, 200, 40, 0.45), Middle, flat)).ShouldContain("near the horizon");
    }

    [Theory]
    [InlineData(400, 45)]
    [InlineData(1200, 30)]
    public void Where_nobody_states_an_error_the_ellipse_is_that_of_published_figures(double above, double depression)
    {
        var sight = Looking(new Position(39.9, 46.9), 100 + above, 40, depression) with { Errors = StatedErrors.None };

        var placed = Placed(PlaceMark.At(sight, Middle, MadeGround.Flat(100, 5)));

        // 2.4 to 5.5 m and 0.020 to 0.057 m for each metre of slant, as the root mean square of the horizontal distance.
        var distance = Math.Sqrt((placed.Point.Error.SemiMajor * placed.Point.Error.SemiMajor) + (placed.Point.Error.SemiMinor * placed.Point.Error.SemiMinor));
        distance.ShouldBeInRange(2.4 + (0.020 * placed.Ground.SlantRange), 5.5 + (0.057 * placed.Ground.SlantRange) + 0.01);
        placed.Ground.Errors.ShouldBe("published");
    }

    private static ElevationTile Rome()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        return ElevationReading.Of("Rome-30m-DEM.tif", new MemoryStream(SharedData.Read("data/video/elevation/Rome-30m-DEM.tif")))
            .ShouldBeOfType<ElevationReading.Opened>().Tile;
    }

    private static MarkSight Looking(Position from, double height, double azimuth, double depression) => new(
        new PlatformPose(from, height, HeightDatum.MeanSeaLevel, 0, 0, 0), new SensorPose(azimuth, -depression, 0, 10, 5.6), null, Stated);

    private static MarkPlacement.Placed Placed(MarkPlacement placement) => placement.ShouldBeOfType<MarkPlacement.Placed>();

    private static string Refused(MarkPlacement placement) => placement.ShouldBeOfType<MarkPlacement.Refused>().Because;
}
