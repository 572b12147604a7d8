using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Marks;

/// <summary>One of the things that a mark turns out to be.</summary>
public sealed record PartOfMark(Act Act, ReportedCount Count);

/// <summary>
/// A mark turns out to be several things: each becomes an incident at the recorded place and of the same picture, and the mark
/// itself is in no count any more.
/// </summary>
public sealed record SplitMark(Marker By, string Incident, IReadOnlyList<PartOfMark> Parts, string Reason)
{
    public const int Most = 10;

    public Decision<Statement> Decide(Mission mission, Func<string, IncidentView?> incidentOf, Instant now)
    {
        var incident = incidentOf(Incident);
        return this switch
        {
            _ when MarkChange.Refusal(By, mission, incident, Reason) is { } refusal => refusal,
            { Parts.Count: < 2 or > Most } => Decision.Refuse($"A mark is split into 2 to {Most} parts."),
            _ when Parts.Any(part => !Enum.IsDefined(part.Act) || !part.Count.IsSound) => Decision.Refuse($"Each part has an act and a number from 1 to {ReportedCount.Most}."),
            _ => Decision.Accept<Statement>(new Statement.IncidentSplit(
                Incident, [.. Parts.Select((part, i) => PartOf(mission, incident!, part, i + 1))], By.Delegation, By.Role, Reason.Trim(), mission.RuleSet, now, mission.ModalitiesVersion)),
        };
    }

    /// <summary>A pure function of recorded values: attribution of a part starts from the place as the record has it.</summary>
    public static SplitPart PartOf(Mission mission, IncidentView incident, PartOfMark part, int number)
    {
        var said = MarkedAct.Of(mission, part.Act, incident.Place, incident.Claimed, incident.Received);
        return new SplitPart($"{incident.Incident}-{number}", part.Act, part.Count, said.Place, said.Attribution, said.FellOn);
    }
}
