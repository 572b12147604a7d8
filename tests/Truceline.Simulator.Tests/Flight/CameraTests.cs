using CsCheck;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;

namespace Truceline.Simulator.Tests.Flight;

public sealed class CameraTests
{
    private static readonly LocalFrame North = new(new(40, 47), 0);

    [Theory]
    [InlineData(0, 0, 0, 90, -45, 1000, 0)]
    [InlineData(90, 0, 0, 0, -45, 1000, 0)]
    [InlineData(0, -45, 0, 0, 0, 0, 1000)]
    [InlineData(0, 0, 45, 90, 0, 1000, 0)]
    [InlineData(180, 0, 0, 0, -45, 0, -1000)]
    public void Angles_turn_as_the_standard_says(
        double heading, double pitch, double roll, double azimuth, double elevation, double east, double north)
    {
        var camera = new Camera(new(North.Anchor, 1000, heading, pitch, roll, azimuth, elevation, 0, 20, 12));

        var at = North.Of(new MadeGround(North, 0, 0).Meet(camera.Origin, camera.Ray(0, 0))!.Value);

        at.Right.ShouldBe(east, 0.5);
        at.Ahead.ShouldBe(north, 0.5);
    }

    [Fact]
    public void An_aimed_camera_looks_at_its_target_with_a_level_horizon() =>
        Gen.Select(Gen.Double[0, 360], Gen.Double[-10, 10], Gen.Double[-30, 30], Gen.Double[-3000, 3000], Gen.Double[500, 3000])
            .Sample((heading, pitch, roll, right, ahead) =>
            {
                var target = Wgs84.ToEarth(North.At(right, ahead), 100);
                var (azimuth, elevation, twist) = Camera.Aim(North.Anchor, 2000, heading, pitch, roll, target);
                var camera = new Camera(new(North.Anchor, 2000, heading, pitch, roll, azimuth, elevation, twist, 20, 12));

                var seen = camera.See(target)!.Value;
                var level = camera.Ray(1, 0) - camera.Ray(-1, 0);
                return Math.Abs(seen.U) < 1e-9 && Math.Abs(seen.V) < 1e-9
                    && Math.Abs(level.Dot(Wgs84.Level(North.Anchor).Down)) < 1e-9
                    && camera.Ray(0, 1).Dot(Wgs84.Level(North.Anchor).Down) > camera.Ray(0, -1).Dot(Wgs84.Level(North.Anchor).Down);
            });

    [Fact]
    public void A_ray_above_the_horizon_meets_nothing()
    {
        var camera = new Camera(new(North.Anchor, 1000, 0, 0, 0, 0, 5, 0, 20, 12));

        new MadeGround(North, 0, 0).Meet(camera.Origin, camera.Ray(0, 0)).ShouldBeNull();
    }

    [Fact]
    public void Earth_centred_coordinates_come_back() =>
        Gen.Select(Gen.Double[-89, 89], Gen.Double[-179, 179], Gen.Double[-400, 20000]).Sample((latitude, longitude, height) =>
        {
            var (at, h) = Wgs84.FromEarth(Wgs84.ToEarth(new Position(latitude, longitude), height));
            return Math.Abs(at.Latitude - latitude) < 1e-10 && Math.Abs(at.Longitude - longitude) < 1e-10 && Math.Abs(h - height) < 1e-4;
        });
}
