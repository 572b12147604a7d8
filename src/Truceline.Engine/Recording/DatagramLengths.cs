namespace Truceline.Engine.Recording;

/// <summary>The lengths of the datagrams of a segment, in order, as runs of equal length: most streams send one size.</summary>
public sealed class DatagramLengths
{
    private readonly List<(int Length, int Count)> _runs = [];

    public IReadOnlyList<(int Length, int Count)> Runs => _runs;

    /// <summary>Bytes of all datagrams together.</summary>
    public long Total { get; private set; }

    public void Add(ReadOnlySpan<int> lengths)
    {
        foreach (var length in lengths)
        {
            Add(length, 1);
        }
    }

    public void Add(int length, int count)
    {
        Total += (long)length * count;
        if (_runs.Count > 0 && _runs[^1].Length == length)
        {
            _runs[^1] = (length, _runs[^1].Count + count);
        }
        else
        {
            _runs.Add((length, count));
        }
    }

    /// <summary>Takes whole datagrams off the end until they hold at least so many bytes; returns them in order.</summary>
    public DatagramLengths TakeTail(long bytes)
    {
        var taken = new Stack<(int Length, int Count)>();
        long held = 0;
        while (held < bytes && _runs.Count > 0)
        {
            var (length, count) = _runs[^1];
            var take = length == 0 ? count : (int)Math.Min(count, (bytes - held + length - 1) / length);
            _runs.RemoveAt(_runs.Count - 1);
            if (take < count)
            {
                _runs.Add((length, count - take));
            }

            taken.Push((length, take));
            held += (long)length * take;
        }

        Total -= held;
        var tail = new DatagramLengths();
        foreach (var (length, count) in taken)
        {
            tail.Add(length, count);
        }

        return tail;
    }

    /// <summary>Forgets what lies beyond so many bytes; a datagram that is cut there keeps its first bytes.</summary>
    public DatagramLengths Clip(long bytes)
    {
        var clipped = new DatagramLengths();
        foreach (var (length, count) in _runs)
        {
            var left = bytes - clipped.Total;
            if (length == 0 || (long)length * count <= left)
            {
                clipped.Add(length, count);
                continue;
            }

            clipped.Add(length, (int)(left / length));
            if (left % length > 0)
            {
                clipped.Add((int)(left % length), 1);
            }

            break;
        }

        return clipped;
    }

    /// <summary>Every length, one by one.</summary>
    public IEnumerable<int> Each() => _runs.SelectMany(run => Enumerable.Repeat(run.Length, run.Count));
}
