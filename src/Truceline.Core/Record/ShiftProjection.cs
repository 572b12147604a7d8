using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Shifts;

namespace Truceline.Core.Record;

/// <summary>A shift that was handed over, and whether somebody took it.</summary>
/// <param name="Officer">Id of the account.</param>
/// <param name="Log">Salted digest of what the officer wrote, which stands outside the log.</param>
public sealed record HandoverView(
    string Handover, string Delegation, string Officer, Instant At, string Log, IReadOnlyList<OpenMatter> Matters, long Index,
    string? TakenOverBy, Instant? TakenOverAt, long? TakenOverIndex);

/// <param name="What">Salted digest.</param>
/// <param name="AnsweredWith">Salted digest.</param>
public sealed record LookView(
    string Look, string Delegation, string Role, string? Source, Position? Place, Instant From, Instant Until, string What, Instant At, long Index,
    LookState State, string? AnsweredBy, Instant? AnsweredAt, string? AnsweredWith, long? AnswerIndex)
{
    public bool IsOverdueAt(Instant at) => State == LookState.Open && Until < at;
}

/// <param name="Reason">Salted digest of why it was cancelled.</param>
public sealed record FlightView(
    string Flight, string Delegation, string Source, Instant From, Instant To, Instant At, long Index, Instant? CancelledAt, string? Reason, long? CancelIndex)
{
    /// <summary>What of it stands: to its end, or until it was cancelled.</summary>
    public Instant StandsUntil => CancelledAt is { } cancelled ? Instant.Min(To, cancelled) : To;
}

internal static class ShiftProjection
{
    /// <summary>The first statement of an id counts; what answers it counts once, and by whom the rules let.</summary>
    public static void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.ShiftHandedOver made when rows.Get<HandoverView>(RegisterKinds.Handover, made.Handover) is null:
                rows.Put(RegisterKinds.Handover, made.Handover, made.At, new HandoverView(
                    made.Handover, made.Delegation, made.Officer, made.At, made.Log, made.Matters, entry.Index, null, null, null));
                break;
            case Statement.ShiftTakenOver made when rows.Get<HandoverView>(RegisterKinds.Handover, made.Handover) is { TakenOverAt: null } view && view.Delegation == made.Delegation:
                rows.Put(RegisterKinds.Handover, made.Handover, view.At, view with { TakenOverBy = made.Officer, TakenOverAt = made.At, TakenOverIndex = entry.Index });
                break;
            case Statement.LookRequested made when rows.Get<LookView>(RegisterKinds.Look, made.Look) is null:
                rows.Put(RegisterKinds.Look, made.Look, made.At, new LookView(
                    made.Look, made.Delegation, made.Role, made.Source, made.Place, made.From, made.Until, made.What, made.At, entry.Index, LookState.Open,
                    null, null, null, null));
                break;
            case Statement.LookAnswered made when rows.Get<LookView>(RegisterKinds.Look, made.Look) is { State: LookState.Open } view
                && (made.Outcome != LookState.Withdrawn || view.Delegation == made.Delegation):
                rows.Put(RegisterKinds.Look, made.Look, view.At, view with
                {
                    State = made.Outcome, AnsweredBy = made.Delegation, AnsweredAt = made.At, AnsweredWith = made.Words, AnswerIndex = entry.Index,
                });
                break;
            case Statement.FlightPlanned made when rows.Get<FlightView>(RegisterKinds.Flight, made.Flight) is null:
                rows.Put(RegisterKinds.Flight, made.Flight, made.From, new FlightView(
                    made.Flight, made.Delegation, made.Source, made.From, made.To, made.At, entry.Index, null, null, null));
                break;
            case Statement.FlightCancelled made when rows.Get<FlightView>(RegisterKinds.Flight, made.Flight) is { CancelledAt: null } view && view.Delegation == made.Delegation:
                rows.Put(RegisterKinds.Flight, made.Flight, view.From, view with { CancelledAt = made.At, Reason = made.Reason, CancelIndex = entry.Index });
                break;
            default:
                break;
        }
    }
}
