using NodaTime;

namespace Truceline.Core.Record;

/// <summary>A card that a delegation snoozed; the latest counts.</summary>
/// <param name="Card">Id of its first incident.</param>
/// <param name="Reason">Salted digest of free text, which stands outside the log.</param>
public sealed record SnoozeView(string Card, string Delegation, Instant Until, string Reason, Instant At, long Index);

internal static class SnoozeProjection
{
    public static void Apply(EntryFacts entry, Statement.CardSnoozed made, IRegisterRows rows) => rows.Put(
        RegisterKinds.Snooze, $"{made.Delegation}/{made.Card}", made.Until, new SnoozeView(made.Card, made.Delegation, made.Until, made.Reason, made.At, entry.Index));
}
