using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Incidents;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Sensing;
using RecordedData = Truceline.Core.Tests.Sensing.SharedData;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Streams that others recorded, under a mission laid beneath one of them and under one half the world away.</summary>
public sealed class The_recorded_streams
{
    private const string Sample = "data/video/osh/sample-stream.ts";
    private const string Footage = "data/video/kwiver/aphill_klv_10s.ts";

    [Fact]
    public void One_target_of_the_sample_stream_enters_the_zone_beneath_it_once()
    {
        Assert.SkipUnless(RecordedData.Exists, "../shared is absent");
        var mission = Missions.Accepted(Missions.SampleStream).Mission;

        var entry = Follow(mission, Sample).Events.OfType<SceneEvent.ZoneEntered>().ShouldHaveSingleItem();
        var raised = RaiseIncident.From(mission, "uav-1", entry, []);

        raised.Zone.ShouldBe("closed-yard");
        raised.Track.ShouldStartWith("t3-20120629");
        raised.LastOutside.ShouldNotBeNull().At.Latitude.ShouldBeGreaterThan(34.70836);
        raised.Attribution.Single(share => share.Party == "north").Probability.ShouldBeGreaterThan(0.9);
        TestIncident.Against(mission, raised, raised.Received).ShouldHaveSingleItem().Outcome.ShouldBe(ClauseOutcome.Breached);
    }

    [Theory]
    [InlineData(Sample, "km from every place seen")]
    [InlineData(Footage, "km from every place seen")]
    public void Under_the_Karabakh_mission_they_open_nothing_and_the_reason_is_told(string stream, string reason)
    {
        Assert.SkipUnless(RecordedData.Exists, "../shared is absent");
        var followed = Follow(Missions.Accepted(Missions.Karabakh).Mission, stream);

        followed.Events.OfType<SceneEvent.ZoneEntered>().ShouldBeEmpty();
        followed.Why[0].ShouldContain(reason);
    }

    private static (IReadOnlyList<SceneEvent> Events, IReadOnlyList<string> Why) Follow(Mission mission, string stream)
    {
        var follower = new SceneFollower(mission, "uav-1");
        var why = new WhyNothing(mission, "uav-1");
        var events = new List<SceneEvent>();
        foreach (var report in RecordedFrames.Of(RecordedData.Read(stream)))
        {
            var seen = follower.Observe(report);
            why.Observe(report, seen);
            events.AddRange(seen);
        }

        return (events, why.Explain());
    }
}
