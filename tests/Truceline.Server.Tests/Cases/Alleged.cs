using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Ledger;

namespace Truceline.Server.Tests.Cases;

/// <summary>An incident that the machine alleged before the test began.</summary>
internal static class Alleged
{
    public const string Incident = "uav-1-1";

    public static async Task EnterAsync(string data, LogWriter log)
    {
        var at = Instant.FromUtc(2026, 1, 1, 10, 0);
        var place = new PlacedPoint(new Position(39.9, 46.9), new ErrorEllipse(12, 8, 30), "frame-centre");
        var raised = new Statement.IncidentRaised(
            Incident, "uav-1", "7", Act.CrossingByVehicle, "strip", at, at, place, place,
            [new AttributionShare("control-areas", 1, "az", 0.81, []), new AttributionShare("control-areas", 1, null, 0.19, [])], [], "none");
        await new Registrar(log).MustEnterAsync(raised, $"incident/{Incident}", "alleged", at, [], TestContext.Current.CancellationToken);
    }
}
