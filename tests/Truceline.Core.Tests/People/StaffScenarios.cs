using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.People;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.People;

public sealed class StaffScenarios
{
    private static readonly Watchkeeper One = new("delegation-a", "administrator");
    private static readonly Watchkeeper Other = new("delegation-b", "administrator");
    private static readonly string Digest = new('a', 64);
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Mission Mission = With(Modalities.Default with { StaffCeiling = 3 });

    [Fact]
    public void A_roster_has_a_ceiling_and_whoever_left_makes_room()
    {
        var it = new CaseScenario();
        foreach (var id in new[] { "s-1", "s-2", "s-3" })
        {
            List(it, id, One).ShouldBe("");
        }

        List(it, "s-4", One).ShouldContain("at most 3 persons");
        List(it, "s-5", Other).ShouldBe("", "each delegation has a ceiling of its own");
        Strike(it, "s-1", Other).ShouldContain("nobody of that id");
        Strike(it, "s-1", One).ShouldBe("");
        Strike(it, "s-1", One).ShouldContain("left the roster before");
        List(it, "s-4", One).ShouldBe("");
    }

    [Fact]
    public void Unequal_numbers_are_told_where_parity_is_asked_for()
    {
        var it = new CaseScenario();
        List(it, "s-1", One);
        Numbers(it).Disparity.ShouldBe("The delegations are not equal in number: delegation-a 1, delegation-b 0.");
        List(it, "s-2", Other);
        Numbers(it).Disparity.ShouldBeNull();
        Strike(it, "s-2", Other);
        StaffNumbers.Of(With(Modalities.Default with { Parity = false }), it.Rows.List<StaffView>(RegisterKinds.Staff)).Disparity.ShouldBeNull();
        Numbers(it).Delegations.Select(one => (one.Listed, one.Headroom)).ShouldBe([(1, 2), (0, 3)]);
    }

    [Fact]
    public void Data_that_were_taken_away_leave_entry_and_digest_and_are_taken_once()
    {
        var it = new CaseScenario();
        List(it, "s-1", One);
        it.When(Erase(it, Other)).Refused!.ShouldContain("keeps no such data");
        it.When(Erase(it, One)).Refused.ShouldBeNull();
        it.When(Erase(it, One)).Refused!.ShouldContain("taken away before");
        var view = it.Rows.Get<StaffView>(RegisterKinds.Staff, "s-1")!;
        (view.Digest, view.ErasedAt, view.LeftAt).ShouldBe((Digest, it.Now, null));
    }

    [Theory]
    [InlineData(CheckInKind.Here, 0, null, Whereabouts.Inside, false)]
    [InlineData(CheckInKind.Here, 900, null, Whereabouts.Outside, true)]
    [InlineData(CheckInKind.In, 900, null, Whereabouts.Outside, true)]
    [InlineData(CheckInKind.In, 0, null, Whereabouts.Inside, false)]
    [InlineData(CheckInKind.Out, 0, null, Whereabouts.Inside, true)]
    [InlineData(CheckInKind.Out, 0, Absence.Rotation, Whereabouts.Inside, false)]
    [InlineData(CheckInKind.Here, 900, Absence.Rotation, Whereabouts.Outside, false)]
    [InlineData(CheckInKind.Here, 900, Absence.ObservationPost, Whereabouts.Outside, true)]
    [InlineData(CheckInKind.Here, 900, Absence.Visit, Whereabouts.Outside, true)]
    [InlineData(CheckInKind.Here, 502, null, Whereabouts.Uncertain, false)]
    public void An_observer_outside_is_told_unless_something_permits_it(CheckInKind kind, double east, Absence? absence, Whereabouts where, bool told)
    {
        var judged = new CheckIn(kind, TestMissions.At(east, 0), 20, absence, null).Judge(Mission, "delegation-a", null, CaseScenario.Start);
        (judged.Where, judged.IsOutside, judged.Crosses).ShouldBe((where, told, kind != CheckInKind.Here));
    }

    [Fact]
    public void A_post_that_the_modalities_permit_excuses_at_its_site_and_in_its_hours_alone()
    {
        var permitted = With(Modalities.Default with { ObservationPost = new ObservationPost(true, "op", "zone", 2, new LocalHours(new LocalTime(6, 0), new LocalTime(10, 0))) }) with { Premises = "areas-none" };
        var inside = new CheckIn(CheckInKind.Here, TestMissions.At(900, 0), 20, Absence.ObservationPost, null);
        var mission = permitted with
        {
            Premises = "premises",
            Geometries = [.. permitted.Geometries, new Geometry("premises", GeometryKind.Zone, "Premises", [TestMissions.Version(1, ["west", "east"], new Area(null, "P", TestMissions.Box(5_000, 5_000, 5_200, 5_200)))])],
        };
        (inside with { At = TestMissions.At(0, 0) }).Judge(mission, "delegation-a", null, CaseScenario.Start).IsOutside.ShouldBeFalse("it stands at the agreed site");
        inside.Judge(mission, "delegation-a", null, CaseScenario.Start).IsOutside.ShouldBeTrue("it is elsewhere");
        (inside with { At = TestMissions.At(0, 0) }).Judge(mission, "delegation-a", null, CaseScenario.Start + (Hour * 5)).IsOutside.ShouldBeTrue("it is late");
    }

