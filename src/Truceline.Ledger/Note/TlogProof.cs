using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Truceline.Ledger;

/// <summary>One entry's proof as a file to hand on (C2SP tlog-proof): its index, the hashes, and the signed checkpoint.</summary>
/// <param name="Hashes">The inclusion proof, from the leaf upwards.</param>
/// <param name="Checkpoint">The signed note, byte for byte.</param>
/// <param name="Extra">What the application adds; null for none.</param>
public sealed record TlogProof(long Index, IReadOnlyList<Hash> Hashes, string Checkpoint, ReadOnlyMemory<byte>? Extra = null)
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string ExtraPrefix = "extra ";
    private const string IndexPrefix = "index ";
    private const int MaxLength = 1_000_000;
    private const int MaxHashes = 64;

    public static bool TryParse(string text, [NotNullWhen(true)] out TlogProof? proof)
    {
        ArgumentNullException.ThrowIfNull(text);
        proof = null;
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (text.Length > MaxLength || split < 0 || text[..split].Split('\n') is not [Header, .. var lines])
        {
            return false;
        }

        byte[]? extra = null;
        if (lines is [var first, ..] && first.StartsWith(ExtraPrefix, StringComparison.Ordinal))
        {
            extra = StrictBase64.Decode(first.AsSpan(ExtraPrefix.Length));
            lines = extra is null ? [] : lines[1..];
        }

        if (lines is not [var indexLine, .. var hashLines] || ParseIndex(indexLine) is not { } index || hashLines.Length > MaxHashes)
        {
            return false;
        }

        var hashes = hashLines.Select(line => StrictBase64.Decode(line)).ToList();
        if (hashes.Any(hash => hash?.Length != Hash.Size))
        {
            return false;
        }

        proof = new TlogProof(index, hashes.ConvertAll(hash => new Hash(hash)), text[(split + 2)..], extra is null ? (ReadOnlyMemory<byte>?)null : extra);
        return true;
    }

    /// <summary>True where the leaf stands at the index of the log whose checkpoint the key signed.</summary>
    public bool Verify(Hash leaf, VerifierKey key) =>
        Ledger.Checkpoint.TryOpen(Encoding.UTF8.GetBytes(Checkpoint), key, null, out var checkpoint, out _)
        && MerkleProof.VerifyInclusion(leaf, Index, checkpoint.Size, Hashes, checkpoint.Root);

    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is { } extra)
        {
            text.Append(ExtraPrefix).Append(Convert.ToBase64String(extra.Span)).Append('\n');
        }

        text.Append(IndexPrefix).Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Hashes)
        {
            text.Append(Convert.ToBase64String(hash.Bytes)).Append('\n');
        }

        return text.Append('\n').Append(Checkpoint).ToString();
    }

    private static long? ParseIndex(string line) =>
        line.StartsWith(IndexPrefix, StringComparison.Ordinal)
        && long.TryParse(line.AsSpan(IndexPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
