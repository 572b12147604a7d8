namespace Truceline.Ledger.Tests.Writing;

/// <summary>
/// Files in memory that keep a POSIX file system's promises and no more: what was written but not flushed may, after a
/// crash, be absent, torn or whole; what was deleted may be back. It can fail or crash at any step.
/// </summary>
internal sealed class TroubledStore : ILogStore
{
    private readonly Dictionary<string, byte[]> _durable = [];
    private readonly Dictionary<string, byte[]?> _volatile = [];

    /// <summary>Steps taken: every write, flush, replacement and deletion is one.</summary>
    public int Steps { get; private set; }

    /// <summary>At this step the machine stops, before or (by chance) after the step takes effect.</summary>
    public int? CrashAt { get; set; }

    /// <summary>While set, every step that needs space fails.</summary>
    public bool IsFull { get; set; }

    /// <summary>While set, every step fails.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>The step that fails once.</summary>
    public int? FailAt { get; set; }

    public Random Chance { get; init; } = new(1);

    public IEnumerable<string> Paths => List("");

    public byte[]? Read(string path) =>
        _volatile.TryGetValue(path, out var bytes) ? bytes : _durable.GetValueOrDefault(path);

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var late = Step(needsSpace: true);
        _volatile[path] = bytes.ToArray();
        CrashIf(late);
    }

    public void Flush(IReadOnlyCollection<string> paths)
    {
        var late = Step(needsSpace: false);
        foreach (var path in paths)
        {
            if (_volatile.Remove(path, out var bytes))
            {
                _durable[path] = bytes!;
            }
        }

        CrashIf(late);
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var late = Step(needsSpace: true);
        _volatile.Remove(path);
        _durable[path] = bytes.ToArray();
        CrashIf(late);
    }

    public void Delete(string path)
    {
        var late = Step(needsSpace: false);
        _volatile[path] = null;
        CrashIf(late);
    }

    public IReadOnlyList<string> List(string folder) =>
        [.. _durable.Keys.Concat(_volatile.Keys).Distinct().Where(path => Read(path) is not null && (folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal)))];

    /// <summary>The files as a machine that starts again finds them.</summary>
    public TroubledStore AfterCrash()
    {
        var next = new TroubledStore { Chance = Chance };
        foreach (var (path, bytes) in _durable)
        {
            next._durable[path] = bytes;
        }

        foreach (var (path, bytes) in _volatile)
        {
            switch (Chance.Next(3))
            {
                case 0 when bytes is null:
                    next._durable.Remove(path);
                    break;
                case 0:
                    next._durable[path] = bytes;
                    break;
                case 1 when bytes is not null:
                    next._durable[path] = bytes[..Chance.Next(bytes.Length)];
                    break;
            }
        }

        return next;
    }

    private bool Step(bool needsSpace)
    {
        Steps++;
        if (IsReadOnly)
        {
            throw new IOException("Read-only file system", 30);
        }

        if (IsFull && needsSpace)
        {
            throw new IOException("No space left on device", 28);
        }

        if (Steps == FailAt)
        {
            throw new IOException("Input/output error", 5);
        }

        var crash = Steps >= CrashAt;
        var late = crash && Steps == CrashAt && Chance.Next(2) == 0;
        return crash && !late ? throw new CrashException() : late;
    }

    private static void CrashIf(bool now)
    {
        if (now)
        {
            throw new CrashException();
        }
    }

    public sealed class CrashException : Exception;
}
