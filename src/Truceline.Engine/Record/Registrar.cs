using NodaTime;
using Truceline.Core.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Record;

/// <summary>Enters statements in the log: the one way by which anything becomes part of the record.</summary>
public sealed class Registrar(LogWriter log)
{
    /// <param name="expected">Version of the stream's last entry as the caller knows it, -1 for none; null appends to whatever is there.</param>
    /// <param name="command">Id by which a repeated attempt is known.</param>
    public Task<AppendResult> EnterAsync(
        Statement statement, string stream, long? expected, string command, Instant at,
        IReadOnlyList<Body> bodies, IReadOnlyList<PersonsSignature> signatures, CancellationToken cancellation)
    {
        var endorsements = signatures.Select(signature => new Endorsement(signature.Key, signature.Message, signature.Signature));
        var draft = new EntryDraft(
            StatementJson.KindOf(statement), stream, expected, command, at.ToDateTimeOffset(), bodies, [.. endorsements],
            StatementJson.Write(statement));
        return log.AppendAsync(draft, cancellation);
    }

    /// <summary>The version of a stream's last published entry, -1 for none, and the index of a command that was entered before.</summary>
    public (long Version, long? Index) Standing(string stream, string command) => log.Standing(stream, command);

    /// <summary>Enters what must not be refused; a refusal is a fault, which the supervisor of the caller tells.</summary>
    /// <returns>Index of the leaf.</returns>
    public async Task<long> MustEnterAsync(
        Statement statement, string stream, string command, Instant at, IReadOnlyList<Body> bodies, CancellationToken cancellation) =>
        await EnterAsync(statement, stream, null, command, at, bodies, [], cancellation).ConfigureAwait(false) switch
        {
            AppendResult.Sequenced entered => entered.Index,
            AppendResult.Repeated before => before.Index,
            AppendResult.Refused refused => throw new InvalidOperationException($"The log refused an entry: {refused.Reason}"),
            _ => throw new InvalidOperationException("The log refused an entry that expected no version."),
        };
}
