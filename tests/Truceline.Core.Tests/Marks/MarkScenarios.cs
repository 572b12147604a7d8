using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Bulletins;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Marks;

public sealed class MarkScenarios
{
    private static readonly Marker One = new("delegation-a", "duty-officer");
    private static readonly Marker Other = new("delegation-b", "reviewer");

    private static readonly Mission Mission = TestMissions.OfDelegations();

    [Fact]
    public void A_mark_is_an_incident_that_says_whose_it_is_and_cites_its_picture()
    {
        var it = With(new CaseScenario(), Mark("m-1", Act.CrossingOnFoot, CountQualifier.AtLeast, 3));
        var incident = Of(it, "m-1");
        incident.Mark.ShouldNotBeNull().ShouldSatisfyAllConditions(
            mark => (mark.Delegation, mark.Role).ShouldBe(("delegation-a", "duty-officer")),
            mark => mark.Count.ShouldBe(new ReportedCount(CountQualifier.AtLeast, 3)),
            mark => mark.Standing.ShouldBe(MarkStanding.Stands),
            mark => mark.Pixel.ShouldBe(new MarkedPixel(320, 180, 640, 360)));
        incident.Evidence.ShouldHaveSingleItem().PtsFrom.ShouldBe(90_000);
        (incident.Track, incident.Zone).ShouldBe((null, null));
        incident.Level.ShouldBe(FactLevel.Alleged);
    }

    [Fact]
    public void Whoever_crossed_was_first_seen_where_he_was_marked_so_that_nobody_is_named()
    {
        var incident = Of(With(new CaseScenario(), Mark("m-1", Act.CrossingOnFoot)), "m-1");
        incident.Attribution.Single(share => share.Party is null).Probability.ShouldBe(1);
    }

    [Fact]
    public void The_author_of_works_was_at_the_place()
    {
        var incident = Of(With(new CaseScenario(), Mark("m-1", Act.Works, at: TestMissions.Place(-400, 0, 100))), "m-1");
        incident.Attribution.Single(share => share.Party == "west").Probability.ShouldBeGreaterThan(0.99);
        incident.Mark!.FellOn.ShouldBeEmpty();
    }

