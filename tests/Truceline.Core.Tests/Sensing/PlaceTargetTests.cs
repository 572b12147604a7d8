using CsCheck;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Tests.Sensing;

public sealed class PlaceTargetTests
{
    private static readonly Position Above = new(39.9, 46.9);

    // 1,000 m over the ground, heading north, looking 45° down ahead, level.
    private static readonly FrameReport Level = new()
    {
        Source = "uav-1",
        Claimed = Instant.FromUtc(2021, 3, 1, 10, 0),
        Received = Instant.FromUtc(2021, 3, 1, 10, 0),
        Pts = 0,
        Platform = new PlatformPose(Above, 1400, HeightDatum.MeanSeaLevel, 0, 0, 0),
        Sensor = new SensorPose(0, -45, 0, 10, 7.5),
        FrameCentreHeight = 400,
    };

    [Fact]
    public void Looking_half_way_down_lands_as_far_ahead_as_the_drone_is_high()
    {
        var way = Geodesic.Between(Above, Placed(PlaceTarget.FrameCentre(Level, StatedErrors.None)).At);

        way.Metres.ShouldBe(1000, 0.5); // The earth's curve adds 16 cm.
        Math.Min(way.Bearing, 360 - way.Bearing).ShouldBe(0, 0.01);
    }

