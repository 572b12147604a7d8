using Truceline.Core.Cases;
using Truceline.Core.Incidents;
using Truceline.Core.Record;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Detection;

namespace Truceline.Core.Tests.Incidents;

public sealed class RaiseIncidentTests
{
    private static readonly EvidenceCitation Citation = new("evidence/uav-1/a.ts", new string('a', 64), 0, 90_000);

    [Fact]
    public void An_entry_becomes_a_statement_with_its_values_rounded()
    {
        var raised = Raised();

        raised.Act.ShouldBe(Act.CrossingByVehicle);
        raised.Zone.ShouldBe("zone");
        raised.Evidence.ShouldBe([Citation]);
        raised.Place.At.Latitude.ShouldBe(Math.Round(raised.Place.At.Latitude, 7));
        raised.Place.Error.SemiMajor.ShouldBe(Math.Round(raised.Place.Error.SemiMajor, 4));
        raised.Attribution.Single(share => share.Party == "west").Probability.ShouldBe(1);
        raised.Received.ShouldBeGreaterThan(raised.Claimed);
    }

    [Fact]
    public void The_same_entry_has_the_same_id_and_another_has_another()
    {
        Raised().Incident.ShouldBe(Raised().Incident);
        Raised().Incident.ShouldNotBe(Raised(second: 1).Incident);
        Raised().Incident.ShouldMatch("^i-[0-9a-f]{16}$");
    }

    [Fact]
    public void It_goes_into_the_log_and_comes_back_the_same()
    {
        var raised = Raised();
        var read = StatementJson.Read("incident-raised", StatementJson.Write(raised)).ShouldBeOfType<Statement.IncidentRaised>();

        StatementJson.Write(read).ShouldBe(StatementJson.Write(raised));
    }

    internal static Statement.IncidentRaised Raised(double second = 0)
    {
        var entry = new Flight().Drive(7, second, (-900, 0), (300, 0), 120).Entries.ShouldHaveSingleItem();
        return RaiseIncident.From(TestMissions.TwoSides(), "uav-1", entry, [Citation]);
    }
}
