namespace Truceline.Ledger;

/// <summary>
/// Recomputes the tree twice, from the entries and from the lowest tiles, and holds both against the signed root; whichever
/// leads to it tells which files of the other are damaged.
/// </summary>
internal sealed class TreeCheck(FolderStore store, Checkpoint checkpoint, EntryLedger entries, Findings findings)
{
    private const int BundlesAtOnce = 32;

    private readonly TileReader _tiles = new(store);
    private readonly List<(TilePath Bundle, TilePath Tile)> _differing = [];

    public void Run(CancellationToken cancellation)
    {
        var (fromEntries, fromTiles) = (new HashRows(), new HashRows());
        var bundles = (checkpoint.Size + TilePath.Width - 1) / TilePath.Width;
        for (long first = 0; first < bundles; first += BundlesAtOnce)
        {
            var checkedBundles = new CheckedBundle[Math.Min(BundlesAtOnce, bundles - first)];
            var start = first;
            Parallel.For(0, checkedBundles.Length, new ParallelOptions { CancellationToken = cancellation }, i => checkedBundles[i] = Check(start + i));
            foreach (var bundle in checkedBundles)
            {
                Take(bundle, fromEntries, fromTiles);
            }
        }

        Judge(fromEntries, fromTiles);
    }

    /// <summary>Reads a bundle and its lowest tile; safe for several threads.</summary>
    private CheckedBundle Check(long number)
    {
        var bundle = TilePath.In(null, number, checkpoint.Size)!.Value;
        var tile = bundle with { Level = 0 };
        var stored = Read(tile) is { } bytes && bytes.Length == tile.Filled * Hash.Size ? HashTile.Read(bytes, tile.Filled) : Damaged(tile);
        var read = Read(bundle) is { } raw && EntryBundle.Read(raw, bundle.Filled) is var (envelopes, length) && length == raw.Length
            ? envelopes
            : null;
        if (read is null)
        {
            Damaged(bundle);
        }

        var first = number * TilePath.Width;
        var file = $"log/{bundle}";
        return new CheckedBundle(
            bundle,
            read?.Select(envelope => Rfc6962.Leaf(envelope.Span)).ToArray(),
            stored,
            read?.Select((envelope, i) => entries.Read(first + i, envelope.Span, file)).ToArray() ?? []);
    }

    private void Take(CheckedBundle bundle, HashRows fromEntries, HashRows fromTiles)
    {
        var hashes = bundle.Leaves ?? bundle.Stored ?? new Hash[bundle.Path.Filled];
        var stored = bundle.Stored ?? hashes;
        fromEntries.Append(hashes);
        fromTiles.Append(stored);
        if (!hashes.AsSpan().SequenceEqual(stored))
        {
            _differing.Add((bundle.Path, bundle.Path with { Level = 0 }));
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            entries.Take(hashes[i], bundle.Leaves is null ? new ReadEntry(null, []) : bundle.Entries[i], $"log/{bundle.Path}", RootAt);
        }
    }

    private void Judge(HashRows fromEntries, HashRows fromTiles)
    {
        var entriesStand = fromEntries.Root(checkpoint.Size) == checkpoint.Root;
        var tilesStand = fromTiles.Root(checkpoint.Size) == checkpoint.Root;
        foreach (var (bundle, tile) in _differing)
        {
            if (!tilesStand)
            {
                findings.Problem($"log/{tile}", "Its hashes are not those of the entries.");
            }

            if (!entriesStand)
            {
                findings.Problem($"log/{bundle}", "Its entries are not those that the tree holds.");
            }
        }

        if (!entriesStand && !tilesStand && _differing.Count == 0)
        {
            findings.Problem("log/checkpoint", "The entries do not add up to its root.");
        }

        if (entriesStand)
        {
            entries.ReportMarks();
        }

        CheckUpper(entriesStand || !tilesStand ? fromEntries : fromTiles);
    }

    private void CheckUpper(HashRows rows)
    {
        foreach (var tile in TilePath.Of(checkpoint.Size).Where(tile => tile.Level > 0))
        {
            var expected = HashTile.Write(rows.Tile(tile));
            if (Read(tile) is not { } bytes)
            {
                Damaged(tile);
            }
            else if (!bytes.AsSpan().SequenceEqual(expected))
            {
                findings.Problem($"log/{tile}", "Its hashes are not those of the tiles below it.");
            }
        }
    }

    private Hash? RootAt(long size)
    {
        try
        {
            return new ProofMaker((level, index) => _tiles.Subtree(level, index, checkpoint.Size)).Root(size);
        }
        catch (LogFaultException)
        {
            return null;
        }
    }

    private byte[]? Read(TilePath tile)
    {
        try
        {
            return _tiles.Raw(tile);
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            return null;
        }
    }

    private Hash[]? Damaged(TilePath tile)
    {
        var file = $"log/{tile}";
        var exists = File.Exists(store.At(tile.ToString()));
        findings.Problem(file, exists ? "It is damaged: its length is not that of its content." : "It is missing.");
        return null;
    }

    /// <param name="Leaves">Hashes of the entries; null where the bundle cannot be read.</param>
    /// <param name="Stored">Hashes in the lowest tile; null where it cannot be read.</param>
    private sealed record CheckedBundle(TilePath Path, Hash[]? Leaves, Hash[]? Stored, ReadEntry[] Entries);
}
