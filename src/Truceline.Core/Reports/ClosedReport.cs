using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Reports;

/// <summary>
/// A report from the ground before the place opens from which it was made. Everything is worked out again from the 1 km cell of that place, since
/// from a finer place, probability or clause result the own position could be read off.
/// </summary>
public static class ClosedReport
{
    public static IncidentView Of(Mission mission, IncidentView incident, Instant opensAt)
    {
        var report = incident.Report!;
        var sector = report.Sector.ToBeRecorded(guarded: true);
        var said = MarkedAct.Of(mission, incident.Act, sector.Place(), incident.Claimed, incident.Received);
        var told = new Statement.IncidentRaised(
            incident.Incident, incident.Source, "", incident.Act, "", incident.Claimed, incident.Received, said.Place, null, said.Attribution, [], incident.RuleSet)
        {
            Weapon = incident.Weapon,
        };
        return incident with
        {
            Place = said.Place,
            Attribution = said.Attribution,
            Clauses = incident.ClausesTested ? ClauseTests.Of(mission)(told) : incident.Clauses,
            Report = report with { Sector = sector, FellOn = said.FellOn, OpensAt = opensAt },
        };
    }
}
