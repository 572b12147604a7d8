using System.Buffers;
using System.Security.Cryptography;

namespace Truceline.Ledger;

/// <summary>The hashes of RFC 6962, section 2.1: leaf = SHA-256(00 ‖ data), node = SHA-256(01 ‖ left ‖ right).</summary>
public static class Rfc6962
{
    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static Hash EmptyRoot { get; } = Hash.Of([]);

    public static Hash Leaf(ReadOnlySpan<byte> data)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(data.Length + 1);
        try
        {
            buffer[0] = 0;
            data.CopyTo(buffer.AsSpan(1));
            return Hash.Of(buffer.AsSpan(0, data.Length + 1));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static Hash Node(Hash left, Hash right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Hash.Size)];
        buffer[0] = 1;
        left.Bytes.CopyTo(buffer[1..]);
        right.Bytes.CopyTo(buffer[(1 + Hash.Size)..]);
        Span<byte> digest = stackalloc byte[Hash.Size];
        SHA256.HashData(buffer, digest);
        return new Hash(digest);
    }

    /// <summary>The root over a full row of 1, 2, 4, … 256 sibling hashes.</summary>
    internal static Hash Fold(ReadOnlySpan<Hash> row) =>
        row.Length == 1 ? row[0] : Node(Fold(row[..(row.Length / 2)]), Fold(row[(row.Length / 2)..]));
}