    [Theory]
    [InlineData(90, 0, 0, 0, -45, 90)] // heading east
    [InlineData(0, 0, 0, 90, -45, 90)] // sensor turned right
    [InlineData(350, 0, 0, 20, -45, 10)]
    [InlineData(0, -45, 0, 0, 0, 0)] // the platform itself looks down
    [InlineData(0, 0, 45, 90, 0, 90)] // right wing down, sensor to the right
    [InlineData(0, 0, -45, 270, 0, 270)] // left wing down, sensor to the left
    public void Angles_turn_the_way_the_standard_says(
        double heading, double pitch, double roll, double azimuth, double elevation, double bearing)
    {
        var report = Level with
        {
            Platform = new PlatformPose(Above, 1400, HeightDatum.MeanSeaLevel, heading, pitch, roll),
            Sensor = new SensorPose(azimuth, elevation, 0, 10, 7.5),
        };

        var way = Geodesic.Between(Above, Placed(PlaceTarget.FrameCentre(report, StatedErrors.None)).At);

        way.Metres.ShouldBe(1000, 0.5);
        Math.Abs(Math.Sin((way.Bearing - bearing) * Math.PI / 360)).ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void The_upper_left_corner_lies_far_and_to_the_left()
    {
        var frame = new LocalFrame(Placed(PlaceTarget.FrameCentre(Level, StatedErrors.None)).At);
        var corners = PlaceTarget.Corners(Level, StatedErrors.None).Select(corner => frame.ToMetres(Placed(corner).At)).ToList();

        corners.Select(corner => (corner.East > 0, corner.North > 0)).ShouldBe([(false, true), (true, true), (true, false), (false, false)]);
    }

    [Fact]
    public void A_target_in_the_middle_pixel_lies_at_the_frame_centre()
    {
        var target = new TargetReport(1, null, null, 320.5, 240.5, 640, 480);

        Placed(PlaceTarget.Target(Level, target, StatedErrors.None)).At.ShouldBe(Placed(PlaceTarget.FrameCentre(Level, StatedErrors.None)).At);
    }

    [Fact]
    public void What_is_missing_is_said_in_a_sentence()
    {
        Refusal(Level with { Platform = null }).ShouldBe("The telemetry states no platform position.");
        Refusal(Level with { Platform = Level.Platform! with { Roll = null } }).ShouldBe("The telemetry states no platform pitch or roll.");
        Refusal(Level with { Platform = Level.Platform! with { Height = null } }).ShouldBe("The telemetry states no platform height.");
        Refusal(Level with { Sensor = null }).ShouldBe("The telemetry does not state how the sensor points.");
        Refusal(Level with { FrameCentreHeight = null }).ShouldBe("The telemetry states no height of the ground at the frame centre.");
        Refusal(Level with { Sensor = Level.Sensor! with { RelativeElevation = 5 } }).ShouldBe("The line of sight passes above the horizon.");
        Refusal(Level with { Sensor = Level.Sensor! with { RelativeElevation = -0.5 } }).ShouldBe("The line of sight passes above the horizon.");
        Refusal(Level with { FrameCentreHeight = 2000 }).ShouldBe("The ground stated lies above the platform.");
        RefusalOf(PlaceTarget.Target(Level, new TargetReport(4, null, null, 3, 3, null, null), StatedErrors.None))
            .ShouldBe("Target 4 states neither a location nor a pixel of a frame of known size.");
        RefusalOf(PlaceTarget.Target(Level, new TargetReport(4, null, null, 900, 3, 640, 480), StatedErrors.None))
            .ShouldBe("The pixel stated lies outside the frame.");
        RefusalOf(PlaceTarget.Target(
            Level with { Sensor = Level.Sensor! with { HorizontalField = null } }, new TargetReport(4, null, null, 9, 3, 640, 480), StatedErrors.None))
            .ShouldBe("The telemetry states no fields of view.");
    }

    [Fact]
    public void Any_telemetry_is_placed_or_refused_and_never_more() => Gen.Select(
        Gen.Double, Gen.Double, Gen.Double, Gen.Double, Gen.Double, Gen.Double, Gen.Double).Sample(
        (lat, height, heading, pitch, azimuth, elevation, ground) =>
        {
            var report = Level with
            {
                Platform = new PlatformPose(new Position(lat, 10), height, HeightDatum.Ellipsoid, heading, pitch, 0),
                Sensor = new SensorPose(azimuth, elevation, null, 20, 20),
                FrameCentreHeight = ground,
            };
            return PlaceTarget.FrameCentre(report, StatedErrors.None) is Placement.Refused or Placement.Placed { Point.At.IsValid: true };
        });

    // At 45° and 1,000 m: 1.414 km of range; a turn of θ moves the foot by range² / height · θ along and range · θ across.
    [Theory]
    [InlineData(0, 0, 0.1, 0, 3.49, 2.47)]
    [InlineData(5, 0, 0, 0, 5, 5)]
    [InlineData(0, 7, 0, 0, 7, 0)]
    [InlineData(0, 0, 0, 20, 20, 0)]
    public void Each_stated_error_moves_the_place_as_geometry_says(
        double horizontal, double vertical, double attitude, double ground, double major, double minor)
    {
        var errors = new StatedErrors(horizontal, vertical, attitude, ground);
        var byRay = Placed(PlaceTarget.FrameCentre(Level, errors)).Error;

        byRay.SemiMajor.ShouldBe(major, 0.02 * major);
        byRay.SemiMinor.ShouldBe(minor, Math.Max(0.02, 0.02 * minor));
        if (major - minor > 0.1)
        {
            Math.Abs(Math.Sin(byRay.Bearing * Math.PI / 180)).ShouldBeLessThan(0.01); // The long axis lies along the line of sight.
        }

        var there = Placed(PlaceTarget.FrameCentre(Level, errors)).At;
        var byStatement = Placed(PlaceTarget.Target(Level, new TargetReport(1, there, null, null, null, null, null), errors)).Error;
        byStatement.SemiMajor.ShouldBe(byRay.SemiMajor, 0.01 * major + 0.01);
        byStatement.SemiMinor.ShouldBe(byRay.SemiMinor, 0.01 * minor + 0.02);
    }

    [Fact]
    public void A_target_s_own_errors_come_before_those_of_the_line_of_sight()
    {
        var target = new TargetReport(1, Above, null, null, null, null, null, EastSigma: 12, NorthSigma: 3);

        Placed(PlaceTarget.Target(Level, target, StatedErrors.None)).Error.ShouldBe(new ErrorEllipse(12, 3, 90));
        Placed(PlaceTarget.Target(Level, target with { NorthSigma = null }, StatedErrors.None)).Error.ShouldNotBe(new ErrorEllipse(12, 3, 90));
    }

    [Fact]
    public void What_telemetry_states_comes_before_configuration_and_that_before_the_documented_default()
    {
        var resolved = ErrorBudget.Resolve(
            Level with { Errors = new StatedErrors(1, null, null, null) }, new StatedErrors(2, 3, double.NaN, null));

        resolved.ShouldBe(new StatedErrors(1, 3, ErrorBudget.Unstated.Attitude, ErrorBudget.Unstated.Ground));
    }

    [Fact]
    public void The_same_height_error_of_platform_and_ground_is_no_matter_but_their_difference_is()
    {
        // What a geoid 30 m off would do: both heights are in the same wrong datum.
        var moved = Level with { Platform = Level.Platform! with { Height = 1430 }, FrameCentreHeight = 430 };

        Geodesic.Between(
            Placed(PlaceTarget.FrameCentre(Level, StatedErrors.None)).At,
            Placed(PlaceTarget.FrameCentre(moved, StatedErrors.None)).At).Metres.ShouldBeLessThan(0.01);
    }

    private static PlacedPoint Placed(Placement placement) => placement.ShouldBeOfType<Placement.Placed>().Point;

    private static string Refusal(FrameReport report) => RefusalOf(PlaceTarget.FrameCentre(report, StatedErrors.None));

    private static string RefusalOf(Placement placement) => placement.ShouldBeOfType<Placement.Refused>().Because;
}