    [Fact]
    public void An_impact_says_on_whose_area_it_fell_and_counts_towards_nobody()
    {
        var incident = Of(With(new CaseScenario(), Mark("m-1", Act.ExplosionImpact, at: TestMissions.Place(900, 0, 100))), "m-1");
        incident.Attribution.ShouldBeEmpty();
        incident.Mark!.FellOn.Single(share => share.Party == "east").Probability.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Exchanging_the_parties_exchanges_the_shares_and_changes_no_number()
    {
        var swapped = TestMissions.TwoSides("east", "west") with { Delegations = Mission.Delegations };
        var place = TestMissions.Place(30, 0, 60);
        var one = Stated(Mark("m-1", Act.Works, at: place), Mission);
        var two = Stated(Mark("m-1", Act.Works, at: place), swapped);
        double ShareOf(Statement.IncidentMarked made, string? party) => made.Attribution.Single(share => share.Party == party).Probability;
        (ShareOf(two, "west"), ShareOf(two, "east"), ShareOf(two, null)).ShouldBe((ShareOf(one, "east"), ShareOf(one, "west"), ShareOf(one, null)));
    }

    [Theory]
    [InlineData(Act.Shot)]
    [InlineData(Act.MuzzleFlash)]
    [InlineData(Act.Presence)]
    public void The_place_of_fire_or_of_a_weapon_enters_the_log_as_a_cell(Act act)
    {
        var exact = TestMissions.Place(123, 45, 7);
        var made = Stated(Mark("m-1", act, at: exact), Mission);
        made.Place.At.ShouldBe(GuardedPlace.Cell(exact.At));
        made.Place.Error.SemiMajor.ShouldBeGreaterThan(400);
        made.Ground.ShouldBeNull("the range to it would give it away");
        System.Text.Encoding.UTF8.GetString(StatementJson.Write(made)).ShouldNotContain(Rounding.Of(exact.At).Latitude.ToString(System.Globalization.CultureInfo.InvariantCulture)[..8]);
    }

    [Fact]
    public void A_note_stands_in_the_log_as_a_salted_digest_only()
    {
        var made = Stated(Mark("m-1", Act.Works) with { Note = new MarkNote("Two men with spades.", new string('5', 64)) }, Mission);
        made.Note.ShouldNotBeNull().Length.ShouldBe(64);
        System.Text.Encoding.UTF8.GetString(StatementJson.Write(made)).ShouldNotContain("spades");
    }

    [Fact]
    public void What_is_no_mark_is_refused()
    {
        Refused(Mark("m-1", Act.Works) with { Count = new ReportedCount(CountQualifier.About, 0) }).ShouldContain("how many");
        Refused(Mark("m-1", Act.Works) with { By = new Marker("elsewhere", "duty-officer") }).ShouldContain("not a delegation");
        Refused(Mark("m-1", Act.Works) with { Note = new MarkNote("x", "salt") }).ShouldContain("salt");
        Refused(Mark("m-1", Act.Works) with { Note = new MarkNote(new string('x', 2001), new string('5', 64)) }).ShouldContain("2000");
        Refused(Mark("m-1", Act.Works) with { Placement = new MarkPlacement.Refused("No tile.") }).ShouldBe("No tile.");
        var unseen = Mark("m-1", Act.Works);
        Refused(unseen with { Picture = unseen.Picture with { Evidence = [] } }).ShouldContain("sealed recording");
    }

    [Fact]
    public void A_delegation_withdraws_its_own_mark_and_no_other()
    {
        var it = With(new CaseScenario().With(CaseScenario.Raised()), Mark("m-1", Act.Works));
        it.When(new WithdrawMark(Other, "m-1", "Not so.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("delegation-a, which alone");
        it.When(new WithdrawMark(One, CaseScenario.IncidentId, "Not so.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("alleged by the machine");
        it.When(new WithdrawMark(One, "m-1", " ").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("why");
        it.When(new WithdrawMark(One, "m-1", "A shadow.").Decide(Mission, id => Of(it, id), it.Now)).Refused.ShouldBeNull();
        (Of(it, "m-1").Mark!.Standing, Of(it, "m-1").Mark!.Because).ShouldBe((MarkStanding.Withdrawn, "A shadow."));
        it.When(new WithdrawMark(One, "m-1", "Again.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("does not stand");
    }

    [Fact]
    public void A_mark_that_is_part_of_a_case_is_left_to_those_who_judge_it()
    {
        var it = With(new CaseScenario(), Mark("m-1", Act.Works));
        it.When(new OpenCase(CaseScenario.Number, ["m-1"], it.B, "Look.", CaseTerms.Default).Decide(it.MissionView, _ => true, it.Now)).Refused.ShouldBeNull();
        it.When(new WithdrawMark(One, "m-1", "A shadow.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain(CaseScenario.Number);
        it.With(new Statement.IncidentWithdrawn("m-1", "delegation-a", "reviewer", "By another writer.", it.Now));
        Of(it, "m-1").Mark!.Standing.ShouldBe(MarkStanding.Stands, "whatever was entered, folding holds the rule");
    }

    [Fact]
    public void Marks_join_an_alert_which_stays_as_it_is()
    {
        var it = With(new CaseScenario().With(CaseScenario.Raised()), Mark("m-1", Act.CrossingByVehicle, CountQualifier.About, 5), Mark("m-2", Act.CrossingByVehicle) with { By = Other });
        it.When(new JoinMarks(One, CaseScenario.IncidentId, ["m-1", "m-2"], "The same.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("delegation-b, which alone");
        it.When(new JoinMarks(One, "m-1", ["m-1"], "The same.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("into itself");
        it.When(new JoinMarks(One, CaseScenario.IncidentId, ["m-1"], "The same.").Decide(Mission, id => Of(it, id), it.Now)).Refused.ShouldBeNull();
        (Of(it, "m-1").Mark!.Standing, Of(it, "m-1").Mark!.Into).ShouldBe((MarkStanding.Joined, CaseScenario.IncidentId));
        it.Incident.Joined.ShouldBe(["m-1"]);
        it.Incident.Mark.ShouldBeNull();
        it.When(new JoinMarks(Other, "m-1", ["m-2"], "The same.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("does not stand");
    }

    [Fact]
    public void A_mark_is_split_into_incidents_of_their_own()
    {
        var it = With(new CaseScenario(), Mark("m-1", Act.Works, at: TestMissions.Place(-400, 0, 100)));
        it.When(new SplitMark(One, "m-1", [new(Act.Works, ReportedCount.One)], "Two.").Decide(Mission, id => Of(it, id), it.Now)).Refused!.ShouldContain("2 to 10");
        it.When(new SplitMark(One, "m-1", [new(Act.Works, ReportedCount.One), new(Act.ExplosionImpact, new(CountQualifier.AtLeast, 2))], "Two.")
            .Decide(Mission, id => Of(it, id), it.Now)).Refused.ShouldBeNull();
        Of(it, "m-1").Mark!.Parts.ShouldBe(["m-1-1", "m-1-2"]);
        var impact = Of(it, "m-1-2");
        (impact.Act, impact.Mark!.PartOf, impact.Mark.Count.Number).ShouldBe((Act.ExplosionImpact, "m-1", 2));
        (impact.Attribution.Count, impact.Mark.FellOn.Count).ShouldBe((0, 3));
        impact.Evidence.ShouldBe(Of(it, "m-1").Evidence);
    }

    [Fact]
    public void A_bulletin_keeps_the_qualifiers_apart_and_what_was_set_aside_out_of_every_count()
    {
        var it = With(
            new CaseScenario().With(CaseScenario.Raised(act: Act.Works)),
            Mark("m-1", Act.Works, CountQualifier.AtLeast, 98), Mark("m-2", Act.Works, CountQualifier.AtLeast, 91), Mark("m-3", Act.Works, CountQualifier.About, 7),
            Mark("m-4", Act.Works, CountQualifier.Exactly, 2), Mark("m-5", Act.Works, CountQualifier.Exactly, 1000));
        it.When(new WithdrawMark(One, "m-5", "Wrong key.").Decide(Mission, id => Of(it, id), it.Now)).Refused.ShouldBeNull();
        var bulletin = BulletinDay.Of(it);
        var works = bulletin.Counts.ShouldHaveSingleItem();
        works.Count.ShouldBe(5);
        works.Numbers.Select(said => (said.Qualifier, said.Number)).ShouldBe([(CountQualifier.Exactly, 2), (CountQualifier.AtLeast, 189), (CountQualifier.About, 7)]);
        bulletin.Total.SetAside.ShouldBe([Of(it, "m-5").Index]);
        bulletin.Total.NotCounted.ShouldBeEmpty();
        BulletinCsv.Write(bulletin).ShouldContain("at least 189");
        BulletinHtml.Write(bulletin, []).ShouldContain("exactly 2; at least 189; about 7");
    }

    [Fact]
    public void Every_view_reads_back_from_its_json_as_it_was()
    {
        var it = With(new CaseScenario(), Mark("m-1", Act.ExplosionImpact, at: TestMissions.Place(900, 0, 100)));
        var json = System.Text.Json.JsonSerializer.Serialize(Of(it, "m-1"), StatementJson.Options);
        var back = System.Text.Json.JsonSerializer.Deserialize<IncidentView>(json, StatementJson.Options);
        System.Text.Json.JsonSerializer.Serialize(back, StatementJson.Options).ShouldBe(json);
    }

    [Fact]
    public void A_marks_weapon_stays_with_those_parts_that_are_the_same_act()
    {
        var it = With(new CaseScenario(), Mark("m-1", Act.Shot) with { Weapon = new Weapon(WeaponClass.MachineGun, 12.7) });
        it.When(new SplitMark(One, "m-1", [new(Act.Shot, ReportedCount.One), new(Act.Works, ReportedCount.One)], "Two.").Decide(Mission, id => Of(it, id), it.Now)).Refused.ShouldBeNull();

        Of(it, "m-1").Weapon.ShouldBe(new Weapon(WeaponClass.MachineGun, 12.7));
        Of(it, "m-1-1").Weapon.ShouldBe(new Weapon(WeaponClass.MachineGun, 12.7));
        Of(it, "m-1-2").Weapon.ShouldBeNull();
        (Mark("m-2", Act.CrossingOnFoot) with { Weapon = new Weapon(WeaponClass.SmallArms, null) }).Decide(Mission, it.Now)
            .ShouldBeOfType<Decision<Statement>.Refused>().Sentence.ShouldContain("of fire, of what it hits and of its presence");
    }

    private static MarkIncident Mark(
        string id, Act act, CountQualifier qualifier = CountQualifier.Exactly, int number = 1, PlacedPoint? at = null) => new(
        id, One, act, new ReportedCount(qualifier, number), null,
        new MarkedPicture("drone-1", CaseScenario.Start, CaseScenario.Start, 90_000, [new("evidence/a.ts", new string('a', 64), 90_000, 90_000)]),
        new MarkedPixel(320, 180, 640, 360),
        new MarkSight(
            new PlatformPose(new Position(39.9, 46.9), 1500, HeightDatum.MeanSeaLevel, 10, 1, 2), new SensorPose(30, -40, 0, 12, 7), 400, new StatedErrors(3, 5, 0.2, 10)),
        new MarkPlacement.Placed(
            at ?? TestMissions.Place(0, 0, 20), new MarkedGround(412.3, HeightDatum.MeanSeaLevel, 5, 1700.1, null, MarkedGround.Stated)));

    private static CaseScenario With(CaseScenario it, params MarkIncident[] marks)
    {
        foreach (var mark in marks)
        {
            it.When(mark.Decide(Mission, it.Now)).Refused.ShouldBeNull();
        }

        return it;
    }

    private static Statement.IncidentMarked Stated(MarkIncident mark, Mission mission) =>
        mark.Decide(mission, CaseScenario.Start).ShouldBeOfType<Decision<Statement>.Accepted>().Value.ShouldBeOfType<Statement.IncidentMarked>();

    private static string Refused(MarkIncident mark) =>
        mark.Decide(Mission, CaseScenario.Start).ShouldBeOfType<Decision<Statement>.Refused>().Sentence;

    private static IncidentView Of(CaseScenario it, string id) => it.Rows.Get<IncidentView>(RegisterKinds.Incident, id)!;
}
