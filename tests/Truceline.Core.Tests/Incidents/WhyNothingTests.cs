using Truceline.Core.Incidents;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Detection;

namespace Truceline.Core.Tests.Incidents;

public sealed class WhyNothingTests
{
    [Fact]
    public void A_stream_from_far_away_says_how_far()
    {
        var far = Flight.Report(0) with { FrameCentre = new Core.Places.Position(38.1, -77.3) };

        Explain(far).ShouldBe([
            "The nearest area of the mission (areas) is 9,642 km from every place seen.", "The sensor reported no targets."]);
    }

    [Fact]
    public void A_stream_from_before_the_clause_says_so()
    {
        var early = Flight.Report(-86_400.0 * 365, (1, 0, 0));
        var reasons = Explain(early);

        reasons[0].ShouldStartWith("Places seen lie within");
        reasons[1].ShouldBe("No clause that forbids the act (crossing-by-vehicle) was in force at the times claimed (2020-03-01T12:00:00Z to 2020-03-01T12:00:00Z).");
    }

    [Fact]
    public void Targets_that_could_not_be_placed_are_told_with_the_reason()
    {
        var unplaced = Flight.Report(0) with { Targets = [new TargetReport(3, null, null, null, null, null, null)] };

        Explain(unplaced).ShouldContain(
            "None of the targets reported could be placed: Target 3 states neither a location nor a pixel of a frame of known size.");
    }

    [Fact]
    public void No_metadata_at_all_is_a_reason_too() =>
        new WhyNothing(TestMissions.TwoSides(), "uav-1").Explain().ShouldBe(["The stream carries no metadata that says where its sensor is."]);

    private static IReadOnlyList<string> Explain(FrameReport report)
    {
        var why = new WhyNothing(TestMissions.TwoSides(), "uav-1");
        why.Observe(report, new Core.Detection.SceneFollower(TestMissions.TwoSides(), "uav-1").Observe(report));
        return why.Explain();
    }
}
