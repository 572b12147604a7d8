namespace Truceline.Ledger;

/// <summary>The bytes of a hash tile: its hashes one after the other.</summary>
internal static class HashTile
{
    public static byte[] Write(IReadOnlyList<Hash> hashes)
    {
        var bytes = new byte[hashes.Count * Hash.Size];
        for (var i = 0; i < hashes.Count; i++)
        {
            hashes[i].Bytes.CopyTo(bytes.AsSpan(i * Hash.Size));
        }

        return bytes;
    }

    /// <summary>The first <paramref name="count"/> hashes; null where there are fewer or the length is not whole.</summary>
    public static Hash[]? Read(ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length % Hash.Size != 0 || bytes.Length < count * Hash.Size)
        {
            return null;
        }

        var hashes = new Hash[count];
        for (var i = 0; i < count; i++)
        {
            hashes[i] = new Hash(bytes.Slice(i * Hash.Size, Hash.Size));
        }

        return hashes;
    }
}
