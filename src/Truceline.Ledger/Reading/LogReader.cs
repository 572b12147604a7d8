using System.Runtime.CompilerServices;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// Reads a log from its folder: no lock, no network, safe beside a running writer, safe for several threads. It believes
/// the checkpoint's signature; entries and tiles are believed as they lie, and proven by proofs or by fsck.
/// Damage is a <see cref="LogFaultException"/> that names the file.
/// </summary>
public sealed class LogReader
{
    internal const string CheckpointPath = "checkpoint";
    internal const string VerifierKeyPath = "vkey";

    private readonly ILogStore _store;
    private readonly TileReader _tiles;
    private volatile Opened? _opened;

    internal LogReader(ILogStore store, VerifierKey key)
    {
        (_store, Key) = (store, key);
        _tiles = new TileReader(store);
    }

    /// <summary>The key that signs the log, as its folder states it.</summary>
    public VerifierKey Key { get; }

    /// <summary>The last published checkpoint; its file is looked at on each call.</summary>
    public Checkpoint Latest => Current().Checkpoint;

    /// <summary>The last published checkpoint as a signed note, to hand on.</summary>
    public string LatestNote => Encoding.UTF8.GetString(Current().Bytes);

    /// <param name="dataFolder">The folder that holds <c>log/</c>.</param>
    public static LogReader Open(string dataFolder)
    {
        var store = new FolderStore(Path.Combine(dataFolder, "log"));
        var text = store.Read(VerifierKeyPath) ?? throw new LogFaultException($"{dataFolder} holds no log: log/vkey is missing.");
        var reader = VerifierKey.TryParse(Encoding.UTF8.GetString(text).TrimEnd('\n'), out var key)
            ? new LogReader(store, key)
            : throw new LogFaultException("log/vkey is damaged; it is one line, name+hash+key.");
        _ = reader.Latest;
        return reader;
    }

    /// <summary>Entries with index from &lt;= i &lt; to, in order; the end is cut to the log's size.</summary>
    public async IAsyncEnumerable<LoggedEntry> ReadAsync(
        long from, long to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var end = Math.Min(to, Latest.Size);
        var next = ParseBundleAsync(Math.Max(0, from), end, cancellation);
        for (var index = Math.Max(0, from); index < end;)
        {
            // The next bundle is read and parsed while the caller is busy with this one.
            var entries = await next.ConfigureAwait(false);
            index += entries.Length;
            next = ParseBundleAsync(index, end, cancellation);
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }
    }

    /// <summary>
    /// The entries from an index on, to the end of the bundle of 256 that holds it, to the end asked for, or to the log's end, whichever
    /// comes first: for readers that read several bundles at once.
    /// </summary>
    public IReadOnlyList<LoggedEntry> ReadBundle(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return ParseBundle(from, Math.Min(to, Latest.Size));
    }

    /// <summary>The index of the first entry of the next bundle.</summary>
    public static long EndOfBundle(long index) => ((index / TilePath.Width) + 1) * TilePath.Width;

    /// <summary>One entry; null where the log is not that long.</summary>
    public LoggedEntry? Read(long index)
    {
        var size = Latest.Size;
        return index < 0 || index >= size ? null : Parse(index, Envelope(index, size));
    }

    /// <summary>Sibling hashes from the leaf upwards (RFC 6962, section 2.1.1).</summary>
    /// <param name="size">Of the tree to prove it in, at most the log's size.</param>
    public IReadOnlyList<Hash> InclusionProof(long index, long size) => Proofs(size).Inclusion(index, size);

    /// <summary>Hashes that show that the log of <paramref name="from"/> entries begins the log of <paramref name="to"/> (RFC 6962, section 2.1.2).</summary>
    public IReadOnlyList<Hash> ConsistencyProof(long from, long to) => Proofs(to).Consistency(from, to);

    /// <summary>The root that the log had when it was of this size.</summary>
    public Hash RootAt(long size) => Proofs(size).Root(size);

    /// <summary>The bytes of a tile by its path (<c>tile/0/000</c>, <c>tile/entries/000.p/5</c>, …) as the published log has it; else null.</summary>
    public byte[]? Tile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return TilePath.TryParse(path, out var tile)
            && TilePath.In(tile.Level, tile.Number, Latest.Size) is { } whole
            && tile.Filled <= whole.Filled
            ? _tiles.Bytes(tile)
            : null;
    }

    internal void Publish(Checkpoint checkpoint, byte[] bytes) => _opened = new Opened(checkpoint, bytes);

    internal ReadOnlyMemory<byte> Envelope(long index, long size)
    {
        var bundle = TilePath.In(null, index / TilePath.Width, size) ?? throw new ArgumentOutOfRangeException(nameof(index));
        return _tiles.Entries(bundle)[index % TilePath.Width];
    }

    /// <summary>The entries from an index to the end of its bundle, or to the end asked for.</summary>
    private Task<LoggedEntry[]> ParseBundleAsync(long from, long end, CancellationToken cancellation) =>
        Task.Run(() => ParseBundle(from, end), cancellation);

    private LoggedEntry[] ParseBundle(long from, long end)
    {
        var last = Math.Min(end, EndOfBundle(from));
        var entries = new LoggedEntry[Math.Max(0, last - from)];
        if (entries.Length == 0)
        {
            return entries;
        }

        var envelopes = _tiles.Entries(TilePath.In(null, from / TilePath.Width, end)!.Value);
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = Parse(from + i, envelopes[(from + i) % TilePath.Width]);
        }

        return entries;
    }

    private static LoggedEntry Parse(long index, ReadOnlyMemory<byte> envelope)
    {
        var at = $"Entry {index} in log/{new TilePath(null, index / TilePath.Width, TilePath.Width)}";
        var opened = DsseEnvelope.Open(envelope.Span) ?? throw new LogFaultException($"{at} is not an envelope.");
        return EntryPayload.Read(opened.Payload, out var reason) is var (header, statement)
            ? new LoggedEntry(index, header, statement, envelope)
            : throw new LogFaultException($"{at} cannot be read. {reason}");
    }

    private ProofMaker Proofs(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Latest.Size);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return new ProofMaker((level, index) => _tiles.Subtree(level, index, size));
    }

    private Opened Current()
    {
        var bytes = _store.Read(CheckpointPath) ?? throw new LogFaultException("log/checkpoint is missing; restore it from a copy of the record.");
        if (_opened is { } opened && opened.Bytes.AsSpan().SequenceEqual(bytes))
        {
            return opened;
        }

        return Checkpoint.TryOpen(bytes, Key, null, out var checkpoint, out var refusal)
            ? _opened = new Opened(checkpoint, bytes)
            : throw new LogFaultException($"log/checkpoint cannot be believed. {refusal}");
    }

    private sealed record Opened(Checkpoint Checkpoint, byte[] Bytes);
}
