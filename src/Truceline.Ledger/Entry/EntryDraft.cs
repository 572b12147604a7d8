namespace Truceline.Ledger;

/// <summary>A file that an entry vouches for.</summary>
/// <param name="Path">In the data folder, with forward slashes.</param>
/// <param name="Length">In bytes.</param>
public sealed record Body(string Path, long Length, Hash Sha256);

/// <summary>A person's own signature over a text, checkable without knowing the mission.</summary>
/// <param name="Key">Ed25519 public key, 32 bytes, lower hex.</param>
/// <param name="Message">The exact bytes that were signed.</param>
/// <param name="Signature">64 bytes, lower hex.</param>
public sealed record Endorsement(string Key, byte[] Message, string Signature)
{
    /// <summary>False for a wrong signature and for malformed hexadecimal.</summary>
    public bool Verifies()
    {
        Span<byte> key = stackalloc byte[Ed25519.PublicKeySize];
        Span<byte> signature = stackalloc byte[Ed25519.SignatureSize];
        return Hexadecimal.TryDecode(Key, key) && Hexadecimal.TryDecode(Signature, signature)
            && Ed25519.Verify(key, Message, signature);
    }
}

/// <summary>What somebody wishes to enter in the log.</summary>
/// <param name="Kind">Lower case, digits and hyphens, up to 40.</param>
/// <param name="Stream">Letters, digits and <c>. _ - /</c>, up to 128; versions count within it.</param>
/// <param name="ExpectedVersion">
/// The version of the stream's last entry as the caller knows it, -1 for a stream without entries; null to append to
/// whatever is there.
/// </param>
/// <param name="Command">Printable ASCII, up to 128; a command that was entered before is answered with its first index.</param>
/// <param name="Bodies">Files that are in the data folder, durable, before this is appended.</param>
/// <param name="Statement">A JSON object in UTF-8; kept byte for byte.</param>
public sealed record EntryDraft(
    string Kind,
    string Stream,
    long? ExpectedVersion,
    string Command,
    DateTimeOffset At,
    IReadOnlyList<Body> Bodies,
    IReadOnlyList<Endorsement> Endorsements,
    ReadOnlyMemory<byte> Statement);

/// <summary>What became of a draft.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>It is on disk, indexed and under a published checkpoint.</summary>
    /// <param name="Index">Of the leaf, from 0.</param>
    /// <param name="Version">Number of the entry in its stream, from 0.</param>
    public sealed record Sequenced(long Index, long Version) : AppendResult;

    /// <summary>The command was entered before, at this index.</summary>
    public sealed record Repeated(long Index) : AppendResult;

    /// <summary>The stream stands at another version than expected; -1 where it has no entry.</summary>
    public sealed record Conflict(long CurrentVersion) : AppendResult;

    /// <summary>It was not entered, and this sentence says why.</summary>
    public sealed record Refused(string Reason) : AppendResult;
}
