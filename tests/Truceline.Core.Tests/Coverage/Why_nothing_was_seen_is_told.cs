using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Coverage;

public sealed class Why_nothing_was_seen_is_told
{
    private static readonly Interval Hour = LineCoverage.Hour(LineCoverage.Noon);

    [Fact]
    public void A_jammed_stretch_is_its_cause()
    {
        var line = Day([Impeded(ImpedimentKind.Jamming, 20, 50)], [], watchedMinutes: 20);
        var cell = line.Cells[0];
        (cell.State, cell.Observed, cell.Cause).ShouldBe((CoverageState.Degraded, 0.3333, BlankCause.Jamming));
        cell.Causes[0].Minutes.ShouldBe(30);
        cell.Causes[0].Sources.ShouldBe(["uav-1"]);
        cell.Causes[0].Impediments.ShouldBe(["i-1"]);
    }

    [Fact]
    public void What_nobody_had_planned_is_no_flight_and_a_silence_in_a_planned_flight_an_outage()
    {
        Day([], [Planned(-600, -300)], 0).Cells[0].Cause.ShouldBe(BlankCause.NoFlight);
        Day([Impeded(ImpedimentKind.Outage, 0, null)], [Planned(-600, -300)], 0).Cells[0].Cause.ShouldBe(BlankCause.NoFlight);
        Day([Impeded(ImpedimentKind.Outage, 0, null)], [Planned(-10, 70)], 0).Cells[0].Cause.ShouldBe(BlankCause.Outage);
        Day([Impeded(ImpedimentKind.Outage, 0, null)], [], 0).Cells[0].Cause.ShouldBe(BlankCause.Outage);
    }

    [Fact]
    public void Where_nothing_is_recorded_of_it_nobody_looked() =>
        Day([], [], 0).Cells.Select(cell => cell.Cause).ShouldBe([BlankCause.NobodyLooked, BlankCause.NobodyLooked, BlankCause.NobodyLooked]);

    [Fact]
    public void Access_denied_is_said_and_a_clock_that_jumped_is_no_cause()
    {
        Day([Impeded(ImpedimentKind.AccessDenied, 0, 60)], [], 0).Cells[0].Cause.ShouldBe(BlankCause.AccessDenied);
        Day([Impeded(ImpedimentKind.ClockJump, 0, 60)], [], 0).Cells[0].Cause.ShouldBe(BlankCause.NobodyLooked);
    }

    [Fact]
    public void What_impeded_one_source_is_no_cause_where_another_has_its_business()
    {
        var fold = LineCoverage.Fold(LineCoverage.Noon).Watch("uav-1", 0, 1_000, 0, 1_200).Watch("uav-2", 2_000, 2_400, 0, 1_200);
        var line = CoverDay.Line(LineCoverage.Line(), [new HourSeen(0, Hour, fold.Stretches)], Causes([Impeded(ImpedimentKind.Jamming, 20, 50)], []));
        line.Cells[0].Causes.Single(blank => blank.Cause == BlankCause.Jamming).Sources.ShouldBe(["uav-1"]);
        line.Cells[2].Causes.ShouldAllBe(blank => blank.Cause != BlankCause.Jamming);
    }

    [Fact]
    public void A_cell_that_is_observed_needs_no_cause_and_the_day_is_the_mean_by_length()
    {
        var line = Day([], [], 60);
        line.Cells[0].ShouldSatisfyAllConditions(cell => cell.Cause.ShouldBeNull(), cell => cell.Causes.ShouldBeEmpty());
        line.Observed.ShouldBe(1_000 / 2_400.0, 1e-3);
    }

    [Fact]
    public void A_claim_is_answered_yes_partly_or_no()
    {
        var claim = new TestClaim(LineCoverage.At(500, 0), 100, Hour.Start, Hour.Start + Duration.FromMinutes(10), NoticedKind.Movement);
        Test(claim, 600).ShouldSatisfyAllConditions(
            answer => answer.Verdict.ShouldBe(ClaimVerdict.Yes), answer => answer.Probability.ShouldBeGreaterThan(0.9), answer => answer.Causes.ShouldBeEmpty(),
            answer => answer.By.ShouldHaveSingleItem().When.ShouldHaveSingleItem().ShouldBe(new WatchedSpan(claim.From, claim.To)));
        Test(claim, 300).ShouldSatisfyAllConditions(
            answer => answer.Verdict.ShouldBe(ClaimVerdict.Partly), answer => answer.Looked.ShouldBe(0.5), answer => answer.Probability.ShouldBe(answer.Looked * answer.Noticing!.Value, 1e-3));
        Test(claim with { Kind = NoticedKind.Fire }, 600).ShouldSatisfyAllConditions(
            answer => answer.Verdict.ShouldBe(ClaimVerdict.No), answer => answer.Probability.ShouldBe(0), answer => answer.Causes.ShouldNotBeEmpty());
    }

    [Fact]
    public void Points_of_a_claim_bear_the_same_area_each()
    {
        var place = LineCoverage.At(0, 0);
        var points = new TestClaim(place, 1_000, Hour.Start, Hour.End, NoticedKind.Fire).Grounds.Single().Points;
        points.Count.ShouldBe(37);
        points.Count(point => Geodesic.Between(place, point).Metres < 1_000 * Math.Sqrt(0.5)).ShouldBe(19);
        new TestClaim(place, 0, Hour.Start, Hour.End, NoticedKind.Fire).Grounds.Single().Points.ShouldBe([place]);
    }

    [Fact]
    public void A_claim_without_bounds_is_refused()
    {
        var claim = new TestClaim(LineCoverage.At(0, 0), 0, Hour.Start, Hour.End, NoticedKind.Fire);
        claim.Refusal.ShouldBeNull();
        (claim with { Radius = double.NaN }).Refusal.ShouldNotBeNull();
        (claim with { To = Hour.Start }).Refusal.ShouldNotBeNull();
        (claim with { To = Hour.Start + Duration.FromDays(2) }).Refusal.ShouldNotBeNull();
        (claim with { Place = new(99, 0) }).Refusal.ShouldNotBeNull();
    }

    private static ClaimAnswer Test(TestClaim claim, int seconds)
    {
        var fold = new SightFold(claim.Grounds, new Interval(claim.From, claim.To), claim.Kind).Watch("uav-1", 0, 1_000, 0, seconds);
        return claim.Answer(fold, Causes([], []));
    }

    private static LineOfDay Day(ImpedimentView[] impediments, FlightView[] plans, int watchedMinutes)
    {
        var fold = LineCoverage.Fold(LineCoverage.Noon).Watch("uav-1", 0, 1_000, 0, watchedMinutes * 60);
        return CoverDay.Line(LineCoverage.Line(), [new HourSeen(0, Hour, fold.Stretches)], Causes(impediments, plans));
    }

    private static CoverageCauses Causes(ImpedimentView[] impediments, FlightView[] plans) => new(["uav-1"], impediments, plans);

    private static ImpedimentView Impeded(ImpedimentKind kind, int fromMinute, int? toMinute) =>
        new("i-1", [7], "uav-1", kind, At(fromMinute), toMinute is { } to ? At(to) : null, "");

    private static FlightView Planned(int fromMinute, int toMinute) =>
        new("f-1", "one", "uav-1", At(fromMinute), At(toMinute), At(-700), 3, null, null, null);

    private static Instant At(int minute) => LineCoverage.Noon + Duration.FromMinutes(minute);
}
