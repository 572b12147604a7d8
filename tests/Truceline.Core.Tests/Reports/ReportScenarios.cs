using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Reports;

public sealed class ReportScenarios
{
    private static readonly Mission Mission = TestMissions.OfDelegations();
    private static readonly ReportedSector West = new(TestMissions.At(6_000, 0), 20, 270, 10, 5_000, 7_000);

    [Fact]
    public void Eleven_explosions_five_to_seven_kilometres_west_are_an_incident_with_the_sectors_spread()
    {
        var it = new CaseScenario();
        it.When(Report(it)).Refused.ShouldBeNull();
        var incident = it.Rows.Get<IncidentView>(RegisterKinds.Incident, "g-1")!;
        (incident.Source, incident.Track, incident.Zone, incident.Level).ShouldBe(("post-7", null, null, FactLevel.Alleged));
        (incident.Report!.Count, incident.Report.Made, incident.Report.Received).ShouldBe((new ReportedCount(CountQualifier.Exactly, 11), it.Now - Duration.FromHours(3), it.Now));
        Geodesic.Between(incident.Place.At, TestMissions.At(0, 0)).Metres.ShouldBeLessThan(20);
        // Half widths 1000 m and 6000 m times 10 degrees, over √3, with 20 m of the own position.
        incident.Place.Error.SemiMajor.ShouldBe(604.9, 0.5);
        incident.Place.Error.SemiMinor.ShouldBe(577.7, 0.5);
        incident.Place.Error.Bearing.ShouldBe(0, 0.1);
    }

    [Fact]
    public void A_distance_without_a_range_is_good_to_a_tenth_and_a_wide_direction_turns_the_ellipse() =>
        (from bearing in Gen.Double[0, 359.9] from off in Gen.Double[1, 20] from near in Gen.Double[1_000, 8_000] from more in Gen.Double[0, 4_000]
         select (bearing, off, near, more)).Sample(made =>
        {
            var middle = made.near + (made.more / 2);
            var along = Math.Max(made.more / 2, middle / 10) / Math.Sqrt(3);
            var across = middle * made.off * Math.PI / 180 / Math.Sqrt(3);
            var place = new ReportedSector(TestMissions.At(0, 0), 0, made.bearing, made.off, made.near, made.near + made.more).Place();
            place.Error.SemiMajor.ShouldBe(Math.Max(along, across), 0.001);
            place.Error.SemiMinor.ShouldBe(Math.Min(along, across), 0.001);
            var turned = Math.Abs(place.Error.Bearing - ((along >= across ? made.bearing : made.bearing + 90) % 180));
            Math.Min(turned, 180 - turned).ShouldBe(0, 0.01);
            Geodesic.Between(TestMissions.At(0, 0), place.At).Metres.ShouldBe(middle, 0.1);
        }, iter: 200);

    [Fact]
    public void A_place_of_fire_is_told_no_finer_than_a_cell_and_no_finer_than_its_sector()
    {
        var it = new CaseScenario();
        it.When(Report(it, act: Act.Shot)).Refused.ShouldBeNull();
        var incident = it.Rows.Get<IncidentView>(RegisterKinds.Incident, "g-1")!;
        incident.PlaceCoarsened.ShouldBeTrue();
        incident.Place.At.ShouldBe(GuardedPlace.Cell(incident.Place.At));
        incident.Place.Error.SemiMinor.ShouldBeGreaterThan(700, "a cell is not narrower than what the person could tell");
        incident.Report!.Sector.Own.ShouldBe(GuardedPlace.Cell(West.Own), "with the own position the place could be read off");
    }

    [Fact]
    public void What_is_no_report_is_refused_with_one_sentence()
    {
        var it = new CaseScenario();
        Refused(it, post: "Sergeant Smith").ShouldContain("nobody's name");
        Refused(it, act: (Act)999).ShouldContain("heard or seen");
        Refused(it, count: new ReportedCount(CountQualifier.About, 0)).ShouldContain("how many");
        Refused(it, sector: West with { Own = new Position(91, 0) }).ShouldContain("where you stood");
        Refused(it, sector: West with { Bearing = double.NaN }).ShouldContain("0 to 360");
        Refused(it, sector: West with { DistanceTo = 4_000 }).ShouldContain("nearest to the furthest");
        Refused(it, made: it.Now + Duration.FromHours(1)).ShouldContain("device's clock");
        Refused(it, made: it.Now - Duration.FromDays(31)).ShouldContain("30 days");
        it.Rows.List<IncidentView>(RegisterKinds.Incident).ShouldBeEmpty();
    }

