using NodaTime;

namespace Truceline.Core.Record;

/// <summary>What a party said of a result that names it.</summary>
/// <param name="Words">Salted digest.</param>
public sealed record ReplyView(string Case, int Round, string Party, string Words, string Language, Instant At, long Index);

internal static class ReplyProjection
{
    /// <summary>Of each party the first in a round counts.</summary>
    public static void Apply(EntryFacts entry, Statement.ReplyFiled made, IRegisterRows rows)
    {
        var id = $"{made.Case}/{made.Round}/{made.Party}";
        if (rows.Get<ReplyView>(RegisterKinds.Reply, id) is null)
        {
            rows.Put(RegisterKinds.Reply, id, made.At, new ReplyView(made.Case, made.Round, made.Party, made.Words, made.Language, made.At, entry.Index));
        }
    }
}
