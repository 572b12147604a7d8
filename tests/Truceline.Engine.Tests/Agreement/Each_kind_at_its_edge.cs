using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using static Truceline.Core.Agreement.ClauseOutcome;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Every kind of clause just before, at and after its edge, in the mission's time zone and in UTC.</summary>
public sealed class Each_kind_at_its_edge
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Instant Noon = EveryKind.Noon;

    [Theory]
    [InlineData("Asia/Baku", 19, 20)]
    [InlineData("UTC", 20, 0)]
    public void A_deadline_runs_out_under_one_reading_a_day_before_the_other(string zone, int day, int hour)
    {
        var mission = EveryKind.In(zone);
        var begins = Instant.FromUtc(2021, 3, day, hour, 0);
        var ends = begins + Duration.FromDays(1);

        Says(begins - Second).ShouldBe([NotYetDue, NotYetDue]);
        Says(begins).ShouldBe([NotObservable, NotYetDue]);
        Says(ends - Second).ShouldBe([NotObservable, NotYetDue]);
        Says(ends).ShouldBe([NotObservable, NotObservable]);

        Says(ends, EveryKind.Done("due", begins - Second)).ShouldBe([Complied, Complied]);
        Says(ends, EveryKind.Done("due", begins)).ShouldBe([BreachedUnderReadingOnly, Complied]);
        Says(ends, EveryKind.Done("due", ends - Second)).ShouldBe([BreachedUnderReadingOnly, Complied]);
        Says(ends + Second, EveryKind.Done("due", ends)).ShouldBe([Breached, Breached]);

        IEnumerable<ClauseOutcome> Says(Instant at, params Fact[] facts) =>
            EveryKind.Ask("due", "south", at, facts, mission: mission).Answers.Select(answer => answer.Outcome);
    }

    [Theory]
    [InlineData("Asia/Baku", 20)]
    [InlineData("UTC", 0)]
    public void A_deadline_counts_down_and_then_up(string zone, int hour)
    {
        var mission = EveryKind.In(zone);
        var due = Instant.FromUtc(2021, 3, hour == 0 ? 20 : 19, hour, 0);

        Clock(due - Duration.FromDays(3)).ShouldBe(new ClauseClock(due, 3, null));
        Clock(due - Second).ShouldBe(new ClauseClock(due, 0, null));
        Clock(due).ShouldBe(new ClauseClock(due, null, 0));
        Clock(due + Duration.FromDays(2)).ShouldBe(new ClauseClock(due, null, 2));

        // The second reading is told first once it is the worse; both have a clock of their own in the sentence.
        ClauseClock? Clock(Instant at) => EveryKind.Ask("due", "south", at, mission: mission).Clock;
    }

    [Fact]
    public void Records_that_contradict_each_other_decide_nothing()
    {
        var due = Instant.FromUtc(2021, 3, 19, 20, 0);
        EveryKind.Ask("due", "south", due + Duration.FromDays(3), [EveryKind.Done("due", due - Second), EveryKind.Done("due", due + Duration.FromDays(2), achieved: false)])
            .Outcome.ShouldBe(NotObservable);
        EveryKind.Ask("due", "south", due + Duration.FromDays(3), [EveryKind.Done("due", due + Duration.FromDays(2), achieved: false)]).Outcome.ShouldBe(Breached);
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void A_procedural_deadline_keeps_the_clock_that_it_names(string zone)
    {
        var ends = Instant.FromUtc(2021, 3, 21, 0, 0);

        Says(ends - Second).ShouldBe(NotYetDue);
        Says(ends).ShouldBe(NotObservable);
        Says(ends, EveryKind.Done("paper", ends - Second, product: "plan")).ShouldBe(Complied);
        Says(ends, EveryKind.Done("paper", ends, product: "plan")).ShouldBe(Breached);
        Says(ends, EveryKind.Done("paper", ends - Second, product: "a speech")).ShouldBe(NotObservable);

        ClauseOutcome Says(Instant at, params Fact[] facts) => EveryKind.Ask("paper", "north", at, facts, mission: EveryKind.In(zone)).Outcome;
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void What_has_no_date_is_counted_and_never_falls_due(string zone)
    {
        var mission = EveryKind.In(zone);
        var effective = Instant.FromUtc(2021, 1, 1, 0, 0);

        EveryKind.Ask("owed", "north", effective - Second, mission: mission).ShouldSatisfyAllConditions(
            cell => cell.Outcome.ShouldBe(NotYetDue), cell => cell.Version.ShouldBeNull());
        EveryKind.Ask("owed", "north", effective, mission: mission).Clock.ShouldBe(new ClauseClock(null, null, 0));
        EveryKind.Ask("owed", "north", effective + Duration.FromDays(1) - Second, mission: mission).Clock.ShouldBe(new ClauseClock(null, null, 0));
        EveryKind.Ask("owed", "north", effective + Duration.FromDays(1), mission: mission).Clock.ShouldBe(new ClauseClock(null, null, 1));
        EveryKind.Ask("owed", "north", effective + Duration.FromDays(50), [EveryKind.Done("owed", effective + Duration.FromDays(9))], mission: mission).Outcome.ShouldBe(Complied);
    }

    [Theory]
    [InlineData("Asia/Baku", 20)]
    [InlineData("UTC", 0)]
    public void A_term_is_renewed_unless_notice_comes_in_time(string zone, int hour)
    {
        var mission = EveryKind.In(zone);
        // Two months from 31 January, to 31 March, and two more to 31 May: always reckoned from the first day.
        var (begins, notice, ends) = (Local(2021, 1, 31), Local(2021, 2, 28), Local(2021, 3, 31));
        var (notice2, ends2) = (Local(2021, 4, 30), Local(2021, 5, 31));

        Says(begins - Second).ShouldBe($"It begins at {Text(begins)}.");
        Says(begins).ShouldContain($"until {Text(ends)} and is then renewed, unless notice is given before {Text(notice)}");
        Says(notice - Second).ShouldContain("unless notice is given");
        Says(notice).ShouldContain($"renewed at {Text(ends)}");
        Says(ends - Second).ShouldContain($"renewed at {Text(ends)}");
        Says(ends).ShouldContain($"until {Text(ends2)} and is then renewed, unless notice is given before {Text(notice2)}");

        After(notice - Second, ends - Second).ShouldBe(NotYetDue);
        After(notice - Second, ends).ShouldBe(DoesNotApply);
        After(notice, ends).ShouldBe(NotYetDue);
        After(notice, ends2).ShouldBe(DoesNotApply);
        After(notice2 - Second, ends2).ShouldBe(DoesNotApply);
        After(notice2, ends2).ShouldBe(NotYetDue);

        Instant Local(int year, int month, int day) => hour == 0 ? Instant.FromUtc(year, month, day, 0, 0) : Instant.FromUtc(year, month, day, 20, 0) - Duration.FromDays(1);
        string Says(Instant at) => EveryKind.Ask("term", "north", at, mission: mission).Because;
        ClauseOutcome After(Instant given, Instant at) => EveryKind.Ask("term", "north", at, [Notice(given)], mission: mission).Outcome;
        static string Text(Instant at) => NodaTime.Text.InstantPattern.General.Format(at);
        static Fact Notice(Instant at) => new Fact.NoticeGiven("notice", at, FactLevel.Alleged, "term", "south", at);
    }

    [Theory]
    [InlineData(CountQualifier.Exactly, 1959, Complied)]
    [InlineData(CountQualifier.Exactly, 1960, Complied)]
    [InlineData(CountQualifier.Exactly, 1961, Breached)]
    [InlineData(CountQualifier.AtLeast, 1960, NoBreachObserved)]
    [InlineData(CountQualifier.AtLeast, 1961, Breached)]
    [InlineData(CountQualifier.About, 1959, NotObservable)]
    [InlineData(CountQualifier.About, 3000, NotObservable)]
    public void A_ceiling_is_kept_up_to_its_number(CountQualifier qualifier, int number, ClauseOutcome outcome)
    {
        foreach (var zone in new[] { "Asia/Baku", "UTC" })
        {
            EveryKind.Ask("ceilings", "contingent", Noon,
                [EveryKind.Counted(Strength.Persons, qualifier, number, Noon - Second), EveryKind.Counted(Strength.Vehicles, CountQualifier.Exactly, 380, Noon)],
                mission: EveryKind.In(zone)).Outcome.ShouldBe(outcome);
        }
    }

    [Fact]
    public void A_ceiling_of_which_nothing_was_counted_that_day_is_not_observable()
    {
        EveryKind.Ask("ceilings", "contingent", Noon, [EveryKind.Counted(Strength.Persons, CountQualifier.Exactly, 1, Noon)]).Outcome.ShouldBe(NotObservable);
        EveryKind.Ask("ceilings", "contingent", Noon, [EveryKind.Counted(Strength.Persons, CountQualifier.Exactly, 9_999, Noon - Duration.FromDays(2))]).Outcome.ShouldBe(NotObservable);
    }

    [Theory]
    [InlineData(40.0098, NoBreachObserved)]
    [InlineData(40.0102, Breached)]
    public void A_force_stays_in_its_zones(double latitude, ClauseOutcome outcome)
    {
        var cell = EveryKind.Ask("stands", "contingent", Noon, [EveryKind.Stood("contingent", EveryKind.Place(latitude, 46.5), Noon)]);
        cell.Outcome.ShouldBe(outcome);
        cell.Answers.ShouldHaveSingleItem().Drawings.ShouldBe([new("strip", 1), new("road-side", 1)]);
        EveryKind.Ask("stands", "contingent", Noon).Outcome.ShouldBe(NotObservable);
    }

    [Fact]
    public void A_place_on_the_border_of_a_zone_is_told_with_even_odds() =>
        EveryKind.Ask("stands", "contingent", Noon, [EveryKind.Stood("contingent", EveryKind.Place(40.0101, 46.5, 100), Noon)])
            .Answers[0].Probability.ShouldNotBeNull().ShouldBeInRange(0.5, 0.6);

    [Theory]
    // A degree of latitude is 111 km there: 2,000 m are 0.01801 degrees, 5,000 m 0.04503.
    [InlineData(WeaponClass.Mortar, 120.0, 0.0179, Breached)]
    [InlineData(WeaponClass.Mortar, 120.0, 0.0182, NoBreachObserved)]
    [InlineData(WeaponClass.Mortar, 100.0, 0.0179, Breached)]
    [InlineData(WeaponClass.Mortar, 99.9, 0.0001, NoBreachObserved)]
    [InlineData(WeaponClass.Mortar, null, 0.0179, NotObservable)]
    [InlineData(WeaponClass.Mortar, null, 0.0182, NoBreachObserved)]
    [InlineData(WeaponClass.Tank, null, 0.0449, Breached)]
    [InlineData(WeaponClass.Tank, null, 0.0452, NoBreachObserved)]
    [InlineData(null, 120.0, 0.0001, NotObservable)]
    [InlineData(WeaponClass.SmallArms, 7.62, 0.0001, NoBreachObserved)]
    public void A_weapon_stands_as_far_from_the_line_as_its_class_and_calibre_ask(WeaponClass? of, double? calibre, double north, ClauseOutcome outcome)
    {
        foreach (var side in new[] { 1, -1 })
        {
            EveryKind.Ask("lines", "north", Noon, [EveryKind.Stood("north", EveryKind.Place(40 + (side * north), 46.5), Noon, new Weapon(of, calibre))]).Outcome.ShouldBe(outcome);
        }

        EveryKind.Ask("lines", "south", Noon, [EveryKind.Stood("north", EveryKind.Place(40, 46.5), Noon, new Weapon(WeaponClass.Tank, null))]).Outcome.ShouldBe(NotObservable);
    }

    [Theory]
    [InlineData(6, 0, Complied)]
    [InlineData(7, 0, Complied)]
    [InlineData(5, 0, Breached)]
    [InlineData(5, 1, NotObservable)]
    [InlineData(4, 1, Breached)]
    public void A_store_holds_what_it_must(int sure, int unknown, ClauseOutcome outcome) =>
        EveryKind.Ask("sites", "north", Noon, [Stored(Noon - Second, sure, unknown)]).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void A_count_of_a_store_speaks_for_as_many_days_as_agreed(string zone)
    {
        var counted = Noon - Duration.FromDays(7);
        Says(counted + Second).ShouldBe(Complied);
        Says(counted).ShouldBe(NotObservable);
        Says(counted - Second).ShouldBe(NotObservable);

        ClauseOutcome Says(Instant at) => EveryKind.Ask("sites", "north", Noon, [Stored(at, 6, 0)], mission: EveryKind.In(zone)).Outcome;
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void A_joint_patrol_speaks_for_as_many_days_as_agreed(string zone)
    {
        Says(Noon - Duration.FromDays(3) + Second, true).ShouldBe(Complied);
        Says(Noon - Duration.FromDays(3), true).ShouldBe(NotObservable);
        Says(Noon - Second, false).ShouldBe(NoBreachObserved);
        Says(Noon - Second, false, "north").ShouldBe(Breached);
        Says(Noon - Second, false, "south").ShouldBe(NoBreachObserved);
        EveryKind.Ask("patrols", "north", Instant.FromUtc(2021, 1, 3, 23, 59), mission: EveryKind.In(zone)).Outcome.ShouldBe(NotYetDue);
        EveryKind.Ask("patrols", "north", Instant.FromUtc(2021, 1, 4, 0, 0), mission: EveryKind.In(zone)).Outcome.ShouldBe(NotObservable);

        ClauseOutcome Says(Instant at, bool completed, string? by = null) => EveryKind.Ask(
            "patrols", "north", Noon, [new Fact.Patrolled("p", at, FactLevel.Alleged, "patrols", ["south", "north"], completed, by, at)], mission: EveryKind.In(zone)).Outcome;
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void Notice_is_given_a_day_before(string zone)
    {
        Says(Noon - Duration.FromHours(24) - Second).ShouldBe(Complied);
        Says(Noon - Duration.FromHours(24)).ShouldBe(Complied);
        Says(Noon - Duration.FromHours(24) + Second).ShouldBe(Breached);
        Says(null).ShouldBe(Breached);
        EveryKind.Ask("notice", "north", Noon, mission: EveryKind.In(zone)).Outcome.ShouldBe(NotObservable);

        ClauseOutcome Says(Instant? told) => EveryKind.Ask(
            "notice", "north", Noon, [new Fact.Begun("b", Noon, FactLevel.Alleged, "north", NotifiedThing.Exercise, told, Noon)], mission: EveryKind.In(zone)).Outcome;
    }

    [Theory]
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void A_passage_may_be_shut_for_as_long_as_is_borne(string zone)
    {
        Says(60, "north").ShouldBe(NoBreachObserved);
        Says(61, "north").ShouldBe(Breached);
        Says(61, null).ShouldBe(NotObservable);
        Says(61, "south").ShouldBe(NoBreachObserved);
        Says(61, null, ObstructionCause.Weather).ShouldBe(NoBreachObserved);
        EveryKind.Ask("movement", "north", Noon, mission: EveryKind.In(zone)).Outcome.ShouldBe(NotObservable);

        ClauseOutcome Says(int minutes, string? by, ObstructionCause cause = ObstructionCause.Deliberate) => EveryKind.Ask(
            "movement", "north", Noon,
            [new Fact.Obstructed("o", Noon, FactLevel.Alleged, "road-side", null, Noon - Duration.FromMinutes(minutes), Noon, cause, by)],
            observed: 0.5, mission: EveryKind.In(zone)).Outcome;
    }

    [Fact]
    public void Two_that_shut_a_road_at_the_same_time_are_counted_once()
    {
        Fact[] twice = [Shut("a", 50), Shut("b", 50)];
        EveryKind.Ask("movement", "north", Noon, twice, observed: 0.5).Outcome.ShouldBe(NoBreachObserved);
        EveryKind.Ask("corridor", "north", Noon, twice, observed: 0.5).Outcome.ShouldBe(Breached);
        EveryKind.Ask("corridor", "north", Noon, [Shut("a", 30)], observed: 0.5).Outcome.ShouldBe(NoBreachObserved);

        static Fact Shut(string id, int minutes) => new Fact.Obstructed(id, Noon, FactLevel.Alleged, "road-side", null, Noon - Duration.FromMinutes(minutes), Noon, ObstructionCause.Deliberate, "north");
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
    public void No_number_of_breaches_is_told_without_how_much_was_observed()
    {
        IncidentView[] entered = [EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), Noon - Second)];
        EveryKind.Ask("entry", "north", Noon, incidents: entered, observed: 0.125).Because.ShouldEndWith("12.5 % was observed.");
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
    [InlineData("Asia/Baku")]
    [InlineData("UTC")]
    public void A_suspension_holds_from_its_effect_and_only_once_it_is_known(string zone)
    {
        var mission = EveryKind.In(zone);
        var (effective, known) = (Instant.FromUtc(2021, 3, 1, 0, 0), Instant.FromUtc(2021, 3, 5, 0, 0));

        Says("changed", effective - Second).ShouldBe(NotObservable);
        Says("changed", known - Second).ShouldBe(DoesNotApply);
        Says("changed", known).ShouldBe(SuspendedByAmendment);
        Says("owed", known - Second).ShouldBe(NotYetDue);
        Says("owed", known).ShouldBe(SuspendedByAmendment);

        ClauseOutcome Says(string clause, Instant at) => EveryKind.Ask(clause, "north", at, mission: mission).Outcome;
    }

    [Fact]
    public void What_became_known_later_changes_no_earlier_answer()
    {
        var mission = EveryKind.In("Asia/Baku");
        var due = Instant.FromUtc(2021, 3, 20, 20, 0);
        var late = EveryKind.Done("due", due + Second) with { Known = due + Duration.FromDays(10) };
        IncidentView seen = EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), due) with { Received = due + Duration.FromDays(10) };
        var date = new LocalDate(2021, 3, 22);

        Table(due + Duration.FromDays(5)).ShouldBe(Table(due + Duration.FromDays(5), withBoth: false));
        Table(due + Duration.FromDays(10)).ShouldNotBe(Table(due + Duration.FromDays(10), withBoth: false));

        string Table(Instant knownAt, bool withBoth = true) => System.Text.Json.JsonSerializer.Serialize(
            Compliance.Of(mission, date.PlusDays(-3), date, knownAt, withBoth ? [seen] : [], [], withBoth ? [late] : [], (_, _, _) => 0.5), StatementJson.Options);
    }

    private static Fact.Stored Stored(Instant at, int sure, int unknown) => new(
        "stored", at, FactLevel.Alleged, "north", "town",
        [new StoredWeapons(new Weapon(WeaponClass.Artillery, 122), sure), new StoredWeapons(new Weapon(WeaponClass.Artillery, null), unknown), new StoredWeapons(new Weapon(WeaponClass.Tank, 125), 40)], at);
}
