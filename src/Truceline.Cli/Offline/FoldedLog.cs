using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Ledger;

namespace Truceline.Cli.Offline;

/// <summary>A register folded in memory from the log alone: no server, no lock, nothing written.</summary>
/// <param name="AsOfIndex">The last entry folded; -1 for none.</param>
/// <param name="Last">Time of that entry.</param>
internal sealed record FoldedLog(RegisterRowsInMemory Rows, RuleSetShelf Rules, long AsOfIndex, Instant Last)
{
    /// <summary>The rules in force at the last entry folded; null where none were adopted or their copy is not at hand.</summary>
    public Mission? Mission => new ModalitiesShelf(Rules).MissionOf(Rows);

    /// <param name="upTo">The last entry to fold; null folds all.</param>
    /// <exception cref="LogFaultException">The log is missing or damaged; the message says what.</exception>
    public static async Task<FoldedLog> OfAsync(string dataFolder, long? upTo, CancellationToken cancellation)
    {
        var log = LogReader.Open(dataFolder);
        var rules = new RuleSetShelf(dataFolder);
        var projector = new Projector(rules.Of, Ed25519.Verify);
        var rows = new RegisterRowsInMemory();
        var (index, at) = (-1L, NodaConstants.UnixEpoch);
        await foreach (var entry in log.ReadAsync(0, (upTo ?? long.MaxValue - 1) + 1, cancellation).ConfigureAwait(false))
        {
            (index, at) = (entry.Index, Instant.FromDateTimeOffset(entry.Header.At));
            if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is { } statement)
            {
                projector.Apply(FactsOf(entry, at), statement, rows);
            }
        }

        return new(rows, rules, index, at);
    }

    private static EntryFacts FactsOf(LoggedEntry entry, Instant at) => new(
        entry.Index, at, Rfc6962.Leaf(entry.Envelope.Span).ToString(),
        [.. entry.Header.Bodies.Select(body => new EntryBody(body.Path, body.Length, body.Sha256.ToString()))]);
}
