using System.Buffers.Binary;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Klv;
using Truceline.Simulator.Places;
using Truceline.Simulator.Scenarios;

namespace Truceline.Simulator.Tests.Klv;

public sealed class StatedGeometryTests
{
    [Theory]
    [InlineData("crossing")]
    [InlineData("quiet")]
    [InlineData("hour")]
    public void The_stated_pose_leads_to_the_stated_frame_centre_and_corners(string name)
    {
        var scenario = ScenarioCatalogue.Find(name)!;
        var sensor = new Sensor(scenario, 7);
        for (var number = 0; number < 400; number += 7)
        {
            var items = new PacketItems(UasPacket.Write(sensor.State(number, number, 1)));
            var camera = new Camera(PoseOf(items));
            var ground = new MadeGround(scenario.Ground.Frame, items.Value(78, -900, 19000, false), 0);
            var centre = new Position(items.Value(23, -90, 90, true), items.Value(24, -180, 180, true));

            Apart(ground.Meet(camera.Origin, camera.Ray(0, 0))!.Value, centre).ShouldBeLessThan(0.05);
            var corner = new Position(centre.Latitude + items.Value(30, -0.075, 0.075, true), centre.Longitude + items.Value(31, -0.075, 0.075, true));
            Apart(ground.Meet(camera.Origin, camera.Ray(1, 1))!.Value, corner).ShouldBeLessThan(0.5);
            (items.Value(75, -900, 19000, false) - items.Value(15, -900, 19000, false)).ShouldBe(MadeGround.GeoidUndulation, 1e-6);
            (items.Value(78, -900, 19000, false) - items.Value(25, -900, 19000, false)).ShouldBe(MadeGround.GeoidUndulation, 1e-6);
        }
    }

    [Fact]
    public void A_packet_ends_with_its_own_checksum_and_begins_with_its_time()
    {
        var packet = UasPacket.Write(new Sensor(ScenarioCatalogue.Find("crossing")!, 1).State(30, 900, 1_622_534_430_000_000));

        var items = new PacketItems(packet);
        items.Tags.First().ShouldBe(2);
        items.Tags.Last().ShouldBe(1);
        BinaryPrimitives.ReadInt64BigEndian(items[2]).ShouldBe(1_622_534_430_000_000);
        BinaryPrimitives.ReadUInt16BigEndian(items[1]).ShouldBe(UasPacket.Checksum(packet.AsSpan(0, packet.Length - 2)));
    }

    [Fact]
    public void Without_sensor_errors_a_target_is_stated_within_a_pixel_of_its_true_place()
    {
        var scenario = ScenarioCatalogue.Find("crossing")!;
        var sensor = new Sensor(scenario, 3);
        var checkedTargets = 0;
        for (var time = 20.0; time < 120; time += 1)
        {
            var seen = sensor.InSight(time, new Camera(sensor.TruePose(time))).ToDictionary(s => s.Vehicle.Id, s => s.At);
            foreach (var target in sensor.State(time, (int)time, 0).Targets)
            {
                Apart(target.Location!.Value, seen[target.Id]).ShouldBeLessThan(2.5);
                checkedTargets++;
            }
        }

        checkedTargets.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Sensor_errors_have_the_size_that_the_scenario_states()
    {
        var scenario = ScenarioCatalogue.Find("hour")!;
        var errors = new List<double>();
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var sensor = new Sensor(scenario, seed);
            errors.Add(sensor.State(450, 0, 0).Pose.Height - sensor.TruePose(450).Height);
        }

        Math.Sqrt(errors.Average(e => e * e)).ShouldBe(scenario.Noise!.Vertical!.Value, 1.2);
    }

    private static Pose PoseOf(PacketItems items) => new(
        new(items.Value(13, -90, 90, true), items.Value(14, -180, 180, true)), items.Value(75, -900, 19000, false),
        items.Value(5, 0, 360, false), items.Value(6, -20, 20, true), items.Value(7, -50, 50, true),
        items.Value(18, 0, 360, false), items.Value(19, -180, 180, true), items.Value(20, 0, 360, false),
        items.Value(16, 0, 180, false), items.Value(17, 0, 180, false));

    private static double Apart(Position a, Position b) => (Wgs84.ToEarth(a, 0) - Wgs84.ToEarth(b, 0)).Length;
}
