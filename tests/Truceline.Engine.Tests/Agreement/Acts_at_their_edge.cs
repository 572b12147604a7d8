using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using static Truceline.Core.Agreement.ClauseOutcome;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Clauses that are judged by acts just before, at and after their edge, on the clocks of Baku, of Moscow and in UTC.</summary>
public sealed class Acts_at_their_edge
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Instant Noon = EveryKind.Noon;

    [Fact]
    public void An_act_whose_place_is_not_believed_is_open_and_nobodys()
    {
        var inside = EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), EveryKind.Noon);
        EveryKind.Ask("entry", "north", EveryKind.Noon, incidents: [inside], observed: 0.97).Outcome.ShouldBe(Breached);

        var cell = EveryKind.Ask("entry", "north", EveryKind.Noon, incidents: [inside with { PlaceDoubted = "uav-1-probable-spoofing" }], observed: 0.97);

        cell.Outcome.ShouldBe(NoBreachObserved);
        cell.Grades.Alleged.ShouldBe([inside.Incident]);
        cell.Grades.IndicatedByRule.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.1, NoBreachObserved)]
    [InlineData(0.9499, NoBreachObserved)]
    [InlineData(0.95, Complied)]
    [InlineData(1.0, Complied)]
    [InlineData(0.0, NotObservable)]
    [InlineData(null, NotObservable)]
    public void Quiet_is_compliance_only_above_the_agreed_share_of_a_day_that_is_over(double? observed, ClauseOutcome outcome)
    {
        var mission = EveryKind.In("UTC");
        var day = mission.DayOf(new LocalDate(2021, 3, 10));
        var after = Compliance.Of(mission, new LocalDate(2021, 3, 10), new LocalDate(2021, 3, 10), day.End, [], [], [], (_, _, _) => observed);
        foreach (var clause in new[] { "prohibited", "entry", "flight", "freeze", "corridor", "movement" })
        {
            after.Cells.Single(cell => cell.Party == "north").Clauses.Single(cell => cell.Clause == clause).Outcome.ShouldBe(outcome, clause);
        }

        EveryKind.Ask("entry", "north", day.End - Second, observed: 1, mission: mission).Outcome.ShouldBe(NoBreachObserved);
    }

    [Theory]
    [InlineData("Asia/Baku", 16, 2)]
    [InlineData("UTC", 20, 6)]
    [InlineData("Europe/Moscow", 17, 3)]
    public void Fire_is_prohibited_at_the_hours_named(string zone, int begins, int ends)
    {
        var mission = EveryKind.Read(("time-zone: Asia/Baku", $"time-zone: {zone}"), ("            weapons: [mortar, artillery]\n            calibre-from: 82\n            calibre-below: 152.1\n", ""));
        Says(Instant.FromUtc(2021, 3, 10, begins, 0) - Second).ShouldBe(NotObservable);
        Says(Instant.FromUtc(2021, 3, 10, begins, 0)).ShouldBe(Breached);
        Says(Instant.FromUtc(2021, 3, 11, ends, 0) - Second).ShouldBe(Breached);
        Says(Instant.FromUtc(2021, 3, 11, ends, 0)).ShouldBe(NotObservable);

        ClauseOutcome Says(Instant at) => EveryKind.Ask(
            "prohibited", "north", at + Second, incidents: [EveryKind.Incident(Act.Shot, EveryKind.Place(40, 46.5), at)], mission: mission).Outcome;
    }

    [Theory]
    [InlineData(WeaponClass.Mortar, 81.9, NoBreachObserved, false)]
    [InlineData(WeaponClass.Mortar, 82.0, Breached, false)]
    [InlineData(WeaponClass.Artillery, 152.0, Breached, false)]
    [InlineData(WeaponClass.Artillery, 152.1, NoBreachObserved, false)]
    [InlineData(WeaponClass.Tank, 125.0, NoBreachObserved, false)]
    [InlineData(WeaponClass.Mortar, null, NoBreachObserved, true)]
    [InlineData(null, 120.0, NoBreachObserved, true)]
    [InlineData(null, 20.0, NoBreachObserved, false)]
    public void Fire_is_prohibited_with_the_weapons_named_and_where_that_cannot_be_told_it_is_alleged(WeaponClass? of, double? calibre, ClauseOutcome outcome, bool alleged)
    {
        var at = Instant.FromUtc(2021, 3, 10, 22, 0);
        var shot = EveryKind.Incident(Act.Shot, EveryKind.Place(40, 46.5), at) with { Weapon = new Weapon(of, calibre) };
        var cell = EveryKind.Ask("prohibited", "north", at + Second, incidents: [shot], observed: 0.5);
        cell.Outcome.ShouldBe(outcome);
        cell.Grades.Alleged.Count.ShouldBe(alleged ? 1 : 0);
    }

    [Fact]
    public void A_shot_of_a_weapon_that_nobody_named_decides_nothing_where_the_clause_names_some()
    {
        var cell = EveryKind.Ask(
            "prohibited", "north", Instant.FromUtc(2021, 3, 10, 23, 0), incidents: [EveryKind.Incident(Act.Shot, EveryKind.Place(40, 46.5), Instant.FromUtc(2021, 3, 10, 22, 0))], observed: 1);
        cell.Outcome.ShouldBe(NoBreachObserved);
        cell.Grades.Alleged.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(46.5002, Breached)]
    [InlineData(46.4998, NoBreachObserved)]
    public void An_entry_counts_where_it_lay_inside(double longitude, ClauseOutcome outcome)
    {
        foreach (var (clause, act) in new[] { ("entry", Act.CrossingByVehicle), ("flight", Act.CrossingByDrone) })
        {
            EveryKind.Ask(clause, "north", Noon, incidents: [EveryKind.Incident(act, EveryKind.Place(40.11, longitude), Noon - Second)], observed: 0.5).Outcome.ShouldBe(outcome);
        }
    }

    [Fact]
    public void An_entry_counts_towards_the_side_that_it_came_from_and_towards_nobody_where_that_is_undetermined()
    {
        IncidentView Entered(double north) => EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), Noon - Second, north);

        EveryKind.Ask("entry", "north", Noon, incidents: [Entered(0.5)]).Outcome.ShouldBe(Breached);
        EveryKind.Ask("entry", "south", Noon, incidents: [Entered(0.5)], observed: 0.5).Outcome.ShouldBe(NoBreachObserved);
        var open = EveryKind.Ask("entry", "north", Noon, incidents: [Entered(0.49)], observed: 0.99);
        open.Outcome.ShouldBe(NoBreachObserved);
        open.Grades.IndicatedByRule.ShouldBeEmpty();
        open.Grades.Alleged.Count.ShouldBe(1);
        EveryKind.Ask("entry", "north", Noon, incidents: [Entered(0.9).WithoutAttribution("Withheld.")], observed: 0.5).Outcome.ShouldBe(NoBreachObserved);
    }

    [Fact]
    public void The_least_that_was_observed_is_not_told_to_be_nothing()
    {
        var cell = EveryKind.Ask("entry", "north", Noon, observed: 0.00001);
        cell.Outcome.ShouldBe(NoBreachObserved);
        cell.Answers[0].Observed.ShouldBe(0.0001);
    }

    [Fact]
    public void No_number_of_breaches_is_told_without_how_much_was_observed()
    {
        IncidentView[] entered = [EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), Noon - Second)];
        EveryKind.Ask("entry", "north", Noon, incidents: entered, observed: 0.125).Because.ShouldEndWith("12.5 % was observed.");
        EveryKind.Ask("entry", "north", Noon, incidents: entered, observed: 0).Because.ShouldEndWith("Less than 0.01 % was observed.");
        EveryKind.Ask("entry", "north", Noon, incidents: entered).Because.ShouldEndWith("How much was observed is not known.");
    }

    [Theory]
    [InlineData(40.0002, 39.9998, Breached)]
    [InlineData(40.0004, 40.0002, NotObservable)]
    public void A_crossing_leads_from_one_area_into_another(double from, double to, ClauseOutcome outcome) => EveryKind.Ask(
        "crossing", "north", Noon, incidents: [EveryKind.Incident(Act.CrossingOnFoot, EveryKind.Place(to, 46.5), Noon - Second, lastOutside: EveryKind.Place(from, 46.5))])
        .Outcome.ShouldBe(outcome);

    [Fact]
    public void A_position_beyond_the_baseline_and_works_in_the_strip_break_the_freeze()
    {
        Says(EveryKind.Stood("north", EveryKind.Place(39.9998, 46.5), Noon)).ShouldBe(Breached);
        Says(EveryKind.Stood("north", EveryKind.Place(40.0002, 46.5), Noon)).ShouldBe(NotObservable);
        Says(EveryKind.Stood("south", EveryKind.Place(40.0002, 46.5), Noon)).ShouldBe(NotObservable);
        Of(Act.Works).Answers.Select(answer => answer.Outcome).ShouldBe([Breached, Breached]);
        Of(Act.Presence).Answers.Select(answer => (answer.Reading, answer.Outcome)).ShouldBe([("any", BreachedUnderReadingOnly), ("works", NotObservable)]);

        ClauseOutcome Says(Fact fact) => EveryKind.Ask("freeze", "north", Noon, [fact]).Outcome;
        ClauseCell Of(Act act) => EveryKind.Ask("freeze", "north", Noon, incidents: [EveryKind.Incident(act, EveryKind.Place(40.005, 46.5), Noon - Second)]);
    }

    [Theory]
    [InlineData("Asia/Baku", 14)]
    [InlineData("UTC", 18)]
    [InlineData("Europe/Moscow", 15)]
    public void An_act_belongs_to_the_day_in_which_it_happened(string zone, int cutOff)
    {
        var mission = EveryKind.In(zone);
        var begins = Instant.FromUtc(2021, 3, 10, cutOff, 0);
        mission.DayOf(new LocalDate(2021, 3, 11)).Start.ShouldBe(begins);
        foreach (var (clause, act, place) in new[] { ("entry", Act.CrossingByVehicle, 40.11), ("flight", Act.CrossingByDrone, 40.11), ("crossing", Act.CrossingOnFoot, 39.9998), ("freeze", Act.Works, 40.005) })
        {
            OnDays(clause, act, place, begins - Second).ShouldBe([true, false, false], clause);
            OnDays(clause, act, place, begins).ShouldBe([false, true, false], clause);
            OnDays(clause, act, place, begins + Duration.FromDays(1) - Second).ShouldBe([false, true, false], clause);
            OnDays(clause, act, place, begins + Duration.FromDays(1)).ShouldBe([false, false, true], clause);
        }

        IEnumerable<bool> OnDays(string clause, Act act, double latitude, Instant at) => Compliance.Of(
            mission, new LocalDate(2021, 3, 10), new LocalDate(2021, 3, 12), begins + Duration.FromDays(3),
            [EveryKind.Incident(act, EveryKind.Place(latitude, 46.51), at, lastOutside: EveryKind.Place(40.0002, 46.51))], [], [], (_, _, _) => 0.5)
            .Cells.Where(cell => cell.Party == "north").SelectMany(cell => cell.Clauses).Where(cell => cell.Clause == clause).Select(cell => cell.Outcome == Breached);
    }
}
