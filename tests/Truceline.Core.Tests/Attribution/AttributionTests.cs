using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Places;

namespace Truceline.Core.Tests.Attribution;

public sealed class AttributionTests
{
    private static readonly PlacedPoint Inside = TestMissions.Place(0, 0, 10);

    [Fact]
    public void An_entry_is_attributed_by_where_the_track_last_lay_outside()
    {
        var shares = To(Act.CrossingByVehicle, Inside, TestMissions.Place(-100, 0, 100));

        Of(shares, "west").ShouldBe(0.8413, 1e-9); // Φ(1), rounded
        Of(shares, "east").ShouldBe(0.1587, 1e-9);
        Of(shares, null).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void First_seen_inside_is_wholly_undetermined()
    {
        var shares = To(Act.CrossingByVehicle, Inside, null);

        Of(shares, null).ShouldBe(1);
        shares.Where(share => share.Party is not null).ShouldAllBe(share => share.Probability == 0);
    }

    [Theory]
    [InlineData(Act.Works)]
    [InlineData(Act.Shot)]
    [InlineData(Act.Presence)]
    public void An_act_at_its_author_s_place_is_attributed_by_its_own_place(Act act) =>
        Of(To(act, TestMissions.Place(300, 0, 50), TestMissions.Place(-300, 0, 1)), "east").ShouldBe(1);

    [Theory]
    [InlineData(Act.ExplosionImpact)]
    [InlineData(Act.ExplosionUndetermined)]
    [InlineData(Act.ProjectileInFlight)]
    [InlineData(Act.Jamming)]
    public void An_impact_and_what_else_has_its_author_elsewhere_counts_towards_nobody(Act act) =>
        To(act, Inside, Inside).ShouldBeEmpty();

    [Fact]
    public void What_lies_in_nobody_s_area_is_undetermined() =>
        Of(To(Act.Works, TestMissions.Place(40_000, 0, 50), null), null).ShouldBe(1);

    [Fact]
    public void It_says_what_would_change_if_the_line_lay_elsewhere()
    {
        var west = To(Act.CrossingByVehicle, Inside, TestMissions.Place(-100, 0, 100)).Single(share => share.Party == "west");

        // 200 m further east the place lies 300 m west of the line, three sigma; 200 m further west 100 m east of it.
        west.Sensitivity.Single(shift => shift.Bearing == 90).ShouldBe(new Sensitivity(200, 90, 0.9987));
        west.Sensitivity.Single(shift => shift.Bearing == 270).ShouldBe(new Sensitivity(200, 270, 0.1587));
        west.Sensitivity.ShouldNotContain(shift => shift.Bearing == 0 || shift.Bearing == 180); // along the line: no matter
        AttributionAccount.Sensitivities(west).ShouldContain("If the line lay 200 m further west: 0.84 → 0.16.");
    }

    [Theory]
    [InlineData(300, 500)]
    [InlineData(800, 1000)]
    public void The_least_move_that_matters_is_told(double east, double metres) =>
        To(Act.Works, TestMissions.Place(east, 0, 20), null).SelectMany(share => share.Sensitivity)
            .ShouldAllBe(shift => shift.Metres == metres && Math.Abs(shift.Probability - 0.5) > 0.49);

    [Fact]
    public void Far_from_the_line_nothing_hangs_on_it() =>
        To(Act.Works, TestMissions.Place(5_000, 0, 50), null).ShouldAllBe(share => share.Sensitivity.Count == 0);

    [Fact]
    public void Each_drawing_that_a_party_accepts_has_shares_of_its_own_and_one_that_none_accepts_has_none()
    {
        var mission = TestMissions.TwoSides();
        var areas = mission.GeometryOf("areas")!;
        var moved = TestMissions.Version(
            2, ["east"], new Area("west", "W", TestMissions.Box(-20_000, -20_000, -1000, 20_000)),
            new Area("east", "E", TestMissions.Box(-1000, -20_000, 20_000, 20_000)));
        var nobodys = moved with { Number = 3, AcceptedBy = [] };
        mission = mission with { Geometries = [areas with { Versions = [areas.Versions[0], moved, nobodys] }, mission.GeometryOf("zone")!] };

        var shares = AttributeAct.To(mission, Act.Works, TestMissions.Place(-500, 0, 10), null, TestMissions.Noon, TestMissions.Noon);

        shares.Select(share => share.Version).Distinct().ShouldBe([1, 2]);
        Of([.. shares.Where(share => share.Version == 1)], "west").ShouldBe(1);
        Of([.. shares.Where(share => share.Version == 2)], "east").ShouldBe(1);
    }

    [Fact]
    public void A_drawing_not_known_yet_is_not_used() =>
        AttributeAct.To(TestMissions.TwoSides(), Act.Works, Inside, null, TestMissions.Noon, TestMissions.Signed - Duration.FromDays(1))
            .ShouldBeEmpty();

    [Fact]
    public void Modalities_may_switch_it_off() => AttributeAct.To(
        TestMissions.TwoSides() with { Modalities = Modalities.Default with { Attribution = false } },
        Act.Works, Inside, null, TestMissions.Noon, TestMissions.Noon).ShouldBeEmpty();

    [Fact]
    public void Shares_add_up_to_one_wherever_the_place_and_however_the_areas() => Cases.Sample(
        (mission, place) => AttributeAct.To(mission, Act.Works, place, null, TestMissions.Noon, TestMissions.Noon) is { Count: 3 } shares
            && Math.Abs(shares.Sum(share => share.Probability) - 1) < 1e-9
            && shares.All(share => share.Probability is >= 0 and <= 1));

    [Fact]
    public void Exchanging_the_parties_everywhere_changes_no_number() => Cases.Sample(
        (mission, place) =>
        {
            var shares = AttributeAct.To(mission, Act.Works, place, null, TestMissions.Noon, TestMissions.Noon);
            var exchanged = AttributeAct.To(Exchange(mission), Act.Works, place, null, TestMissions.Noon, TestMissions.Noon);
            return shares.All(share => exchanged.Single(other => other.Party == Exchange(share.Party)) is { } twin
                && twin.Probability == share.Probability
                && twin.Sensitivity.SequenceEqual(share.Sensitivity));
        });

    [Fact]
    public void The_account_adds_up_to_what_the_evidence_moved()
    {
        var shares = To(Act.CrossingByVehicle, Inside, TestMissions.Place(-100, 0, 100));
        var incident = Incidents.RaiseIncidentTests.Raised() with { Attribution = shares };
        var account = AttributionAccount.Of(incident);

        account.Single(line => line.Party == "west").Contribution.ShouldBe(0.8413, 1e-9);
        account.Single(line => line.Party is null).Contribution.ShouldBe(-1, 1e-9);
        account.Sum(line => line.Contribution).ShouldBe(0, 1e-9);
        account.ShouldAllBe(line => line.Evidence == incident.Evidence);
    }

    private static Gen<(Mission Mission, PlacedPoint Place)> Cases => Gen.Select(
        GaussianMassTests.Stars, Gen.Double[-900, 900], Gen.Double[-900, 900], Gen.Double[1, 400]).Select((star, east, north, sigma) =>
    {
        var frame = new LocalFrame(star.Outer[0]);
        var far = frame.FromMetres(5_000, 0);
        var mission = TestMissions.TwoSides();
        var version = TestMissions.Version(
            1, ["west", "east"],
            new Area("west", "Star", star),
            new Area("east", "About it", new Polygon(
                [frame.FromMetres(-5_000, -5_000), frame.FromMetres(3_000, -5_000), far, frame.FromMetres(-5_000, 5_000)], [star.Outer])));
        var geometries = mission.Geometries.Select(geometry => geometry.Id == "areas" ? geometry with { Versions = [version] } : geometry);
        return (mission with { Geometries = [.. geometries] }, TestMissions.Place(east, north, sigma));
    });

    private static string? Exchange(string? party) => party switch { "west" => "east", "east" => "west", _ => party };

    private static Mission Exchange(Mission mission) => mission with
    {
        Parties = [.. mission.Parties.Select(party => party with { Id = Exchange(party.Id)! })],
        Geometries = [.. mission.Geometries.Select(geometry => geometry with
        {
            Versions = [.. geometry.Versions.Select(version => version with
            {
                AcceptedBy = [.. version.AcceptedBy.Select(party => Exchange(party)!)],
                Areas = [.. version.Areas.Select(area => area with { Party = Exchange(area.Party) })],
            })],
        })],
    };

    private static IReadOnlyList<AttributionShare> To(Act act, PlacedPoint place, PlacedPoint? lastOutside) =>
        AttributeAct.To(TestMissions.TwoSides(), act, place, lastOutside, TestMissions.Noon, TestMissions.Noon);

    private static double Of(IReadOnlyList<AttributionShare> shares, string? party) =>
        shares.Single(share => share.Party == party).Probability;
}
