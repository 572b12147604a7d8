using System.Collections.Concurrent;

namespace Truceline.Ledger;

/// <summary>
/// Reads tiles for a tree of a given size while a writer may be replacing partial tiles by fuller ones: a fuller tile
/// serves, cut to the size asked for. Full tiles never change, so they are kept.
/// </summary>
internal sealed class TileReader(ILogStore store)
{
    private const int Attempts = 8;
    private const int MostKept = 512;

    private readonly ConcurrentDictionary<TilePath, Hash[]> _hashes = new();
    private readonly ConcurrentDictionary<TilePath, ReadOnlyMemory<byte>[]> _entries = new();

    /// <summary>The hashes of a tile, as many as the path says.</summary>
    public Hash[] Hashes(TilePath tile) => Kept(_hashes, tile, MostKept, bytes => HashTile.Read(bytes.Span, tile.Filled));

    /// <summary>The entries of a bundle, as many as the path says.</summary>
    public ReadOnlyMemory<byte>[] Entries(TilePath bundle) =>
        Kept(_entries, bundle, 16, bytes => EntryBundle.Read(bytes, bundle.Filled)?.Entries);

    /// <summary>The bytes of a tile in its exact form, cut from a fuller one where need be; null where there is none.</summary>
    public byte[]? Bytes(TilePath tile)
    {
        if (Find(tile) is not { } bytes)
        {
            return null;
        }

        var length = tile.Level is null ? EntryBundle.Read(bytes, tile.Filled)?.Length : tile.Filled * Hash.Size;
        return length is { } exact && exact <= bytes.Length ? bytes[..exact] : null;
    }

    /// <summary>The file of a tile as it lies, or its bytes cut from a fuller one; null where there is neither.</summary>
    public byte[]? Raw(TilePath tile) => store.Read(tile.ToString()) ?? Bytes(tile);

    /// <summary>The hash of a complete subtree of 2^level leaves, in a tree of this size.</summary>
    public Hash Subtree(int level, long index, long size)
    {
        var (row, step) = (level / 8, level % 8);
        var first = index << step;
        var number = first / TilePath.Width;
        var tile = TilePath.In(row, number, size) ?? throw new ArgumentOutOfRangeException(nameof(index));
        return Rfc6962.Fold(Hashes(tile).AsSpan((int)(first % TilePath.Width), 1 << step));
    }

    /// <summary>A tile, or any fuller form of it. The fuller ones appear before the lesser are removed, so it is there.</summary>
    private byte[]? Find(TilePath tile)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if ((store.Read(tile.ToString()) ?? store.Read(tile.Full().ToString())) is { } bytes)
            {
                return bytes;
            }

            var fuller = tile.Filled == TilePath.Width ? [] : Partials(tile).Where(partial => partial.Filled > tile.Filled).ToList();
            if (fuller.Count > 0 && store.Read(fuller.MaxBy(partial => partial.Filled).ToString()) is { } partialBytes)
            {
                return partialBytes;
            }
        }

        return null;
    }

    private IEnumerable<TilePath> Partials(TilePath tile)
    {
        foreach (var path in store.List(tile.PartialFolder()))
        {
            if (TilePath.TryParse(path, out var partial))
            {
                yield return partial;
            }
        }
    }

    private T Kept<T>(ConcurrentDictionary<TilePath, T> kept, TilePath tile, int most, Func<ReadOnlyMemory<byte>, T?> read)
        where T : class
    {
        if (kept.TryGetValue(tile, out var known))
        {
            return known;
        }

        var bytes = Find(tile) ?? throw new LogFaultException($"log/{tile} is missing; restore it from a copy of the record.");
        var value = read(bytes) ?? throw new LogFaultException($"log/{tile} is damaged; restore it from a copy of the record.");
        if (kept.Count >= most)
        {
            kept.Clear();
        }

        kept[tile] = value;
        return value;
    }
}
