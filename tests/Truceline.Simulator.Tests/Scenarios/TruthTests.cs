using System.Text.RegularExpressions;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Klv;
using Truceline.Simulator.Places;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Tests.Scenarios;

public sealed class TruthTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void In_a_crossing_exactly_one_vehicle_enters_and_every_lap_brings_another(ulong seed)
    {
        var options = SimulatedStream.Options("crossing", 540, seed);

        var entries = Truth.Of(options).Entries;

        entries.Count.ShouldBe(3);
        entries.ShouldAllBe(entry => entry.Seen);
        entries.Select(entry => entry.Vehicle).Distinct().Count().ShouldBe(3);
        for (var lap = 0; lap < 3; lap++)
        {
            (entries[lap].At - options.Start).TotalSeconds.ShouldBeInRange(lap * 180, (lap + 1) * 180);
        }
    }

    [Fact]
    public void In_a_quiet_time_nothing_enters() =>
        Enumerable.Range(1, 5).ShouldAllBe(seed => Truth.Of(SimulatedStream.Options("quiet", 600, (ulong)seed)).Entries.Count == 0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_the_hour_eight_enter_and_one_of_them_while_nothing_was_received(ulong seed)
    {
        var truth = Truth.Of(SimulatedStream.Options("hour", 3600, seed));

        truth.Entries.Count.ShouldBe(8);
        truth.Entries.Count(entry => entry.Seen).ShouldBe(7);
        truth.Outages.Count.ShouldBe(1);
        truth.Outages[0].Contains(truth.Entries.Single(entry => !entry.Seen).At).ShouldBeTrue();
    }

    [Theory]
    [InlineData("crossing", 1080, 1)]
    [InlineData("crossing", 1080, 2)]
    [InlineData("hour", 3600, 1)]
    [InlineData("hour", 3600, 2)]
    public void Whoever_enters_is_in_sight_ten_seconds_before_and_five_after(string name, double seconds, ulong seed)
    {
        var options = SimulatedStream.Options(name, seconds, seed);
        var sensor = new Sensor(options.Scenario, seed);
        foreach (var entry in Truth.Of(options).Entries.Where(entry => entry.Seen))
        {
            var at = (entry.At - options.Start).TotalSeconds;
            for (var time = at - 10; time < at + 5; time += 0.5)
            {
                sensor.InSight(time, new Camera(sensor.TruePose(time))).ShouldContain(seen => seen.Vehicle.Id == entry.Vehicle);
            }
        }
    }

    [Theory]
    [InlineData("crossing", 1080)]
    [InlineData("quiet", 1200)]
    [InlineData("hour", 3600)]
    public void Nobody_but_those_who_enter_comes_within_a_hundred_metres_of_the_strip(string name, double seconds)
    {
        var options = SimulatedStream.Options(name, seconds);
        var (frame, traffic) = (options.Scenario.Ground.Frame, new TrafficPlan(options.Scenario, 1));
        var entering = Truth.Of(options).Entries.Select(entry => entry.Vehicle).ToHashSet();
        for (var time = 0.0; time < seconds; time += 1)
        {
            traffic.During(time).Where(vehicle => !entering.Contains(vehicle.Id)).Select(vehicle => vehicle.PlaceAt(time, frame))
                .ShouldAllBe(place => place == null || Math.Abs(frame.Of(place.Value.At).Ahead) > 400);
        }
    }

    [Fact]
    public void Nobody_is_first_seen_inside_the_strip()
    {
        var scenario = ScenarioCatalogue.Find("hour")!;
        var sensor = new Sensor(scenario, 1);
        var known = new HashSet<int>();
        for (var time = 0.0; time < 3600; time += 1)
        {
            foreach (var (vehicle, at, _, _, _) in sensor.InSight(time, new Camera(sensor.TruePose(time))))
            {
                if (!scenario.Outages.Any(outage => outage.Holds(time)) && known.Add(vehicle.Id))
                {
                    scenario.Forbidden.Contains(at).ShouldBeFalse($"vehicle {vehicle.Id} at {time}");
                }
            }
        }
    }

    [Theory]
    [InlineData("crossing")]
    [InlineData("crossing-idlib")]
    public void Vehicles_come_from_both_sides(string name)
    {
        var options = SimulatedStream.Options(name, 720);
        var theatre = options.Scenario.Theatre;
        var entries = Truth.Of(options).Entries;

        entries.Select(entry => Math.Sign(theatre.Frame.Of(entry.Place).Ahead)).ShouldBe([-1, 1, -1, 1]);
        entries.ShouldAllBe(entry => Math.Abs(Math.Abs(theatre.Frame.Of(entry.Place).Ahead) - theatre.StripEdge) < 10);
    }

    [Theory]
    [InlineData("crossing", "karabakh", "line-strip-1.geojson", 0.01)]
    // Corners may be drawn a little differently, since the line bends differently there; the edges between are the same.
    [InlineData("crossing", "karabakh", "line-strip-2.geojson", 10)]
    [InlineData("crossing-idlib", "idlib", "line-strip-2.geojson", 0.01)]
    public void The_strip_is_the_missions(string name, string mission, string file, double metres)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
        {
            folder = folder.Parent!;
        }

        var drawn = Regex.Matches(File.ReadAllText(Path.Combine(folder.FullName, "missions", mission, file)), @"\[([\d.]+),([\d.]+)\]")
            .Select(pair => new Position(double.Parse(pair.Groups[2].Value), double.Parse(pair.Groups[1].Value))).ToArray();

        foreach (var corner in ScenarioCatalogue.Find(name)!.Forbidden.Ring)
        {
            drawn.Min(vertex => (Wgs84.ToEarth(vertex, 0) - Wgs84.ToEarth(corner, 0)).Length).ShouldBeLessThan(metres);
        }
    }

    [Theory]
    [InlineData("crossing")]
    [InlineData("hour")]
    public void The_same_seed_states_the_same_bytes_and_another_seed_others(string name)
    {
        byte[] Stated(ulong seed)
        {
            var sensor = new Sensor(ScenarioCatalogue.Find(name)!, seed);
            return [.. Enumerable.Range(0, 60).SelectMany(n => UasPacket.Write(sensor.State(n, n, n)))];
        }

        Stated(5).ShouldBe(Stated(5));
        Stated(5).ShouldNotBe(Stated(6));
    }
}
