using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Agreement;

public sealed class RejudgingTests
{
    private static readonly Mission Before = TestMissions.TwoSides();

    /// <summary>Presence 400 m east of the line, in the zone.</summary>
    private static readonly Statement.IncidentRaised Seen = Of(Act.Presence, TestMissions.Place(400, 0, 10));

    [Fact]
    public void The_same_rules_change_nothing() => Rejudging.Of(Before, Before, Seen, Instant.MaxValue).ShouldBeNull();

    [Fact]
    public void A_zone_drawn_elsewhere_changes_the_answer_and_no_share()
    {
        var changed = Rejudging.Of(Before, WithSecond("zone", new Area(null, "Zone", TestMissions.Box(-500, -500, 300, 500))), Seen, Instant.MaxValue).ShouldNotBeNull();
        changed.Incident.ShouldBe("i-1");
        var answer = changed.Answers.ShouldHaveSingleItem();
        (answer.Clause, answer.From.ShouldHaveSingleItem(), answer.To.ShouldHaveSingleItem()).ShouldBe(("1a", ClauseOutcome.Breached, ClauseOutcome.DoesNotApply));
        changed.Shares.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_drawn_elsewhere_changes_the_shares_and_no_answer()
    {
        var moved = WithSecond("areas",
            new Area("west", "West", TestMissions.Box(-20_000, -20_000, 1000, 20_000)), new Area("east", "East", TestMissions.Box(1000, -20_000, 20_000, 20_000)));
        var changed = Rejudging.Of(Before, moved, Seen, Instant.MaxValue).ShouldNotBeNull();
        changed.Answers.ShouldBeEmpty();
        changed.Shares.ShouldBe([
            new ChangedShare("east", new ShareRange(1, 1), new ShareRange(0, 0)),
            new ChangedShare("west", new ShareRange(0, 0), new ShareRange(1, 1)),
        ]);
    }

    [Fact]
    public void Where_each_party_accepts_another_drawing_the_range_tells_both()
    {
        var split = WithSecond("areas", ["west"],
            new Area("west", "West", TestMissions.Box(-20_000, -20_000, 1000, 20_000)), new Area("east", "East", TestMissions.Box(1000, -20_000, 20_000, 20_000)));
        Rejudging.Of(Before, split, Seen, Instant.MaxValue).ShouldNotBeNull().Shares
            .ShouldContain(new ChangedShare("east", new ShareRange(1, 1), new ShareRange(0, 1)));
    }

    [Fact]
    public void An_amendment_made_known_later_changes_nothing_before() =>
        Rejudging.Of(Before, WithSecond("zone", new Area(null, "Zone", TestMissions.Box(-500, -500, 300, 500))), Seen, TestMissions.Noon).ShouldBeNull();

    private static Mission WithSecond(string geometry, params Area[] areas) => WithSecond(geometry, ["west", "east"], areas);

    private static Mission WithSecond(string geometry, IReadOnlyList<string> acceptedBy, params Area[] areas) => Before with
    {
        Geometries = [.. Before.Geometries.Select(one => one.Id != geometry ? one : one with
        {
            Versions = [.. one.Versions, TestMissions.Version(2, acceptedBy, areas) with { Known = TestMissions.Noon + Duration.FromDays(1) }],
        })],
    };

    private static Statement.IncidentRaised Of(Act act, PlacedPoint place) => new(
        "i-1", "uav-1", "", act, "zone", TestMissions.Noon, TestMissions.Noon, place, null,
        AttributeAct.To(Before, act, place, null, TestMissions.Noon, TestMissions.Noon), [], Before.RuleSet);
}
