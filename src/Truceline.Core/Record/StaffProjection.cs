using NodaTime;
using Truceline.Core.People;

namespace Truceline.Core.Record;

/// <summary>A person on a roster, by a number and a salted digest.</summary>
/// <param name="ErasedAt">When the personal data were taken away; null while the delegation keeps them.</param>
public sealed record StaffView(
    string Staff, long Index, string Delegation, string Digest, Instant At, Instant? LeftAt, long? LeftIndex, Instant? ErasedAt, long? ErasedIndex);

/// <param name="At">The beginning of the quarter of an hour.</param>
public sealed record CrossingView(string Crossing, long Index, string Delegation, CheckInKind Kind, Absence? Absence, Instant At);

/// <summary>Somebody of a delegation was outside the premises, and nothing permitted it.</summary>
/// <param name="To">Whom the entry tells.</param>
/// <param name="Stated">The reason that was stated and does not hold; null where none was.</param>
public sealed record OutsideView(string Notice, long Index, string Delegation, IReadOnlyList<string> To, Absence? Stated, Instant At);

/// <param name="Names">Salted digest of who goes.</param>
/// <param name="Outcome">Null until it was said.</param>
public sealed record VisitView(
    string Visit, long Index, string Delegation, string InvitedBy, string Names, int Persons, string Sector, Instant From, Instant To, Instant At,
    VisitOutcome? Outcome, Instant? EndedAt, long? EndedIndex, Instant? ErasedAt);

internal static class StaffProjection
{
    /// <summary>The first statement of an id counts; what follows is its own delegation's.</summary>
    public static void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.StaffListed made when Staff(rows, made.Staff) is null:
                Put(rows, new StaffView(made.Staff, entry.Index, made.Delegation, made.Digest, made.At, null, null, null, null));
                break;
            case Statement.StaffLeft made when Staff(rows, made.Staff) is { LeftAt: null } view && view.Delegation == made.Delegation:
                Put(rows, view with { LeftAt = made.At, LeftIndex = entry.Index });
                break;
            case Statement.PersonalDataErased made:
                Erase(entry, made, rows);
                break;
            case Statement.StaffCrossed made when rows.Get<CrossingView>(RegisterKinds.Crossing, made.Crossing) is null:
                rows.Put(RegisterKinds.Crossing, made.Crossing, made.At, new CrossingView(made.Crossing, entry.Index, made.Delegation, made.Kind, made.Absence, made.At));
                break;
            case Statement.StaffOutside made when rows.Get<OutsideView>(RegisterKinds.Outside, made.Notice) is null:
                rows.Put(RegisterKinds.Outside, made.Notice, made.At, new OutsideView(made.Notice, entry.Index, made.Delegation, made.To, made.Stated, made.At));
                break;
            case Statement.VisitPlanned made when Visit(rows, made.Visit) is null:
                Put(rows, new VisitView(
                    made.Visit, entry.Index, made.Delegation, made.InvitedBy, made.Names, made.Persons, made.Sector, made.From, made.To, made.At, null, null, null, null));
                break;
            case Statement.VisitEnded made when Visit(rows, made.Visit) is { Outcome: null } view && view.Delegation == made.Delegation:
                Put(rows, view with { Outcome = made.Outcome, EndedAt = made.At, EndedIndex = entry.Index });
                break;
            default:
                break;
        }
    }

    private static void Erase(EntryFacts entry, Statement.PersonalDataErased made, IRegisterRows rows)
    {
        if (Staff(rows, made.Of) is { ErasedAt: null } staff && staff.Delegation == made.Delegation)
        {
            Put(rows, staff with { ErasedAt = made.At, ErasedIndex = entry.Index });
        }
        else if (Visit(rows, made.Of) is { ErasedAt: null } visit && visit.Delegation == made.Delegation)
        {
            Put(rows, visit with { ErasedAt = made.At });
        }
    }

    private static StaffView? Staff(IRegisterRows rows, string staff) => rows.Get<StaffView>(RegisterKinds.Staff, staff);

    private static VisitView? Visit(IRegisterRows rows, string visit) => rows.Get<VisitView>(RegisterKinds.Visit, visit);

    private static void Put(IRegisterRows rows, StaffView view) => rows.Put(RegisterKinds.Staff, view.Staff, view.At, view);

    private static void Put(IRegisterRows rows, VisitView view) => rows.Put(RegisterKinds.Visit, view.Visit, view.From, view);
}
