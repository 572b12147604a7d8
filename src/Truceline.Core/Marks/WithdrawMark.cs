using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Marks;

/// <summary>A delegation takes back a mark of its own. It stays in the record and in no count.</summary>
public sealed record WithdrawMark(Marker By, string Incident, string Reason)
{
    public Decision<Statement> Decide(Mission mission, Func<string, IncidentView?> incidentOf, Instant now) =>
        MarkChange.Refusal(By, mission, incidentOf(Incident), Reason) is { } refusal
            ? refusal
            : Decision.Accept<Statement>(new Statement.IncidentWithdrawn(Incident, By.Delegation, By.Role, Reason.Trim(), now));
}
