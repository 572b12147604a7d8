using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Ledger;

namespace Truceline.Engine.Register;

/// <summary>The register as it stood at an earlier time: the log folded, in memory, up to the last entry made by then.</summary>
/// <param name="Mission">By the rule set in force then; null where none was, or where its copy is not at hand.</param>
/// <param name="Last">Time of the last entry folded.</param>
public sealed record KnownThen(IRegisterRows Rows, Mission? Mission, Instant Last)
{
    /// <param name="most">Entries that are folded at most.</param>
    /// <returns>Null where more than <paramref name="most"/> would have to be.</returns>
    /// <exception cref="LogFaultException">The log is damaged.</exception>
    public static async Task<KnownThen?> FoldAsync(LogReader log, string dataFolder, Instant at, long most, CancellationToken cancellation)
    {
        var rules = new RuleSetShelf(dataFolder);
        var projector = new Projector(rules.Of, Ed25519.Verify);
        var rows = new RegisterRowsInMemory();
        var last = NodaConstants.UnixEpoch;
        await foreach (var entry in log.ReadAsync(0, log.Latest.Size, cancellation).ConfigureAwait(false))
        {
            var made = Instant.FromDateTimeOffset(entry.Header.At);
            if (made > at)
            {
                break;
            }

            if (entry.Index >= most)
            {
                return null;
            }

            last = made;
            if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is { } statement)
            {
                projector.Apply(Facts(entry, made), statement, rows);
            }
        }

        return new(rows, new ModalitiesShelf(rules).MissionOf(rows), last);
    }

    private static EntryFacts Facts(LoggedEntry entry, Instant at) => new(
        entry.Index, at, Rfc6962.Leaf(entry.Envelope.Span).ToString(),
        [.. entry.Header.Bodies.Select(body => new EntryBody(body.Path, body.Length, body.Sha256.ToString()))]);
}
