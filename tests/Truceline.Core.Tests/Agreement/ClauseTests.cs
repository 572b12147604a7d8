using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Tests.Incidents;

namespace Truceline.Core.Tests.Agreement;

public sealed class ClauseTests
{
    private static readonly Statement.IncidentRaised Crossing = RaiseIncidentTests.Raised() with { Place = TestMissions.Place(0, 0, 10) };

    [Fact]
    public void A_forbidden_act_in_the_zone_is_breached_and_cites_clause_and_drawing()
    {
        var result = Test(TestMissions.TwoSides(), Crossing).ShouldHaveSingleItem();

        result.ShouldBe(new ClauseResult(
            "1a", 1, "zone", 1, null, ClauseOutcome.Breached, 1, null,
            "The act (crossing-by-vehicle) lies in the zone with 100 %, where it is forbidden."));
    }

    [Fact]
    public void An_act_that_the_clause_does_not_name_and_a_place_outside_do_not_come_under_it()
    {
        Outcomes(TestMissions.TwoSides(), Crossing with { Act = Act.Shot }).ShouldBe([ClauseOutcome.DoesNotApply]);
        Outcomes(TestMissions.TwoSides(), Crossing with { Place = TestMissions.Place(900, 0, 10) }).ShouldBe([ClauseOutcome.DoesNotApply]);
    }

    [Fact]
    public void A_breach_under_one_reading_only_says_under_which()
    {
        var mission = WithClause(TestMissions.NoEntry(
            new Reading("strict", "Any entry.", ["west"], null, false), new Reading("lenient", "Staying only.", ["east"], [Act.Presence], false)));

        var results = Test(mission, Crossing);

        results.Select(result => (result.Reading, result.Outcome)).ShouldBe(
            [("strict", ClauseOutcome.BreachedUnderReadingOnly), ("lenient", ClauseOutcome.DoesNotApply)]);
        Outcomes(mission, Crossing with { Act = Act.Presence }).ShouldBe([ClauseOutcome.Breached, ClauseOutcome.Breached]);
    }

    [Fact]
    public void A_breach_under_one_drawing_only_says_under_which()
    {
        var mission = TestMissions.TwoSides();
        var zone = mission.GeometryOf("zone")!;
        var shifted = TestMissions.Version(2, ["east"], new Area(null, "Zone", TestMissions.Box(400, -500, 1400, 500)));
        mission = mission with { Geometries = [mission.GeometryOf("areas")!, zone with { Versions = [zone.Versions[0], shifted] }] };

        Test(mission, Crossing).Select(result => (result.GeometryVersion, result.Outcome))
            .ShouldBe([(1, ClauseOutcome.BreachedUnderReadingOnly), (2, ClauseOutcome.DoesNotApply)]);
    }

    [Fact]
    public void Before_it_binds_it_is_not_yet_due_and_a_later_version_may_suspend_it()
    {
        var clause = TestMissions.NoEntry();
        var suspended = clause.Versions[0] with
        {
            Number = 2,
            Effective = TestMissions.Noon + Duration.FromDays(1),
            Known = TestMissions.Noon + Duration.FromDays(10),
            Rule = new ClauseRule.Suspended("zone", "Both parties agreed to it on 2 March."),
        };
        var mission = WithClause(clause with { Versions = [clause.Versions[0], suspended] });
        var later = Crossing with { Claimed = TestMissions.Noon + Duration.FromDays(5) };

        Outcomes(mission, Crossing with { Claimed = TestMissions.Signed - Duration.FromHours(1) }).ShouldBe([ClauseOutcome.NotYetDue]);
        Outcomes(mission, Crossing).ShouldBe([ClauseOutcome.Breached]);
        Outcomes(mission, later).ShouldBe([ClauseOutcome.Breached]); // agreed, but not known yet
        TestIncident.Against(mission, later, TestMissions.Noon + Duration.FromDays(20))
            .Select(result => result.Outcome).ShouldBe([ClauseOutcome.SuspendedByAmendment]);
    }

    [Fact]
    public void A_drawing_that_no_party_accepts_makes_it_not_observable()
    {
        var mission = TestMissions.TwoSides();
        var zone = mission.GeometryOf("zone")!;
        mission = mission with
        {
            Geometries = [mission.GeometryOf("areas")!, zone with { Versions = [zone.Versions[0] with { AcceptedBy = [] }] }],
        };

        Outcomes(mission, Crossing).ShouldBe([ClauseOutcome.NotObservable]);
    }

    [Fact]
    public void Traffic_in_a_corridor_is_not_observable_until_somebody_says_whose_it_is()
    {
        var clause = TestMissions.NoEntry();
        var corridor = new ClauseRule.Corridor("zone", [Act.Works], [Act.CrossingByVehicle], []);
        var mission = WithClause(clause with { Versions = [clause.Versions[0] with { Rule = corridor }] });

        Outcomes(mission, Crossing).ShouldBe([ClauseOutcome.NotObservable]);
        Outcomes(mission, Crossing with { Act = Act.Works }).ShouldBe([ClauseOutcome.Breached]);
        corridor.ForbidsEntry.ShouldBeFalse();
    }

    [Fact]
    public void A_quiet_period_is_told_with_how_much_was_watched_and_never_without()
    {
        var period = new Interval(TestMissions.Noon, TestMissions.Noon + Duration.FromDays(1));
        Of(0.625).ShouldBe((ClauseOutcome.NoBreachObserved, 0.625));
        Of(0).ShouldBe((ClauseOutcome.NotObservable, null));
        TestPeriod.Over(TestMissions.TwoSides(), period, [Crossing], new Dictionary<string, double>(), period.End)
            .Single().Outcome.ShouldBe(ClauseOutcome.Breached);

        (ClauseOutcome, double?) Of(double watched)
        {
            var result = TestPeriod.Over(
                TestMissions.TwoSides(), period, [], new Dictionary<string, double> { ["zone"] = watched }, period.End).Single();
            return (result.Outcome, result.Observed);
        }
    }

    [Fact]
    public void Exchanging_the_parties_changes_no_result()
    {
        var results = Test(TestMissions.TwoSides(), Crossing);

        Test(TestMissions.TwoSides(west: "east", east: "west"), Crossing).ShouldBe(results);
    }

    private static Mission WithClause(Clause clause)
    {
        var mission = TestMissions.TwoSides();
        return mission with { Articles = [mission.Articles[0] with { Clauses = [clause] }] };
    }

    private static IReadOnlyList<ClauseResult> Test(Mission mission, Statement.IncidentRaised incident) =>
        TestIncident.Against(mission, incident, incident.Received);

    private static IEnumerable<ClauseOutcome> Outcomes(Mission mission, Statement.IncidentRaised incident) =>
        Test(mission, incident).Select(result => result.Outcome);
}
