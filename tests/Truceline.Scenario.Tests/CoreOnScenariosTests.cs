using NodaTime;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Core.Telemetry;
using Truceline.Engine.Agreement;
using Truceline.Simulator;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Klv;
using Truceline.Simulator.Scenarios;

namespace Truceline.Scenario.Tests;

/// <summary>The core alone, on what the simulated sensor states: without streams, codecs or files.</summary>
public sealed class CoreOnScenariosTests
{
    [Theory]
    [InlineData("crossing", 540, 1)]
    [InlineData("crossing", 540, 2)]
    [InlineData("quiet", 600, 1)]
    [InlineData("hour", 3600, 1)]
    [InlineData("hour", 3600, 2)]
    [InlineData("hour", 3600, 3)]
    [InlineData("busy-night-1", 1200, 1)]
    [InlineData("busy-night-2", 1200, 1)]
    [InlineData("busy-night-3", 1200, 1)]
    [InlineData("busy-night-3", 1200, 2)]
    [InlineData("busy-night-4", 1200, 1)]
    [InlineData("spoofed", 1200, 1)]
    [InlineData("spoofed", 1200, 2)]
    [InlineData("spoofed", 1200, 3)]
    [InlineData("jammed", 600, 1)]
    [InlineData("jammed", 600, 2)]
    public void Exactly_the_true_entries_are_noticed_each_once(string name, double seconds, ulong seed)
    {
        var scenario = ScenarioCatalogue.Find(name)!;
        var options = new SimulationOptions { Scenario = scenario, Seed = seed, Start = scenario.Start, Duration = seconds };
        var mission = MissionReader.ReadFolder(Repository.Karabakh).ShouldBeOfType<MissionReading.Accepted>().Mission;
        var (sensor, follower) = (new Sensor(scenario, seed), new BelievedScene(mission, "uav-1", null));
        var alleged = new List<(string Track, Instant At, PlacedPoint Place)>();
        for (var number = 0; number < seconds * 5; number++)
        {
            var time = number / 5.0;
            if (scenario.IsOutAt(time))
            {
                continue;
            }

            var report = Report(sensor.State(time, number, 0), options.Start + Duration.FromSeconds(time), number * 18_000L);
            alleged.AddRange(follower.Observe(report).Changes.OfType<SceneEvent.ZoneEntered>().Select(entry => (entry.Track, entry.At.Claimed, entry.Place)));
        }

        new TrueEntries(options).ShouldBeTold(alleged);
    }

    internal static FrameReport Report(StatedFrame stated, Instant at, long pts) => new()
    {
        Source = "uav-1",
        Claimed = at,
        Received = at,
        Pts = pts,
        Platform = !stated.HasFix ? null : new(stated.Pose.At, stated.Pose.Height, HeightDatum.Ellipsoid, stated.Pose.Heading, stated.Pose.Pitch, stated.Pose.Roll),
        Sensor = new(
            stated.Pose.RelativeAzimuth, stated.Pose.RelativeElevation, stated.Pose.RelativeRoll,
            stated.Pose.HorizontalField, stated.Pose.VerticalField),
        FrameCentre = stated.Centre,
        FrameCentreHeight = stated.CentreHeight,
        SlantRange = stated.SlantRange,
        GroundSpeed = Math.Round(stated.GroundSpeed),
        Targets = [.. stated.Targets.Select(target => new TargetReport(
            target.Id, null, null, target.Column, target.Row, Sensor.Columns, Sensor.Rows))],
    };
}
