namespace Truceline.Ledger;

/// <summary>A checkpoint that existed before the entry did: the entry is not older than that.</summary>
public sealed record CheckpointMark(long Size, Hash Root);

/// <summary>Everything of an entry that can be understood, and checked, without knowing the mission.</summary>
/// <param name="Log">Origin of the log.</param>
/// <param name="VerifierKey">The log's public key, in the first entry alone.</param>
/// <param name="Version">Number of the entry in its stream, from 0.</param>
public sealed record EntryHeader(
    string Log,
    string? VerifierKey,
    string Kind,
    string Stream,
    long Version,
    string Command,
    DateTimeOffset At,
    CheckpointMark After,
    IReadOnlyList<Body> Bodies,
    IReadOnlyList<Endorsement> Endorsements);

/// <summary>An entry as it stands in the log.</summary>
/// <param name="Index">Of the leaf, from 0.</param>
/// <param name="Statement">The JSON object, byte for byte as it was appended.</param>
/// <param name="Envelope">The leaf itself: the signed envelope.</param>
public sealed record LoggedEntry(long Index, EntryHeader Header, ReadOnlyMemory<byte> Statement, ReadOnlyMemory<byte> Envelope)
{
    /// <summary>The hash by which the tree holds the entry.</summary>
    public Hash LeafHash => Rfc6962.Leaf(Envelope.Span);
}
