using System.Text.Json;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Register;

/// <summary>
/// What the log says, as documents: entries are folded in order, in batches. Reads see whole batches. One task folds; any thread
/// reads.
/// </summary>
public sealed class Register(IRegisterStore store, LogReader log, Projector projector) : IDisposable
{
    private const int Batch = 1_024;

    private readonly SemaphoreSlim _folding = new(1);
    private readonly Lock _waiting = new();
    private TaskCompletionSource _moved = NewSignal();

    /// <summary>Number of entries folded: the index of the first that is not.</summary>
    public long Entries => store.Position.Entries;

    /// <summary>Entries whose statement this program does not know; they are folded as nothing.</summary>
    public long Unknown { get; private set; }

    /// <summary>Told of each entry once the batch that holds it can be read.</summary>
    public event Action<LoggedEntry>? Folded;

    public T? Get<T>(string kind, string id)
        where T : class => store.Get(kind, id) is { } json ? Read<T>(json) : null;

    /// <summary>Documents of a kind with <c>from ≤ at &lt; to</c>, by time, then by id.</summary>
    public IReadOnlyList<T> List<T>(string kind, Instant? from = null, Instant? to = null)
        where T : class => [.. store.List(kind, from, to).Select(Read<T>)];

    /// <summary>Ids of the documents of a kind, in ordinal order.</summary>
    public IReadOnlyList<string> Ids(string kind) => store.Ids(kind);

    /// <summary>SHA-256, lower hex, over every document: two registers of one log agree in it.</summary>
    public string Digest() => RegisterDigest.Of(store.All());

    /// <summary>Folds what the log holds and the register does not. A store of another log or another projector is cleared first.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await _folding.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!Continues(store.Position))
            {
                store.Clear();
            }

            for (var size = log.Latest.Size; store.Position.Entries < size; size = log.Latest.Size)
            {
                var ahead = new ReadingAhead(log, store.Position.Entries, size);
                while (store.Position.Entries < size)
                {
                    await FoldAsync(ahead, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _folding.Release();
        }
    }

    /// <summary>Reads many documents as of one entry: nothing is folded meanwhile.</summary>
    /// <param name="read">Given the documents and the number of entries that they are folded from.</param>
    public T StandingStill<T>(Func<IRegisterRows, long, T> read)
    {
        _folding.Wait();
        try
        {
            return read(new RegisterReading(this), Entries);
        }
        finally
        {
            _folding.Release();
        }
    }

    /// <summary>Waits until the entry of this index is folded; false where that takes longer than the patience.</summary>
    public async Task<bool> WaitForAsync(long index, TimeSpan patience, TimeProvider clock, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        while (true)
        {
            // The signal is taken before the look: a fold between the two completes it.
            var moved = Signal();
            if (Entries > index)
            {
                return true;
            }

            try
            {
                await moved.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return Entries > index;
            }
        }
    }

    public void Dispose()
    {
        _folding.Dispose();
        store.Dispose();
    }

    private async Task FoldAsync(ReadingAhead ahead, CancellationToken cancellation)
    {
        // Nobody is told of what is folded at the start, and then the entries need not be kept.
        List<LoggedEntry>? folded = Folded is null ? null : [];
        using (var batch = store.Begin())
        {
            var rows = new RegisterRows(batch);
            var (to, leaf) = (store.Position.Entries, "");
            for (var left = Batch; left > 0;)
            {
                var read = await ahead.NextAsync(cancellation).ConfigureAwait(false);
                if (read.Length == 0)
                {
                    break;
                }

                foreach (var entry in read)
                {
                    Apply(entry, rows);
                    folded?.Add(entry.Entry);
                }

                (to, leaf) = (to + read.Length, read[^1].Facts.Leaf);
                left -= read.Length;
            }

            rows.Write();
            batch.Commit(new RegisterPosition(to, Projector.Version, log.Latest.Origin, leaf));
        }

        Announce();
        foreach (var entry in folded ?? [])
        {
            Folded?.Invoke(entry);
        }
    }

    private void Apply(ReadEntry entry, RegisterRows rows)
    {
        if (entry.Statement is { } statement)
        {
            projector.Apply(entry.Facts, statement, rows);
        }
        else
        {
            Unknown++;
        }
    }

    // Bound to the log by its last leaf: a folder whose log was exchanged does not keep the other's register.
    private bool Continues(RegisterPosition position) => position.Entries == 0 ||
        (position.Projector == Projector.Version && position.Origin == log.Latest.Origin && position.Entries <= log.Latest.Size
            && log.Read(position.Entries - 1) is { } last && Rfc6962.Leaf(last.Envelope.Span).ToString() == position.LastLeaf);

    private Task Signal()
    {
        lock (_waiting)
        {
            return _moved.Task;
        }
    }

    private void Announce()
    {
        TaskCompletionSource moved;
        lock (_waiting)
        {
            (moved, _moved) = (_moved, NewSignal());
        }

        moved.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, StatementJson.Options)!;
}
