using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// Takes up a log where its checkpoint left it: makes a new one where there is none, drops what an interrupted write left
/// beyond the checkpoint, checks the tail, and rebuilds the index. Anything it does not understand is a fault, since
/// writing on would bury it.
/// </summary>
internal sealed class LogOpening(ILogStore store, LogKey key, string origin)
{
    private const int BundlesAtOnce = 32;

    public Sequencer Open(Func<Body, string?> bodyTrouble)
    {
        var fence = Fence.Raise(store);
        CheckKey();
        var (checkpoint, bytes) = Checkpoint();
        var tiles = NeededTiles(checkpoint.Size);
        var edge = Edge(checkpoint);
        var tail = Tail(checkpoint.Size, edge);
        DropBeyond(tiles, checkpoint.Size);
        var index = RebuiltIndex(checkpoint.Size);
        return new Sequencer(store, key, fence, index, edge, tail, checkpoint, bytes, bodyTrouble);
    }

    private void CheckKey()
    {
        var own = Encoding.UTF8.GetBytes(key.VerifierKey + "\n");
        if (store.Read(LogReader.VerifierKeyPath) is not { } known)
        {
            store.Replace(LogReader.VerifierKeyPath, own);
        }
        else if (!known.AsSpan().SequenceEqual(own))
        {
            throw new LogFaultException("This is not the key that the log was begun with (log/vkey); give the log its own key.");
        }
    }

    private (Checkpoint Checkpoint, byte[] Bytes) Checkpoint()
    {
        if (store.Read(LogReader.CheckpointPath) is not { } bytes)
        {
            if (store.List("tile").Count > 0)
            {
                throw new LogFaultException("log/checkpoint is missing although there are entries; restore it from a copy of the record.");
            }

            bytes = key.SignNote(new Checkpoint(origin, 0, Rfc6962.EmptyRoot).Text).ToBytes();
            store.Replace(LogReader.CheckpointPath, bytes);
        }

        return Ledger.Checkpoint.TryOpen(bytes, key.Verifier, origin, out var checkpoint, out var refusal)
            ? (checkpoint, bytes)
            : throw new LogFaultException($"log/checkpoint cannot be believed. {refusal}");
    }

    private HashSet<string> NeededTiles(long size)
    {
        var present = store.List("tile").ToHashSet();
        var needed = TilePath.Of(size).Select(tile => tile.ToString()).ToHashSet();
        return needed.FirstOrDefault(path => !present.Contains(path)) is { } missing
            ? throw new LogFaultException($"log/{missing} is missing; restore it from a copy of the record.")
            : needed;
    }

    private TreeEdge Edge(Checkpoint checkpoint)
    {
        var edge = TreeEdge.Resume(checkpoint.Size, level => Row(level, checkpoint.Size));
        return edge.Root() == checkpoint.Root
            ? edge
            : throw new LogFaultException("The tiles do not add up to log/checkpoint; run fsck to find the damaged file.");
    }

    private Hash[] Row(int level, long size)
    {
        var last = TilePath.HashesAt(level, size) / TilePath.Width;
        return TilePath.In(level, last, size) is not { } tile ? []
            : HashTile.Read(store.Read(tile.ToString()), tile.Filled)
            ?? throw new LogFaultException($"log/{tile} is damaged; restore it from a copy of the record.");
    }

    /// <summary>The bytes of the bundle that is not yet full, its entries checked against their hashes.</summary>
    private byte[] Tail(long size, TreeEdge edge)
    {
        if (size % TilePath.Width == 0)
        {
            return [];
        }

        var bundle = TilePath.In(null, size / TilePath.Width, size)!.Value;
        var bytes = store.Read(bundle.ToString()) ?? [];
        return EntryBundle.Read(bytes, bundle.Filled) is var (entries, length) && length == bytes.Length
            && entries.Select(entry => Rfc6962.Leaf(entry.Span)).SequenceEqual(edge.Row(0))
            ? bytes
            : throw new LogFaultException($"log/{bundle} is damaged; restore it from a copy of the record.");
    }

    private void DropBeyond(HashSet<string> needed, long size)
    {
        foreach (var path in store.List("tile").Where(path => !needed.Contains(path)))
        {
            // A tile of this log that is not in its tree is an older partial form, or was never acknowledged.
            if (TilePath.TryParse(path, out var tile) && TilePath.In(tile.Level, tile.Number, size) != tile)
            {
                store.Delete(path);
            }
        }

        foreach (var part in store.List("").Where(path => path.EndsWith(".part", StringComparison.Ordinal)))
        {
            store.Delete(part);
        }
    }

    private StreamIndex RebuiltIndex(long size)
    {
        try
        {
            return Index(size);
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            throw;
        }
    }

    private StreamIndex Index(long size)
    {
        var index = new StreamIndex();
        for (long first = 0; TilePath.In(null, first, size) is not null; first += BundlesAtOnce)
        {
            var bundles = new EntryGlance[BundlesAtOnce][];
            var start = first;
            Parallel.For(0, bundles.Length, i => bundles[i] = TilePath.In(null, start + i, size) is { } bundle ? Glance(bundle) : []);
            var at = first * TilePath.Width;
            foreach (var glance in bundles.SelectMany(bundle => bundle))
            {
                index.Add(glance.Stream, glance.Version, glance.Command, at++);
            }
        }

        return index;
    }

    private EntryGlance[] Glance(TilePath bundle)
    {
        var entries = EntryBundle.Read(store.Read(bundle.ToString()), bundle.Filled)?.Entries
            ?? throw new LogFaultException($"log/{bundle} is damaged; restore it from a copy of the record.");
        return Array.ConvertAll(entries, entry => EntryGlance.At(entry.Span)
            ?? throw new LogFaultException($"An entry in log/{bundle} is damaged; restore it from a copy of the record."));
    }
}
