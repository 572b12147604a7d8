using Truceline.Ledger;

namespace Truceline.Engine.Register;

/// <summary>Reads and parses a stretch of the log, several bundles at once and ahead of whoever folds them; they come in order.</summary>
internal sealed class ReadingAhead(LogReader log, long from, long to)
{
    private static readonly int AtOnce = Environment.ProcessorCount + 2;

    private readonly Queue<Task<ReadEntry[]>> _under = [];
    private long _next = from;

    /// <summary>The next entries, to the end of their bundle; empty at the end.</summary>
    public async ValueTask<ReadEntry[]> NextAsync(CancellationToken cancellation)
    {
        while (_next < to && _under.Count < AtOnce)
        {
            var (first, end) = (_next, Math.Min(to, LogReader.EndOfBundle(_next)));
            _under.Enqueue(Task.Run(() => Read(first, end), cancellation));
            _next = end;
        }

        return _under.TryDequeue(out var reading) ? await reading.ConfigureAwait(false) : [];
    }

    private ReadEntry[] Read(long first, long end)
    {
        var entries = log.ReadBundle(first, end);
        var read = new ReadEntry[entries.Count];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = ReadEntry.Of(entries[i]);
        }

        return read;
    }
}
