using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Sensing;

/// <summary>Told what a stream holds, in its order, on the thread that feeds it.</summary>
internal interface IStreamListener
{
    /// <summary>Whether somebody looks; where nobody does, pictures are not put together.</summary>
    bool WantsPictures => false;

    void Picture(in VideoUnit picture, Instant received)
    {
    }

    void Frame(FrameReport report);

    /// <summary>An asset says where it is.</summary>
    /// <param name="isKept">No footprint tells of it: the sidecar keeps it as such.</param>
    void Presence(PresenceReport report, bool isKept)
    {
    }

    /// <summary>The map of the stream was read for the first time, or changed.</summary>
    void Streams(IReadOnlyList<TsStream> streams)
    {
    }

    /// <summary>A picture begins, wanted or not.</summary>
    /// <param name="pts">90 kHz, unwrapped.</param>
    void Presented(long pts)
    {
    }

    /// <param name="offset">Of the recorded bytes, in the session: decoding can begin there.</param>
    void RandomAccess(long offset)
    {
    }
}

/// <summary>
/// Recorded bytes to reports: steps over RTP, demultiplexes, decodes metadata and maps it. The same for live, replay and
/// recomputation.
/// </summary>
internal sealed class StreamReading : ITsSink
{
    private const long PtsPerSecond = 90_000;
    private static readonly Duration PresenceHolds = Duration.FromSeconds(10);

    private readonly Mapping _mapping;
    private readonly IStreamListener _listener;
    private readonly Func<Instant, long?, Instant> _receivedAt;
    private readonly TsDemuxer _demuxer;
    private Instant _received;
    private long _steppedOver;
    private ITelemetry? _telemetry;
    private long? _present;
    private bool _hasBegun;

    /// <param name="receivedAt">When something with a PTS counts as received, that arrived at a time; a replay derives it from the PTS.</param>
    public StreamReading(Mapping mapping, IStreamListener listener, Func<Instant, long?, Instant>? receivedAt = null)
    {
        _mapping = mapping;
        _listener = listener;
        _receivedAt = receivedAt ?? ((arrived, _) => arrived);
        _demuxer = new TsDemuxer(this);
    }

    public StreamCounts Counts { get; } = new();

    public TsCounters Transport => _demuxer.Counters;

    public IReadOnlyList<TsStream> Streams => _demuxer.Streams;

    /// <param name="datagrams">Lengths of the datagrams that make up the bytes; empty for a stream of bytes.</param>
    public void Feed(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> datagrams, Instant received)
    {
        _received = received;
        if (!_hasBegun && !bytes.IsEmpty)
        {
            _hasBegun = true;
            _telemetry = _mapping.Telemetry(bytes, this);
        }

        if (_telemetry is not null)
        {
            _telemetry.Feed(bytes, datagrams, received);
            return;
        }

        if (datagrams.IsEmpty)
        {
            _demuxer.Feed(bytes);
            return;
        }

        foreach (var length in datagrams)
        {
            var payload = RtpHeader.Strip(bytes[..length]);
            // Header and padding both count: offsets that the demultiplexer tells are those of the recorded bytes, less these.
            var header = RtpHeader.TryRead(bytes[..length], out var rtp) ? rtp.Length : 0;
            _steppedOver += header;
            _demuxer.Feed(payload);
            _steppedOver += length - header - payload.Length;
            bytes = bytes[length..];
        }
    }

    /// <summary>The stream ended or stands still.</summary>
    public void Flush()
    {
        _telemetry?.Flush();
        _demuxer.Flush();
    }

    /// <summary>Telemetry that is no transport stream stated where its platform was.</summary>
    internal void Stated(FrameReport report)
    {
        Counts.Reports++;
        var received = _receivedAt(report.Received, report.Pts);
        _listener.Frame(report with { Received = received });
        if (report.Platform is { } platform && (_present is not { } last || Math.Abs(report.Pts - last) >= PtsPerSecond))
        {
            _present = report.Pts;
            _listener.Presence(
                new PresenceReport(report.Source, report.Source, null, PresenceKind.Aircraft, platform.At, null, null, report.Claimed, received, received + PresenceHolds),
                isKept: false);
        }
    }

    /// <summary>Another asset than a sensor says where it is.</summary>
    internal void Present(PresenceReport report)
    {
        Counts.Reports++;
        _listener.Presence(report, isKept: true);
    }

    public void Klv(in KlvUnit unit)
    {
        if (_mapping.Read(unit, _receivedAt(_received, unit.Pts), Counts) is { } report)
        {
            _listener.Frame(report);
        }
    }

    public bool WantsVideo(int pid) => _listener.WantsPictures;

    public void Video(in VideoUnit unit)
    {
        _listener.Picture(unit, _receivedAt(_received, unit.Pts));
    }

    public void Presented(int pid, long pts)
    {
        Counts.Pictures++;
        if (_mapping.Standing(pts, _receivedAt(_received, pts)) is { } report)
        {
            _listener.Frame(report);
        }

        _listener.Presented(pts);
    }

    public void StreamsChanged(IReadOnlyList<TsStream> streams) => _listener.Streams(streams);

    public void RandomAccess(int pid, long? pts, long offset) => _listener.RandomAccess(offset + _steppedOver);
}

/// <summary>What was decoded of a stream.</summary>
public sealed class StreamCounts
{
    /// <summary>Packets of video that state a time; most writers put one picture in each.</summary>
    public long Pictures { get; set; }

    /// <summary>Metadata packets by the standard that they follow.</summary>
    public SortedDictionary<string, long> Klv { get; } = new(StringComparer.Ordinal);

    public long KlvPackets { get; set; }

    /// <summary>Packets with a checksum that does not hold; shown in counts, never believed.</summary>
    public long ChecksumErrors { get; set; }

    /// <summary>Packets that state no time, so that nothing in them can be dated.</summary>
    public long Untimed { get; set; }

    /// <summary>Packets that could be used: reports of where the sensor was and what it saw.</summary>
    public long Reports { get; set; }

    public long Targets { get; set; }
}