    [Fact]
    public void No_form_whatever_throws_and_what_is_accepted_can_be_said_in_the_log() =>
        (from text in Gen.String[0, 45] from a in Gen.Double from b in Gen.Double from c in Gen.Double[-10, 400] from n in Gen.Int[-5, 60] select (text, a, b, c, n))
        .Sample(made =>
        {
            var sector = new ReportedSector(new Position(made.a, made.b), made.c, made.c, made.c / 10, made.c * 10, made.c * 20);
            var decided = new GroundReport("g-1", "post", made.text, (Sense)(made.n % 3), (Act)made.n, new((CountQualifier)(made.n % 4), made.n), sector, CaseScenario.Start, null)
                .Decide(Mission, CaseScenario.Start);
            if (decided is Decision<Statement>.Accepted accepted)
            {
                StatementJson.Read("ground-reported", StatementJson.Write(accepted.Value)).ShouldBeOfType<Statement.GroundReported>();
            }
        }, iter: 3_000);

    [Fact]
    public void The_bulletin_says_who_reported_it_and_how_many()
    {
        var it = new CaseScenario();
        it.When(Report(it));
        var (drawn, inside) = new DrawUpBulletin(it.Now.InUtc().Date, 1, null, 9, it.Now, new Dictionary<string, IReadOnlyList<ZoneLine>>()).Draw(it.Rows, Mission);
        var line = drawn.Events.ShouldHaveSingleItem();
        (line.Number, line.Qualifier, line.Position).ShouldBe((11, CountQualifier.Exactly, "a post"));
        line.Observation.ShouldBe("heard by a post", "which one stays inside");
        inside.Seen.ShouldHaveSingleItem().Position.ShouldBe("post-7");
        inside.Seen[0].Observation.ShouldBe("heard by post-7 (post)");
        drawn.Counts.ShouldHaveSingleItem().Numbers.ShouldHaveSingleItem().Number.ShouldBe(11);
    }

    [Fact]
    public void The_weapon_is_told_where_it_can_be_and_printed_in_the_table()
    {
        var it = new CaseScenario();
        it.When(Report(it, weapon: new Weapon(WeaponClass.Mortar, 82)));
        it.Rows.Get<IncidentView>(RegisterKinds.Incident, "g-1").ShouldNotBeNull().Weapon.ShouldBe(new Weapon(WeaponClass.Mortar, 82));
        var (drawn, _) = new DrawUpBulletin(it.Now.InUtc().Date, 1, null, 9, it.Now, new Dictionary<string, IReadOnlyList<ZoneLine>>()).Draw(it.Rows, Mission);
        drawn.Events.ShouldHaveSingleItem().Weapon.ShouldBe("mortar, 82 mm");

        Refused(it, weapon: new Weapon(null, null)).ShouldContain("leave the weapon away");
        Refused(it, weapon: new Weapon(WeaponClass.Mortar, 0)).ShouldContain("calibre is none");
        Refused(it, weapon: new Weapon((WeaponClass)99, 82)).ShouldContain("tell apart");
        Refused(it, act: Act.CrossingByVehicle, weapon: new Weapon(WeaponClass.Tank, null)).ShouldContain("of fire, of what it hits and of its presence");
    }

    [Fact]
    public void A_report_without_a_weapon_is_written_as_it_always_was()
    {
        var it = new CaseScenario();
        var made = Report(it).ShouldBeOfType<Decision<Statement>.Accepted>().Value;
        var json = System.Text.Encoding.UTF8.GetString(StatementJson.Write(made));
        json.ShouldNotContain("weapon");
        StatementJson.Read("ground-reported", StatementJson.Write(made)).ShouldBeOfType<Statement.GroundReported>().Weapon.ShouldBeNull();
        var with = StatementJson.Write(Report(it, weapon: new Weapon(null, 122)).ShouldBeOfType<Decision<Statement>.Accepted>().Value);
        System.Text.Encoding.UTF8.GetString(with).ShouldContain("\"weapon\":{\"class\":null,\"calibre\":122}");
        StatementJson.Read("ground-reported", with).ShouldBeOfType<Statement.GroundReported>().Weapon.ShouldBe(new Weapon(null, 122));
    }

    private static string Refused(
        CaseScenario it, string post = "post-7", Act act = Act.ExplosionUndetermined, ReportedCount? count = null, ReportedSector? sector = null, Instant? made = null, Weapon? weapon = null) =>
        it.When(Report(it, post, act, count, sector, made, weapon)).Refused ?? "";

    private static Decision<Statement> Report(
        CaseScenario it, string post = "post-7", Act act = Act.ExplosionUndetermined, ReportedCount? count = null, ReportedSector? sector = null, Instant? made = null, Weapon? weapon = null) =>
        new GroundReport(
            "g-1", "post", post, Sense.Heard, act, count ?? new ReportedCount(CountQualifier.Exactly, 11), sector ?? West, made ?? (it.Now - Duration.FromHours(3)),
            new OwnWords("From the mill.", new string('a', 64))) { Weapon = weapon }.Decide(Mission, it.Now);
}
