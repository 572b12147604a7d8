using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Engine.Tests.Agreement;

public sealed class Counter_allegations_hang_together
{
    private static readonly Instant Noon = EveryKind.Noon;

    [Fact]
    public void Two_near_each_other_that_name_two_parties_are_one_dispute()
    {
        var dispute = Of(North(0), South(20)).ShouldHaveSingleItem();

        dispute.Id.ShouldBe("north-0");
        dispute.Incidents.ShouldBe(["north-0", "south-20"]);
        dispute.Claims.Where(claim => claim.Clause == "entry").Select(claim => (claim.By, claim.Party, claim.Of[0])).ShouldBe([(null, "north", "north-0"), (null, "south", "south-20")]);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(31, 0)]
    public void They_lie_within_half_an_hour(int minutes, int disputes) => Of(North(0), South(minutes)).Count.ShouldBe(disputes);

    [Fact]
    public void Two_that_name_the_same_party_are_none() => Of(North(0), North(5)).ShouldBeEmpty();

    [Fact]
    public void Two_far_from_each_other_are_none_unless_a_case_holds_them()
    {
        var far = South(5) with { Incident = "far", Place = EveryKind.Place(40.1199, 46.5001) };
        var near = North(0) with { Place = EveryKind.Place(40.1001, 46.5199) };
        Of(near, far).ShouldBeEmpty();

        var dispute = Of([near, far], File(["north-0", "far"], null)).ShouldHaveSingleItem();
        dispute.Cases.ShouldBe(["K-2021-0001"]);
        Of([near, far, South(5) with { Place = EveryKind.Place(40.11, 46.51) }], null).ShouldHaveSingleItem().Incidents.Count.ShouldBe(3);
    }

    [Fact]
    public void What_a_delegation_found_against_another_party_under_another_clause_is_part_of_it()
    {
        var form = new AssessmentForm(Occurrence.Occurred, Act.Works, "freeze", "works", "south", Intent.Undetermined, Severity.Minor, StandardOfProof.ReasonableGrounds, [], null);

        var dispute = Of([North(0)], File(["north-0"], form)).ShouldHaveSingleItem();

        dispute.Claims.Single(claim => claim.By is not null).ShouldSatisfyAllConditions(
            claim => claim.By.ShouldBe("first"), claim => claim.Party.ShouldBe("south"), claim => claim.Clause.ShouldBe("freeze"), claim => claim.Reading.ShouldBe("works"),
            claim => claim.Of.ShouldBe(["K-2021-0001"]));
        Of([North(0)], File(["north-0"], form with { Occurred = Occurrence.NotOccurred })).ShouldBeEmpty();
        Of([North(0)], File(["north-0"], form, opened: Noon + Duration.FromDays(2))).ShouldBeEmpty();
    }

    [Fact]
    public void The_grades_of_a_cell_name_the_case_in_which_one_found_so()
    {
        var form = new AssessmentForm(Occurrence.Occurred, Act.CrossingByVehicle, "entry", null, "north", Intent.Undetermined, Severity.Minor, StandardOfProof.ReasonableGrounds, [], null);
        var table = Table([North(0)], File(["north-0"], form));

        table.Cells.Single(cell => cell.Party == "north").Clauses.Single(clause => clause.Clause == "entry").Grades.ShouldSatisfyAllConditions(
            grades => grades.IndicatedByRule.ShouldBe(["north-0"]), grades => grades.FoundByOne.ShouldBe(["K-2021-0001"]), grades => grades.FoundJointly.ShouldBeEmpty());
        table.Cells.Single(cell => cell.Party == "south").Clauses.Single(clause => clause.Clause == "entry").Grades.FoundByOne.ShouldBeEmpty();
    }

    private static IReadOnlyList<Dispute> Of(params IReadOnlyList<IncidentView> incidents) => Of(incidents, null);

    private static IReadOnlyList<Dispute> Of(IReadOnlyList<IncidentView> incidents, CaseView? file) => Table(incidents, file).Disputes;

    private static Compliance Table(IReadOnlyList<IncidentView> incidents, CaseView? file)
    {
        var mission = EveryKind.In("UTC");
        var date = mission.DateOf(Noon);
        return Compliance.Of(mission, date, date, Noon + Duration.FromDays(1), incidents, file is null ? [] : [file], [], Compliance.NoFigure);
    }

    private static IncidentView North(int minutes) => EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), Noon + Duration.FromMinutes(minutes)) with
    {
        Incident = $"north-{minutes}",
    };

    private static IncidentView South(int minutes) => North(minutes) with
    {
        Incident = $"south-{minutes}",
        Attribution = [new("areas", 1, "south", 0.9, []), new("areas", 1, "north", 0, []), new("areas", 1, null, 0.1, [])],
    };

    private static CaseView File(IReadOnlyList<string> incidents, AssessmentForm? form, Instant? opened = null)
    {
        var seat = new DelegationRoundView(
            "first", SealState.Revealed, null, form is null ? null : new RevealView("", "", true, opened ?? Noon + Duration.FromHours(1), 5), form, null);
        var round = new RoundView(1, new RoundOpening("first", "", Noon, 0), Noon, null, null, null, null, CaseOutcome.Open, [seat, seat with { Delegation = "second", Reveal = null, Form = null }], [], null);
        return new CaseView("K-2021-0001", 3, "", incidents, "first", "", Noon, Stage.Revealing, CaseOutcome.Open, FactLevel.Alleged, 1, [], [], [round]);
    }
}
