using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Reports;

public sealed class A_report_is_closed_until_its_place_opens
{
    private static readonly Mission Mission = TestMissions.OfDelegations();

    [Fact]
    public void Two_places_in_one_cell_read_the_same_in_every_value() =>
        Gen.Select(Gen.Double[-380, 380], Gen.Double[-380, 380], Gen.Double[0, 359], Gen.Double[300, 4_000]).Sample((east, north, bearing, far) =>
        {
            var middle = GuardedPlace.Cell(TestMissions.At(3_000, 1_000));
            var elsewhere = Truceline.Core.Places.Geodesic.Direct(Truceline.Core.Places.Geodesic.Direct(middle, 90, east), 0, north);
            GuardedPlace.Cell(elsewhere).ShouldBe(middle);
            StatementJsonOf(Closed(middle, bearing, far)).ShouldBe(StatementJsonOf(Closed(elsewhere, bearing, far)));
        }, iter: 50);

    [Fact]
    public void Its_place_is_no_better_known_than_the_cell()
    {
        var closed = Closed(TestMissions.At(123, 456), 270, 2_000);
        closed.Report!.Sector.Own.ShouldBe(GuardedPlace.Cell(TestMissions.At(123, 456)));
        closed.Place.Error.SemiMinor.ShouldBeGreaterThan(500);
        closed.Report.OpensAt.ShouldBe(CaseScenario.Start);
    }

    private static string StatementJsonOf(IncidentView view) => System.Text.Json.JsonSerializer.Serialize(view, StatementJson.Options);

    private static IncidentView Closed(Truceline.Core.Places.Position own, double bearing, double far)
    {
        var it = new CaseScenario(test: Truceline.Core.Record.ClauseTests.Of(Mission));
        it.When(new GroundReport(
            "g-1", "post", "post-7", Sense.Heard, Act.ExplosionImpact, new ReportedCount(CountQualifier.Exactly, 2), new ReportedSector(own, 20, bearing, 10, far, far + 500), it.Now,
            null).Decide(Mission, it.Now)).Refused.ShouldBeNull();
        return ClosedReport.Of(Mission, it.Rows.Get<IncidentView>(RegisterKinds.Incident, "g-1")!, CaseScenario.Start);
    }
}
