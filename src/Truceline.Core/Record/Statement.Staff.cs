using NodaTime;
using Truceline.Core.People;

namespace Truceline.Core.Record;

/// <summary>Rosters, crossings and visits.</summary>
public abstract partial record Statement
{
    /// <summary>A delegation puts a person on its roster. No person is named.</summary>
    /// <param name="Digest">SHA-256, lower hex, of salt and personal data, which the delegation keeps encrypted outside the log.</param>
    public sealed record StaffListed(string Staff, string Delegation, string Role, string Digest, Instant At) : Statement;

    public sealed record StaffLeft(string Staff, string Delegation, string Role, Instant At) : Statement;

    /// <summary>A delegation took personal data away: of a person on its roster, or the names of a visit.</summary>
    public sealed record PersonalDataErased(string Of, string Delegation, string Role, Instant At) : Statement;

    /// <summary>Somebody of a delegation came into the premises or left them. It holds no identity and no position.</summary>
    /// <param name="At">The beginning of the quarter of an hour.</param>
    public sealed record StaffCrossed(string Crossing, string Delegation, CheckInKind Kind, Absence? Absence, Instant At) : Statement;

    /// <summary>Somebody of a delegation is outside the premises and nothing permits it.</summary>
    /// <param name="To">Both delegations and the host: one entry tells all.</param>
    /// <param name="Stated">The reason that was stated and does not hold; null where none was.</param>
    public sealed record StaffOutside(string Notice, string Delegation, IReadOnlyList<string> To, Absence? Stated, Instant At) : Statement;

    /// <summary>Persons of a delegation are invited out of the premises.</summary>
    /// <param name="InvitedBy">Id of a delegation, a party or the host.</param>
    /// <param name="Names">Salted digest of who goes.</param>
    public sealed record VisitPlanned(
        string Visit, string Delegation, string Role, string InvitedBy, string Names, int Persons, string Sector, Instant From, Instant To, Instant At) : Statement;

    public sealed record VisitEnded(string Visit, string Delegation, string Role, VisitOutcome Outcome, Instant At) : Statement;
}
