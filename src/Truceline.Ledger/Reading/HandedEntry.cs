using System.Text;

namespace Truceline.Ledger;

/// <summary>An entry that somebody hands over, to be believed on its proof alone.</summary>
/// <param name="Envelope">The leaf, byte for byte.</param>
/// <param name="Proof">Inclusion proof, from the leaf upwards.</param>
/// <param name="Checkpoint">The signed note in which it is proven.</param>
public sealed record HandedEntry(long Index, ReadOnlyMemory<byte> Envelope, IReadOnlyList<Hash> Proof, string Checkpoint)
{
    /// <summary>Null, with a sentence, unless the key signed envelope and checkpoint, and the entry stands at its index of that log.</summary>
    public LoggedEntry? Open(VerifierKey key, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!Ledger.Checkpoint.TryOpen(Encoding.UTF8.GetBytes(Checkpoint), key, null, out var checkpoint, out var why))
        {
            refusal = $"The checkpoint does not hold. {why}";
            return null;
        }

        refusal = $"Entry {Index} is not in the log of that checkpoint.";
        if (!MerkleProof.VerifyInclusion(Rfc6962.Leaf(Envelope.Span), Index, checkpoint.Size, Proof, checkpoint.Root))
        {
            return null;
        }

        refusal = $"Entry {Index} is not an envelope that the log's key signed.";
        if (DsseEnvelope.Open(Envelope.Span) is not var (payload, keyId, signature) || !DsseEnvelope.Verify(payload, keyId, signature, key))
        {
            return null;
        }

        refusal = $"Entry {Index} cannot be read, or is of another log.";
        return EntryPayload.Read(payload, out _) is var (header, statement) && header.Log == checkpoint.Origin
            ? new LoggedEntry(Index, header, statement, Envelope)
            : null;
    }
}
