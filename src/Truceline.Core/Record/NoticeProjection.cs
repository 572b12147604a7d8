using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Notices;

namespace Truceline.Core.Record;

/// <summary>What the parties were told, and when each said that it has it.</summary>
/// <param name="To">Parties; the entry is one for all of them.</param>
/// <param name="Words">Salted digest; null where there are none.</param>
public sealed record NoticeView(
    string Notice, long Index, string Delegation, IReadOnlyList<string> To, Act Kind, string Sector, Instant From, Instant Until, string? Words,
    string? Language, Instant At, IReadOnlyList<NoticeAcknowledgedView> Acknowledged, Instant? AcknowledgeBy)
{
    /// <summary>Parties whose acknowledgement is late.</summary>
    public IReadOnlyList<string> LateAt(Instant at) => AcknowledgeBy < at ? [.. To.Where(party => Acknowledged.All(one => one.Party != party))] : [];
}

public sealed record NoticeAcknowledgedView(string Party, Instant At, long Index);

/// <summary>What a party will do, as it said beforehand.</summary>
/// <param name="Words">Salted digest.</param>
public sealed record MovementView(
    string Movement, long Index, string Party, MovementKind Kind, string Sector, Instant From, Instant To, Instant ShownFrom, string Words, string Language,
    Instant At);

internal static class NoticeProjection
{
    /// <summary>The first statement of an id counts, and of each party the first acknowledgement.</summary>
    public static void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.NoticeSent made when rows.Get<NoticeView>(RegisterKinds.Notice, made.Notice) is null:
                rows.Put(RegisterKinds.Notice, made.Notice, made.At, new NoticeView(
                    made.Notice, entry.Index, made.Delegation, made.To, made.Kind, made.Sector, made.From, made.Until, made.Words, made.Language, made.At, [], made.AcknowledgeBy));
                break;
            case Statement.NoticeAcknowledged made when rows.Get<NoticeView>(RegisterKinds.Notice, made.Notice) is { } view
                && view.To.Contains(made.Party) && view.Acknowledged.All(one => one.Party != made.Party):
                rows.Put(RegisterKinds.Notice, made.Notice, view.At, view with { Acknowledged = [.. view.Acknowledged, new(made.Party, made.At, entry.Index)] });
                break;
            case Statement.MovementNotified made when rows.Get<MovementView>(RegisterKinds.Movement, made.Movement) is null:
                rows.Put(RegisterKinds.Movement, made.Movement, made.From, new MovementView(
                    made.Movement, entry.Index, made.Party, made.Kind, made.Sector, made.From, made.To, made.ShownFrom, made.Words, made.Language, made.At));
                break;
            default:
                break;
        }
    }
}
