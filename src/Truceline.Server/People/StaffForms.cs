using NodaTime;
using Truceline.Core.People;
using Truceline.Core.Record;

namespace Truceline.Server.People;

/// <summary>A person for the own roster; kept encrypted, never in the log.</summary>
/// <param name="Document">Number of a passport or card.</param>
public sealed record StaffForm(string Name, string Document, string Function, string Command);

public sealed record StaffCommandForm(string Command);

/// <param name="Accuracy">Metres within which the position lies with 95 %.</param>
/// <param name="Absence">Why it is permitted to be outside; null where nothing is stated.</param>
/// <param name="Visit">Which visit, where that is why.</param>
public sealed record CheckInForm(CheckInKind Kind, double Latitude, double Longitude, double Accuracy, string Command, Absence? Absence = null, string? Visit = null);

/// <param name="Crossing">Index of the entry that tells of it; null where nothing was crossed.</param>
/// <param name="Notice">Index of the entry that tells both delegations and the host; null where nobody is told.</param>
public sealed record CheckInAnswer(Whereabouts Where, long? Crossing, long? Notice);

/// <param name="InvitedBy">Id of a delegation, a party or the host.</param>
/// <param name="Names">Who goes; kept with the own delegation's personal data.</param>
/// <param name="Sector">Id of a zone or of a named place.</param>
public sealed record VisitForm(string InvitedBy, IReadOnlyList<string>? Names, string Sector, Instant From, Instant To, string Command);

public sealed record VisitEndForm(VisitOutcome Outcome, string Command);

/// <param name="Premises">Id of the geometry; null where none is drawn.</param>
/// <param name="PostPermitted">The modalities permit an independent observation post.</param>
public sealed record StaffAnswer(
    StaffNumbers Numbers, string? Premises, IReadOnlyList<CrossingView> Crossings, IReadOnlyList<VisitView> Visits, bool PostPermitted, bool MayCheckIn);

public sealed record OwnStaffAnswer(IReadOnlyList<OwnStaff> Staff, IReadOnlyList<OwnVisit> Visits);

/// <param name="Person">Null where the data were taken away, or do not open.</param>
public sealed record OwnStaff(StaffView Entry, PersonalShown? Person);

/// <param name="Names">One a line; null where they were taken away.</param>
public sealed record OwnVisit(string Visit, string? Names);

public sealed record PersonalShown(string Name, string Document, string Function);
