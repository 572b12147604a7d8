using Truceline.Simulator.Flight;
using Truceline.Simulator.Klv;
using Truceline.Simulator.Scenarios;

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

    [Fact]
    public void In_the_hour_seven_enter_and_one_of_them_while_nothing_was_received()
    {
        var truth = Truth.Of(SimulatedStream.Options("hour", 3600));

        truth.Entries.Count.ShouldBe(7);
        truth.Entries.Count(entry => entry.Seen).ShouldBe(6);
        truth.Outages.Count.ShouldBe(1);
        truth.Outages[0].Contains(truth.Entries.Single(entry => !entry.Seen).At).ShouldBeTrue();
    }

    [Fact]
    public void Whoever_enters_unseen_is_out_of_sight_again_when_reception_returns()
    {
        var scenario = ScenarioCatalogue.Find("hour")!;
        var sensor = new Sensor(scenario, 1);

        sensor.InSight(1860, new Camera(sensor.TruePose(1860))).ShouldAllBe(seen => !scenario.Forbidden.Contains(seen.At));
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
