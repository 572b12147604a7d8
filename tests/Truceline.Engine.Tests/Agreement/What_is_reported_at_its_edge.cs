using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using static Truceline.Core.Agreement.ClauseOutcome;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Clauses that are judged by reported facts just before, at and after their edge, on the clocks of Baku, of Moscow and in UTC.</summary>
public sealed class What_is_reported_at_its_edge
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Instant Noon = EveryKind.Noon;

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
        foreach (var zone in new[] { "Asia/Baku", "UTC", "Europe/Moscow" })
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
    [InlineData("Asia/Baku", 14)]
    [InlineData("UTC", 18)]
    [InlineData("Europe/Moscow", 15)]
    public void A_count_speaks_for_the_day_in_which_it_was_made(string zone, int cutOff)
    {
        var begins = Instant.FromUtc(2021, 3, 10, cutOff, 0);
        Says(begins - Second).ShouldBe(NotObservable);
        Says(begins).ShouldBe(Breached);
        Says(begins + Duration.FromDays(1) - Second).ShouldBe(Breached);
        Says(begins + Duration.FromDays(1)).ShouldBe(NotObservable);

        ClauseOutcome Says(Instant at) => Compliance.Of(
            EveryKind.In(zone), new LocalDate(2021, 3, 11), new LocalDate(2021, 3, 11), begins + Duration.FromDays(2), [], [],
            [EveryKind.Counted(Strength.Persons, CountQualifier.Exactly, 1961, at)], Compliance.NoFigure)
            .Cells.Where(cell => cell.Party == "contingent").SelectMany(cell => cell.Clauses).Single(cell => cell.Clause == "ceilings").Outcome;
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
    [InlineData(WeaponClass.Mortar, 120.0, 0.0179, Breached)]
    [InlineData(WeaponClass.Mortar, 120.0, 0.0182, NoBreachObserved)]
    [InlineData(WeaponClass.Mortar, 99.9, 0.0001, NoBreachObserved)]
    [InlineData(WeaponClass.Tank, null, 0.0449, Breached)]
    [InlineData(null, null, 0.0449, NotObservable)]
    [InlineData(null, null, 0.0452, NoBreachObserved)]
    public void A_weapon_that_was_seen_is_taken_to_be_of_whoever_holds_the_ground(WeaponClass? of, double? calibre, double north, ClauseOutcome outcome)
    {
        var seen = EveryKind.Incident(Act.Presence, EveryKind.Place(40 + north, 46.5), Noon) with { Weapon = of is null ? null : new Weapon(of, calibre) };

        var held = EveryKind.Ask("lines", "north", Noon, incidents: [seen]);
        held.Outcome.ShouldBe(outcome);
        held.Grades.IndicatedByRule.Count.ShouldBe(outcome == Breached ? 1 : 0);
        held.Grades.Alleged.Count.ShouldBe(outcome == NotObservable ? 1 : 0);
        EveryKind.Ask("lines", "south", Noon, incidents: [seen]).ShouldSatisfyAllConditions(
            cell => cell.Outcome.ShouldBe(NotObservable), cell => cell.Grades.Alleged.Concat(cell.Grades.IndicatedByRule).ShouldBeEmpty("it is another's"));
    }

    [Fact]
    public void A_weapon_near_the_line_that_may_be_anybodys_is_alleged_and_counts_towards_nobody()
    {
        var seen = EveryKind.Incident(Act.Presence, EveryKind.Place(40.001, 46.5), Noon, north: 0.49) with { Weapon = new Weapon(WeaponClass.Tank, null) };
        foreach (var subject in new[] { "north", "south" })
        {
            var cell = EveryKind.Ask("lines", subject, Noon, incidents: [seen]);
            cell.Outcome.ShouldBe(NotObservable);
            cell.Grades.Alleged.Count.ShouldBe(1);
        }
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
    [InlineData("Europe/Moscow")]
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
    [InlineData("Europe/Moscow")]
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
    [InlineData("Europe/Moscow")]
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
    [InlineData("Europe/Moscow")]
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

    private static Fact.Stored Stored(Instant at, int sure, int unknown) => new(
        "stored", at, FactLevel.Alleged, "north", "town",
        [new StoredWeapons(new Weapon(WeaponClass.Artillery, 122), sure), new StoredWeapons(new Weapon(WeaponClass.Artillery, null), unknown), new StoredWeapons(new Weapon(WeaponClass.Tank, 125), 40)], at);
}
