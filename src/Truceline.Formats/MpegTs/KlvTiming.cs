namespace Truceline.Formats.MpegTs;

/// <summary>
/// Gives KLV that states no PTS that of the video before it, else of the KLV before it. What comes before any time is
/// held, within bounds, for the first that appears.
/// </summary>
internal sealed class KlvTiming(ITsSink sink)
{
    private const int MaxHeld = 256;
    private const int MaxHeldBytes = 1024 * 1024;

    private readonly Queue<(int Pid, byte[] Packet)> _held = [];
    private long _heldBytes;
    private long? _lastVideo;
    private long? _lastKlv;

    public bool ExpectsVideo { get; set; }

    public void Video(long pts)
    {
        _lastVideo = pts;
        Release();
    }

    public void Klv(int pid, long? pts, ReadOnlySpan<byte> packet)
    {
        if (pts is { } stated)
        {
            _lastKlv = stated;
            Release();
            sink.Klv(new KlvUnit(pid, stated, ptsInferred: false, packet));
            return;
        }

        if ((_lastVideo ?? _lastKlv) is { } inferred)
        {
            sink.Klv(new KlvUnit(pid, inferred, ptsInferred: true, packet));
            return;
        }

        if (!ExpectsVideo || _held.Count >= MaxHeld || _heldBytes + packet.Length > MaxHeldBytes)
        {
            Release();
            sink.Klv(new KlvUnit(pid, null, ptsInferred: true, packet));
            return;
        }

        _held.Enqueue((pid, packet.ToArray()));
        _heldBytes += packet.Length;
    }

    /// <summary>Hands on what is held, with the time now known or without.</summary>
    public void Release()
    {
        while (_held.TryDequeue(out var held))
        {
            sink.Klv(new KlvUnit(held.Pid, _lastVideo ?? _lastKlv, ptsInferred: true, held.Packet));
        }

        _heldBytes = 0;
    }
}
