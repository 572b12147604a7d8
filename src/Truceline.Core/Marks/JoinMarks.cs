using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Marks;

/// <summary>
/// Marks of a delegation turn out to show the same thing as another incident, an alert or anybody's mark: they are joined into it.
/// It stays as it is; numbers are not added up.
/// </summary>
public sealed record JoinMarks(Marker By, string Into, IReadOnlyList<string> Incidents, string Reason)
{
    public const int Most = 100;

    public Decision<Statement> Decide(Mission mission, Func<string, IncidentView?> incidentOf, Instant now)
    {
        var joined = Incidents.Distinct(StringComparer.Ordinal).ToList();
        var into = incidentOf(Into);
        return this switch
        {
            _ when joined.Count is 0 or > Most => Decision.Refuse($"Name 1 to {Most} marks to join."),
            _ when joined.Contains(Into) => Decision.Refuse("An incident cannot be joined into itself."),
            _ when into is null => Decision.Refuse("The register has no incident of that name to join into."),
            _ when into.Mark is { Standing: not MarkStanding.Stands } mark =>
                Decision.Refuse($"{Into} does not stand any more: it was {Kebab.Of(mark.Standing)}."),
            _ when joined.Select(id => MarkChange.Refusal(By, mission, incidentOf(id), Reason)).FirstOrDefault(refusal => refusal is not null) is { } refusal => refusal,
            _ => Decision.Accept<Statement>(new Statement.IncidentsJoined(Into, joined, By.Delegation, By.Role, Reason.Trim(), now)),
        };
    }
}