    [Fact]
    public void A_visit_by_invitation_excuses_its_own_delegation_while_it_lasts()
    {
        var it = new CaseScenario();
        Plan(it, invitedBy: "nobody").ShouldContain("who invites");
        Plan(it, sector: "nowhere").ShouldContain("Name a zone");
        Plan(it, persons: 9).ShouldContain("how many");
        Plan(it, from: it.Now).ShouldContain("before it begins");
        Plan(it).ShouldBe("");
        var visit = it.Rows.Get<VisitView>(RegisterKinds.Visit, "y-1")!;
        var away = new CheckIn(CheckInKind.Here, TestMissions.At(900, 0), 20, Absence.Visit, "y-1");
        away.Judge(Mission, "delegation-a", visit, it.Now + Hour).IsOutside.ShouldBeFalse();
        away.Judge(Mission, "delegation-b", visit, it.Now + Hour).IsOutside.ShouldBeTrue("the invitation is another's");
        away.Judge(Mission, "delegation-a", visit, it.Now + (Hour * 9)).IsOutside.ShouldBeTrue("it is over");
        it.When(new EndVisit("y-1", One, VisitOutcome.Done).Decide(Mission, visit, it.Now)).Refused!.ShouldContain("not begun");
        it.After(Hour * 2).When(new EndVisit("y-1", One, VisitOutcome.Done).Decide(Mission, visit, it.Now)).Refused.ShouldBeNull();
        it.Rows.Get<VisitView>(RegisterKinds.Visit, "y-1")!.Outcome.ShouldBe(VisitOutcome.Done);
    }

    [Fact]
    public void What_others_are_told_holds_no_identity_and_no_finer_time_than_a_quarter_of_an_hour()
    {
        var now = Instant.FromUtc(2026, 11, 22, 8, 29, 59);
        CheckIn.Rounded(now).ShouldBe(Instant.FromUtc(2026, 11, 22, 8, 15));
        var told = (Decision<Statement>.Accepted)new TellOutside("u-1", "delegation-a", null, CheckIn.Rounded(now)).Decide(Mission);
        ((Statement.StaffOutside)told.Value).To.ShouldBe(["delegation-a", "delegation-b", "host"]);
        typeof(Statement.StaffCrossed).GetProperties().Select(member => member.Name).Order().ShouldBe(["Absence", "At", "Crossing", "Delegation", "Kind"]);
    }

    [Fact]
    public void Exchanging_the_delegations_changes_no_number() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Sample((first, second) =>
    {
        Run(first, second, One, Other).ShouldBe(Run(first, second, Other, One));
    }, iter: 16);

    [Fact]
    public void No_form_whatever_throws() =>
        Gen.Select(Gen.String[0, 40], Gen.Double, Gen.Int[-5, 70], Gen.Int[-9_000, 9_000]).Sample((text, number, count, hours) =>
        {
            var at = CaseScenario.Start + Duration.FromHours(hours);
            var made = new CheckIn((CheckInKind)count, new(number, -number), number, (Absence)count, text);
            if (made.Trouble() is null)
            {
                made.Judge(Mission, text, null, CaseScenario.Start).ShouldNotBeNull();
            }

            new PlanVisit("y-1", One, text, text, count, text, at, CaseScenario.Start).Decide(Mission, CaseScenario.Start).ShouldNotBeNull();
            new ListStaff("s-1", new Watchkeeper(text, text), text, count).Decide(Mission, CaseScenario.Start).ShouldNotBeNull();
        }, iter: 2_000);

    private static string Run(int first, int second, Watchkeeper one, Watchkeeper other)
    {
        var it = new CaseScenario();
        for (var i = 0; i < first; i++)
        {
            List(it, $"s-1{i}", one).ShouldBe("");
        }

        for (var i = 0; i < second; i++)
        {
            List(it, $"s-2{i}", other).ShouldBe("");
        }

        var numbers = Numbers(it);
        return $"{numbers.Delegations.Single(n => n.Delegation == one.Delegation) with { Delegation = "" }} {numbers.Delegations.Single(n => n.Delegation == other.Delegation) with { Delegation = "" }} {numbers.Disparity is null}";
    }

    private static Mission With(Modalities modalities) => TestMissions.OfDelegations() with { Modalities = modalities, Premises = "zone" };

    private static StaffNumbers Numbers(CaseScenario it) => StaffNumbers.Of(Mission, it.Rows.List<StaffView>(RegisterKinds.Staff));

    private static string List(CaseScenario it, string id, Watchkeeper by) => it.When(new ListStaff(
        id, by, Digest, it.Rows.List<StaffView>(RegisterKinds.Staff).Count(one => one.Delegation == by.Delegation && one.LeftAt is null)).Decide(Mission, it.Now)).Refused ?? "";

    private static string Strike(CaseScenario it, string id, Watchkeeper by) =>
        it.When(new StrikeStaff(id, by).Decide(Mission, it.Rows.Get<StaffView>(RegisterKinds.Staff, id), it.Now)).Refused ?? "";

    private static Decision<Statement> Erase(CaseScenario it, Watchkeeper by) =>
        new ErasePersonalData("s-1", by).Decide(Mission, it.Rows.Get<StaffView>(RegisterKinds.Staff, "s-1"), null, it.Now);

    private static string Plan(CaseScenario it, string invitedBy = "host", string sector = "zone", int persons = 2, Instant? from = null) => it.When(new PlanVisit(
        "y-1", One, invitedBy, Digest, persons, sector, from ?? (it.Now + Hour), it.Now + (Hour * 4)).Decide(Mission, it.Now)).Refused ?? "";
}
