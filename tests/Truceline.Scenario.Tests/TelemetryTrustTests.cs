using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Core.Telemetry;
using Truceline.Simulator;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Scenarios;

namespace Truceline.Scenario.Tests;

/// <summary>What is found from the telemetry itself, against what was truly false in it.</summary>
public sealed class TelemetryTrustTests
{
    private const double Late = 25;
    private const double Early = 20;
    private const double Again = 35;

    public static TheoryData<string, ulong> Misled =>
        [.. from name in new[] { "spoofed", "jammed", "busy-night-3" } from seed in Enumerable.Range(1, 8) select (name, (ulong)seed)];

    public static TheoryData<string, ulong> Ordinary =>
        [.. from name in new[] { "crossing", "quiet", "hour", "busy-night-1", "busy-night-2", "busy-night-4" } from seed in Enumerable.Range(1, 3) select (name, (ulong)seed)];

    [Theory]
    [MemberData(nameof(Misled))]
    public void Every_false_stretch_is_found_soon_and_nothing_else_is(string name, ulong seed)
    {
        var scenario = ScenarioCatalogue.Find(name)!;
        var truth = Truth.Of(new SimulationOptions { Scenario = scenario, Seed = seed, Start = scenario.Start, Duration = scenario.Length }).Jammed;
        var (found, doubted) = Watch(scenario, seed);

        foreach (var stretch in truth)
        {
            var about = found.Where(one => one.From < stretch.End && one.To > stretch.Start).ToList();
            about.ShouldNotBeEmpty();
            (about.Min(one => one.From) - stretch.Start).TotalSeconds.ShouldBeInRange(-Early, 2);
            // Live, it takes a while before a slow carrying-off shows; from then on not one report is believed until it is over.
            doubted.Count(at => stretch.Contains(at)).ShouldBeGreaterThanOrEqualTo((int)((stretch.Duration.TotalSeconds - Late) * 5));
            (about.Max(one => one.To) - stretch.End).TotalSeconds.ShouldBeInRange(-1, 2);
        }

        found.ShouldAllBe(one => truth.Any(stretch => one.From < stretch.End && one.To > stretch.Start));
        doubted.Count(at => !truth.Any(stretch => at >= stretch.Start - Duration.FromSeconds(1) && at <= stretch.End + Duration.FromSeconds(Again))).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void An_ordinary_flight_is_believed_throughout(string name, ulong seed)
    {
        var (found, doubted) = Watch(ScenarioCatalogue.Find(name)!, seed);

        found.ShouldBeEmpty();
        doubted.Count.ShouldBe(0);
    }

    [Fact]
    public void A_leap_and_a_carrying_off_are_told_as_spoofing_and_a_lost_fix_as_jamming()
    {
        Watch(ScenarioCatalogue.Find("spoofed")!, 1).Found.Select(one => one.Kind).ShouldBe([ImpedimentKind.ProbableSpoofing, ImpedimentKind.ProbableSpoofing]);
        Watch(ScenarioCatalogue.Find("jammed")!, 1).Found.Select(one => one.Kind).ShouldBe([ImpedimentKind.ProbableJamming]);
        Watch(ScenarioCatalogue.Find("busy-night-3")!, 1).Found.Select(one => one.Kind).ShouldBe([ImpedimentKind.ProbableSpoofing, ImpedimentKind.ProbableJamming]);
    }

    private static (List<(ImpedimentKind Kind, Instant From, Instant To, string Detail)> Found, List<Instant> Doubted) Watch(Simulator.Scenarios.Scenario scenario, ulong seed)
    {
        var sensor = new Sensor(scenario, seed);
        var watch = new TelemetryWatch(StatedErrors.None);
        var found = new List<(ImpedimentKind Kind, Instant From, Instant To, string Detail)>();
        var doubted = new List<Instant>();
        for (var number = 0; number < scenario.Length * 5; number++)
        {
            var time = number / 5.0;
            if (scenario.IsOutAt(time))
            {
                continue;
            }

            var at = scenario.Start + Duration.FromSeconds(time);
            var trust = watch.Look(CoreOnScenariosTests.Report(sensor.State(time, number, 0), at, number * 18_000L));
            found.AddRange(trust.Changes.OfType<TrustChange.Ended>().Select(ended => (ended.Kind, ended.From.Claimed, ended.To.Claimed, ended.Detail)));
            if (!trust.IsBelieved)
            {
                doubted.Add(at);
            }
        }

        return (found, doubted);
    }
}
