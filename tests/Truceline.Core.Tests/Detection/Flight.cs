using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Agreement;

namespace Truceline.Core.Tests.Detection;

/// <summary>A drone that hovers 1 km over the ground of <see cref="TestMissions"/> and reports targets by their places.</summary>
internal sealed class Flight(Mission? mission = null, FollowerLimits? limits = null)
{
    private readonly SceneFollower _follower = new(mission ?? TestMissions.TwoSides(), "uav-1", limits);

    public List<SceneEvent> Events { get; } = [];

    public IReadOnlyList<SceneEvent.ZoneEntered> Entries => [.. Events.OfType<SceneEvent.ZoneEntered>()];

    public SceneFollower Follower => _follower;

    /// <summary>One report with targets at metres east and north.</summary>
    public Flight See(double seconds, params (int Id, double East, double North)[] targets)
    {
        Events.AddRange(_follower.Observe(Report(seconds, targets)));
        return this;
    }

    /// <summary>One target driving straight, once a second.</summary>
    public Flight Drive(int id, double seconds, (double East, double North) from, (double East, double North) to, int steps)
    {
        for (var i = 0; i <= steps; i++)
        {
            var part = i / (double)steps;
            See(seconds + i, (id, from.East + (part * (to.East - from.East)), from.North + (part * (to.North - from.North))));
        }

        return this;
    }

    public static FrameReport Report(double seconds, params (int Id, double East, double North)[] targets)
    {
        var claimed = TestMissions.Noon + Duration.FromSeconds(seconds);
        return new FrameReport
        {
            Source = "uav-1",
            Claimed = claimed,
            Received = claimed + Duration.FromMilliseconds(200),
            Pts = (long)(seconds * 90_000),
            Platform = new PlatformPose(TestMissions.At(0, -1000), 1400, HeightDatum.MeanSeaLevel, 0, 0, 0),
            Sensor = new SensorPose(0, -45, 0, 40, 30),
            FrameCentre = TestMissions.At(0, 0),
            FrameCentreHeight = 400,
            Targets = [.. targets.Select(target =>
                new TargetReport(target.Id, TestMissions.At(target.East, target.North), null, null, null, null, null))],
        };
    }
}
