using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>
/// Either delegation makes a case of one or more incidents, or of complaints. Neither can prevent it, so that nothing is asked of the
/// other; the receipt is the number with the index and hash of the entry.
/// </summary>
/// <param name="By">The delegation.</param>
/// <param name="Number">From <see cref="CaseNumber"/>.</param>
public sealed record OpenCase(string Number, IReadOnlyList<string> Incidents, string By, string Reason, CaseTerms Terms)
{
    public const int MaxIncidents = 100;
    public const int MaxReason = 500;

    /// <param name="known">Whether the register has an incident of that id, or a complaint of that number.</param>
    public Decision<Statement> Decide(MissionView mission, Func<string, bool> known, Instant now) => this switch
    {
        _ when !mission.Delegations.Contains(By) => Decision.Refuse($"{By} is not a delegation of this mission."),
        { Incidents.Count: 0 } => Decision.Refuse("A case needs at least one incident."),
        { Incidents.Count: > MaxIncidents } => Decision.Refuse($"A case takes at most {MaxIncidents} incidents."),
        _ when Incidents.FirstOrDefault(id => !known(id)) is { } unknown => Decision.Refuse($"The register has no incident {Printable(unknown)}."),
        _ when string.IsNullOrWhiteSpace(Reason) => Decision.Refuse("Say in a few words why this becomes a case."),
        { Reason.Length: > MaxReason } => Decision.Refuse($"The reason has more than {MaxReason} characters."),
        _ => Decision.Accept<Statement>(new Statement.CaseOpened(
            Number, [.. Incidents.Distinct(StringComparer.Ordinal)], By, Reason.Trim(), now, now + Terms.AssessWithin,
            Terms.Modalities, Terms.FoundFrom)),
    };

    private static string Printable(string id) => Identifier.IsValid(id) ? id : "of that name";
}
