using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>What the missions written out say where their papers are particular: widths by calibre, posts that move, a halt that one side announced.</summary>
public sealed class Idlib_and_Minsk_as_rules
{
    private static readonly Mission Idlib = Missions.Accepted(Missions.Of("idlib")).Mission;
    private static readonly Mission Minsk = Missions.Accepted(Missions.Of("minsk")).Mission;

    /// <summary>Places west of the line at 47.78° north, where it runs at about 37.59° east.</summary>
    [Theory]
    [InlineData("k2a", WeaponClass.Artillery, 152.0, 37.32, ClauseOutcome.Breached)] // 20 km, where 25 are asked for
    [InlineData("k2a", WeaponClass.Artillery, 152.0, 37.19, ClauseOutcome.NoBreachObserved)] // 30 km
    [InlineData("k2a", WeaponClass.Artillery, 100.0, 37.32, ClauseOutcome.Breached)]
    [InlineData("k2a", WeaponClass.Artillery, 85.0, 37.32, ClauseOutcome.NoBreachObserved)]
    [InlineData("k2a", WeaponClass.RocketArtillery, 122.0, 37.19, ClauseOutcome.Breached)] // 30 km, where 35 are asked for
    [InlineData("k2a", WeaponClass.RocketArtillery, 122.0, 36.79, ClauseOutcome.NoBreachObserved)] // 60 km
    [InlineData("k2a", WeaponClass.RocketArtillery, 220.0, 36.79, ClauseOutcome.Breached)] // 60 km, where 70 are asked for
    [InlineData("k2a", WeaponClass.TacticalMissile, null, 36.79, ClauseOutcome.Breached)]
    [InlineData("k2a", WeaponClass.TacticalMissile, null, 36.50, ClauseOutcome.NoBreachObserved)] // 81 km
    [InlineData("n4a", WeaponClass.Artillery, 152.0, 37.44, ClauseOutcome.Breached)] // 11 km, where 15 are asked for
    [InlineData("n4a", WeaponClass.AntiTank, 100.0, 37.44, ClauseOutcome.NoBreachObserved)] // 11 km, where 9 are
    [InlineData("n4a", WeaponClass.Mortar, 120.0, 37.50, ClauseOutcome.Breached)] // 7 km, where 8 are
    [InlineData("a1a", WeaponClass.Tank, 125.0, 37.44, ClauseOutcome.Breached)] // 11 km, where 15 are
    [InlineData("a1a", WeaponClass.Artillery, 152.0, 37.44, ClauseOutcome.NoBreachObserved)]
    public void Each_weapon_has_its_own_distance_from_the_line(string clause, WeaponClass weapon, double? calibre, double longitude, ClauseOutcome expected)
    {
        var noon = Instant.FromUtc(2021, 3, 10, 10, 0);
        var stood = EveryKind.Stood("ua", EveryKind.Place(47.78, longitude), noon, new Weapon(weapon, calibre));

        EveryKind.Ask(clause, "ua", noon, [stood], mission: Minsk).Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Each_side_is_measured_from_the_line_that_the_package_names_for_it()
    {
        var rules = new[] { "k2a", "k2b" }.Select(id => Minsk.Clauses.Single(clause => clause.Id == id).Versions[0]).ToList();

        rules.Select(version => version.Binds.Single()).ShouldBe(["ua", "ordlo"]);
        rules.Select(version => ((ClauseRule.WithdrawalLine)version.Rule).Line).ShouldBe(["line-de-facto", "line-2014"]);
        foreach (var version in rules)
        {
            ((ClauseRule.WithdrawalLine)version.Rule).Bands.Select(band => band.Metres).ShouldBe([25_000, 35_000, 70_000, 70_000]);
            version.Basis.Form.ShouldBe(BasisForm.Inferred, "the package names the zones' widths alone");
            version.Basis.Words.ShouldContain("zones of 50, 70 and 140 km");
        }
    }

    [Theory]
    [InlineData(28, ClauseOutcome.NotYetDue)] // 28 February: the last day under the one reading
    [InlineData(29, ClauseOutcome.NotYetDue)] // 1 March: over under the one, the last day under the other
    public void The_fourteen_days_end_with_one_of_two_days(int day, ClauseOutcome ofTheLater)
    {
        var noon = Instant.FromUtc(2015, 2, 1, 10, 0) + Duration.FromDays(day - 1);

        var cell = EveryKind.Ask("k2c", "ua", noon, mission: Minsk);

        cell.Answers.Single(answer => answer.Reading == "from-the-second-day").Outcome.ShouldBe(ofTheLater);
        (cell.Answers.Single(answer => answer.Reading == "from-the-ceasefire").Outcome == ClauseOutcome.NotYetDue).ShouldBe(day == 28);
    }

    [Fact]
    public void The_day_agreed_in_2017_takes_the_place_of_the_first_only_once_it_is_known()
    {
        var clause = Minsk.Clauses.Single(clause => clause.Id == "k2c");
        var before = Instant.FromUtc(2017, 2, 15, 12, 0);

        Due(before).ShouldBe(new LocalDate(2015, 3, 1));
        Due(before + Duration.FromDays(1)).ShouldBe(new LocalDate(2017, 2, 20));

        LocalDate Due(Instant at) => ((ClauseRule.Deadline)clause.InForce(at, at)!.Rule).Due.Day;
    }

    /// <summary>The post near Morek was left in November 2020; the second place is in the area, the third in Hama.</summary>
    [Theory]
    [InlineData(10, 35.376, 36.705, ClauseOutcome.NoBreachObserved)]
    [InlineData(11, 35.376, 36.705, ClauseOutcome.BreachedUnderReadingOnly)]
    [InlineData(11, 35.95, 36.60, ClauseOutcome.BreachedUnderReadingOnly)]
    [InlineData(11, 35.13, 36.76, ClauseOutcome.Breached)]
    public void A_post_that_moved_belongs_where_it_stood_on_that_day_and_where_a_reading_lets_it(int month, double latitude, double longitude, ClauseOutcome expected)
    {
        var noon = Instant.FromUtc(2020, month, 10, 10, 0);
        var post = EveryKind.Stood("tr-forces", EveryKind.Place(latitude, longitude), noon);

        EveryKind.Ask("s1b", "tr-forces", noon, [post], mission: Idlib).Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Patrols_are_owed_until_one_side_halts_them_and_again_when_they_go_on()
    {
        var patrol = new Fact.Patrolled("patrol", At(8, 17), FactLevel.Alleged, "m3b", ["tr-forces", "ru-forces"], true, null, At(8, 17));

        Asked(At(8, 12)).Outcome.ShouldBe(ClauseOutcome.NotObservable);
        Asked(At(8, 15)).Outcome.ShouldBe(ClauseOutcome.SuspendedByAmendment);
        Asked(At(8, 20), patrol).Outcome.ShouldBe(ClauseOutcome.Complied);
        Asked(At(10, 20), patrol).Outcome.ShouldBe(ClauseOutcome.NotObservable);

        ClauseCell Asked(Instant at, params Fact[] facts) => EveryKind.Ask("m3b", "tr-forces", at, facts, mission: Idlib);
        static Instant At(int month, int day) => Instant.FromUtc(2020, month, day, 10, 0);
    }

    [Fact]
    public void A_zone_whose_depth_the_paper_leaves_open_is_tested_under_both_depths()
    {
        var zone = Idlib.GeometryOf("demilitarised-zone").ShouldNotBeNull();
        var at = Instant.FromUtc(2019, 1, 1, 0, 0);

        zone.Accepted(at, at).Select(version => version.AcceptedBy.Single()).ShouldBe(["groups", "sy"]);
    }

    [Fact]
    public void A_new_position_along_a_line_that_one_side_alone_accepts_is_a_breach_under_its_drawing_only()
    {
        var noon = Instant.FromUtc(2021, 3, 10, 10, 0);
        var alongTheLaterLine = EveryKind.Place(35.6375, 36.505);
        var presence = EveryKind.Incident(Act.Presence, alongTheLaterLine, noon) with
        {
            Attribution = [new("control-areas", 1, "sy", 0.95, []), new("control-areas", 2, "sy", 0.95, [])],
        };

        var cell = EveryKind.Ask("s2b", "sy", noon, incidents: [presence], mission: Idlib);

        cell.Outcome.ShouldBe(ClauseOutcome.BreachedUnderReadingOnly);
        cell.Answers.Where(answer => answer.Outcome == ClauseOutcome.BreachedUnderReadingOnly).SelectMany(answer => answer.Drawings)
            .Where(drawing => drawing.Geometry == "line-strip").Select(drawing => drawing.Version).Distinct().ShouldBe([2]);
    }

    [Theory]
    [InlineData(Act.Launch, ClauseOutcome.Breached)]
    [InlineData(Act.CrossingByVehicle, ClauseOutcome.NotObservable)] // Whose vehicle it was no track tells.
    public void In_the_corridor_fire_is_a_breach_and_a_vehicle_is_not_one_by_itself(Act act, ClauseOutcome expected)
    {
        var noon = Instant.FromUtc(2021, 3, 10, 10, 0);
        var north = EveryKind.Incident(act, EveryKind.Place(35.84, 36.54), noon) with
        {
            Attribution = [new("control-areas", 1, "groups", 0.95, []), new("control-areas", 2, "groups", 0.95, [])],
        };

        EveryKind.Ask("m2a", "groups", noon, incidents: [north], mission: Idlib).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData("minsk", 1, "ordlo", "donetsk horlivka luhansk novoazovsk")]
    [InlineData("minsk", 1, "ua", "avdiivka bakhmut debaltseve mariupol marinka popasna stanytsia-luhanska svitlodarsk volnovakha")]
    [InlineData("minsk", 2, "ordlo", "debaltseve donetsk horlivka luhansk")]
    [InlineData("idlib", 1, "groups", "ariha idlib-town jisr-ash-shughur khan-shaykhun maarrat-an-numan morek saraqib")]
    [InlineData("idlib", 1, "sy", "aleppo hama")]
    [InlineData("idlib", 2, "groups", "ariha idlib-town jisr-ash-shughur muhambal")]
    [InlineData("idlib", 2, "sy", "aleppo hama khan-shaykhun maarrat-an-numan morek saraqib")]
    public void The_drawn_areas_leave_each_town_on_its_side(string shipped, int drawing, string party, string towns)
    {
        var mission = shipped == "idlib" ? Idlib : Minsk;
        var areas = mission.GeometryOf("control-areas")!.Version(drawing)!.Areas;

        foreach (var town in towns.Split(' '))
        {
            areas.Where(area => PolygonQuestions.Contains(area.Shape, mission.Places.PlaceOf(town)!.At)).Select(area => area.Party).ShouldBe([party], town);
        }
    }
}
