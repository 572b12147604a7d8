using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Scenarios;

namespace Truceline.Simulator.Tests.Scenarios;

/// <summary>Each thing that the truth of the busy night tells, against what the product's own readers find in the streams.</summary>
public sealed class BusyNightTests
{
    private static readonly IReadOnlyList<Scenario> Drones = ScenarioCatalogue.Sets["busy-night"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Twelve_enter_and_one_is_hidden_by_the_outage_one_by_the_jamming(ulong seed)
    {
        var truths = Drones.Select(drone => Truth.Of(SimulatedStream.Options(drone.Name, 1200, seed))).ToArray();

        truths.Select(truth => truth.Entries.Count).ShouldBe([4, 3, 3, 2]);
        truths.Select(truth => truth.Entries.Count(entry => entry.Seen)).ShouldBe([4, 2, 2, 2]);
        truths[1].Outages.Single().Contains(truths[1].Entries.Single(entry => !entry.Seen).At).ShouldBeTrue();
        truths[2].Jammed.Single().Contains(truths[2].Entries.Single(entry => !entry.Seen).At).ShouldBeTrue();
        truths.Sum(truth => truth.Outages.Count + truth.Jammed.Count).ShouldBe(2);
    }

    [Fact]
    public void The_night_goes_on_lap_after_lap_with_other_traffic()
    {
        var truth = Truth.Of(SimulatedStream.Options("busy-night-2", 2400));

        truth.Entries.Count.ShouldBe(6);
        truth.Entries.Select(entry => entry.Vehicle).Distinct().Count().ShouldBe(6);
        truth.Outages.Select(outage => outage.Duration.TotalSeconds).ShouldBe([140, 140]);
        (truth.Outages[1].Start - truth.Outages[0].Start).TotalSeconds.ShouldBe(1200);
    }

    [Fact]
    public void Whoever_enters_is_in_sight_before_and_after_and_nobody_is_first_seen_inside()
    {
        foreach (var drone in Drones)
        {
            var options = SimulatedStream.Options(drone.Name, 2400);
            var sensor = new Sensor(drone, 1);
            var known = new HashSet<int>();
            var entries = Truth.Of(options).Entries.Where(entry => entry.Seen).ToDictionary(entry => entry.Vehicle, entry => (entry.At - options.Start).TotalSeconds);
            for (var time = 0.0; time < 2400; time += 1)
            {
                var seen = sensor.InSight(time, new Camera(sensor.TruePose(time))).ToArray();
                if (!drone.IsOutAt(time) && drone.FixAt(time) == Fix.True)
                {
                    foreach (var one in seen.Where(one => known.Add(one.Vehicle.Id)))
                    {
                        drone.Forbidden.Contains(one.At).ShouldBeFalse($"{drone.Name}: vehicle {one.Vehicle.Id} at {time}");
                    }
                }

                entries.Where(entry => time > entry.Value - 10 && time < entry.Value + 5)
                    .ShouldAllBe(entry => seen.Any(one => one.Vehicle.Id == entry.Key));
            }
        }
    }

    [Fact]
    public void No_vehicle_is_seen_by_two_drones()
    {
        var watchers = Drones.Select(drone => (drone, sensor: new Sensor(drone, 1))).ToArray();
        for (var time = 0.0; time < 1200; time += 5)
        {
            var places = watchers.Select(one => one.sensor.InSight(time, new Camera(one.sensor.TruePose(time))).Select(seen => seen.At).ToArray()).ToArray();
            for (var i = 0; i < 4; i++)
            {
                var camera = new Camera(watchers[i].sensor.TruePose(time));
                places.Where((_, j) => j != i).SelectMany(at => at).ShouldAllBe(at => !InPicture(camera, at));
            }
        }
    }

    [Fact]
    public async Task The_silent_drone_s_stream_holds_nothing_of_its_outage()
    {
        var read = await ReadAsync("busy-night-2", 820, framesPerSecond: 2);

        read.Stated.Where(one => one.Time is >= 660 and < 800).ShouldBeEmpty();
        read.Stated.Count(one => one.Time is >= 540 and < 660).ShouldBe(240);
        read.Pictures.Zip(read.Pictures.Skip(1)).Count(pair => pair.Second - pair.First > 90_000).ShouldBe(1);
        read.LostPackets.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task The_jammed_drone_s_stream_states_a_false_place_then_none_and_has_lost_packets()
    {
        var read = await ReadAsync("busy-night-3", 520, framesPerSecond: 4);

        double Off((double Time, double? Latitude, double? Longitude) one) =>
            Math.Abs(one.Latitude!.Value - 39.93) + Math.Abs(one.Longitude!.Value - 46.92);
        var (before, misled) = (read.Stated.Where(one => one.Time < 360).ToArray(), read.Stated.Where(one => one.Time is >= 360 and < 405).ToArray());
        var (lost, after) = (read.Stated.Where(one => one.Time is >= 405 and < 500).ToArray(), read.Stated.Where(one => one.Time >= 500).ToArray());
        before.Length.ShouldBe(4 * 360);
        before.Concat(after).Max(Off).ShouldBeLessThan(0.1);
        misled.Length.ShouldBeInRange(120, 180);
        misled.Min(Off).ShouldBeGreaterThan(0.3);
        lost.Length.ShouldBeInRange(270, 380);
        lost.ShouldAllBe(one => one.Latitude == null && one.Longitude == null);
        read.LostPackets.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void The_pictures_are_small_and_dark_but_for_what_is_warm()
    {
        var drone = Drones[0];
        drone.Coding.ShouldBe((320, 180, 10));
        var picture = new Video.Picture(320, 180);
        var sensor = new Sensor(drone, 1);
        var time = Enumerable.Range(0, 300).First(second => sensor.InSight(second, new Camera(sensor.TruePose(second))).Any());

        new Video.Renderer(drone, sensor, 320, 180).Draw(picture, time, "");

        var (vehicle, _, _, u, v) = sensor.InSight(time, new Camera(sensor.TruePose(time))).First();
        picture.Luma.ToArray().Average(luma => (double)luma).ShouldBeLessThan(70);
        var (column, row) = ((int)((u + 1) / 2 * 320), (int)((v + 1) / 2 * 180));
        Enumerable.Range(-3, 7).SelectMany(dy => Enumerable.Range(-3, 7).Select(dx => (x: column + dx, y: row + dy)))
            .Where(at => at.x is >= 0 and < 320 && at.y is >= 0 and < 180)
            .Max(at => picture.Bytes[(at.y * 320) + at.x]).ShouldBeGreaterThan((byte)150, $"vehicle {vehicle.Id}");
    }

    private static bool InPicture(Camera camera, Position at) =>
        camera.See(Places.Wgs84.ToEarth(at, Theatre.Karabakh.GroundHeight)) is { } seen && Math.Abs(seen.U) < 0.99 && Math.Abs(seen.V) < 0.99;

    private static async Task<Reading> ReadAsync(string drone, double seconds, int framesPerSecond)
    {
        var options = SimulatedStream.Options(drone, seconds) with { FramesPerSecond = framesPerSecond, FramesPerKlv = 1 };
        var reading = new Reading(options.Start.ToUnixTimeTicks() / 10);
        var demuxer = new TsDemuxer(reading);
        demuxer.Feed(await SimulatedStream.MakeAsync(options));
        demuxer.Flush();
        reading.LostPackets = demuxer.Counters.ContinuityErrors;
        return reading;
    }

    private sealed class Reading(long start) : ITsSink
    {
        private readonly UasFrame _frame = new();

        public List<(double Time, double? Latitude, double? Longitude)> Stated { get; } = [];

        public List<long> Pictures { get; } = [];

        public long LostPackets { get; set; }

        public void Klv(in KlvUnit unit)
        {
            if (_frame.TryRead(unit.Bytes) && _frame.Checksum == KlvChecksum.Ok)
            {
                Stated.Add((((long)_frame.Timestamp!.Value - start) / 1e6, _frame.PlatformLatitude, _frame.PlatformLongitude));
            }
        }

        public void Video(in VideoUnit unit) => Pictures.Add(unit.Pts);
    }
}
