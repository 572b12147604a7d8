using System.Collections.Concurrent;

namespace Truceline.Engine.Motion;

/// <summary>
/// What was found in segments, by their hash and the detector's version. Derived and disposable: what is lost is looked for again.
/// Safe for several threads.
/// </summary>
public interface IMotionIndex : IDisposable
{
    /// <summary>Null where the segment was not looked at by this version.</summary>
    SegmentMotion? Get(string sha256, int version);

    void Put(string sha256, int version, SegmentMotion found);
}

/// <summary>Kept as long as the process runs; the oldest go when there are too many.</summary>
public sealed class MotionIndexInMemory : IMotionIndex
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Sha256, int Version), SegmentMotion> _found = new();
    private readonly ConcurrentQueue<(string Sha256, int Version)> _order = new();

    public SegmentMotion? Get(string sha256, int version) => _found.GetValueOrDefault((sha256, version));

    public void Put(string sha256, int version, SegmentMotion found)
    {
        if (_found.TryAdd((sha256, version), found))
        {
            _order.Enqueue((sha256, version));
            if (_order.Count > Most && _order.TryDequeue(out var oldest))
            {
                _found.TryRemove(oldest, out _);
            }
        }
    }

    public void Dispose()
    {
    }
}
