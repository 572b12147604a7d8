using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Intake;
using Truceline.Engine.Sensing;
using Truceline.Engine.Sensors;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Live;

/// <summary>Measures the health of one source. Fed by its flow, read by anyone.</summary>
public sealed class SourceMonitor(string source, Duration silence)
{
    private readonly Lock _lock = new();
    private readonly SensorGauge _gauge = new();
    private volatile bool _wantsPicture = true;
    private string? _codec;
    private (int Width, int Height)? _size;
    private long _bytes;
    private long _klv;
    private long _continuity;
    private long _checksum;
    private long _bytesBefore;
    private long _klvBefore;
    private Instant? _measured;
    private Instant? _lastReceived;
    private Instant? _opened;
    private string? _failure;
    private string? _warning;
    private SourceHealth _health = new(source, "starting", null, null, null, 0, 0, 0, 0, null, null);

    /// <summary>As last measured.</summary>
    public SourceHealth Health
    {
        get
        {
            lock (_lock)
            {
                return _health;
            }
        }
    }

    /// <summary>How it did, second by second, for the last ten minutes.</summary>
    internal IReadOnlyList<HealthPoint> Curve
    {
        get
        {
            lock (_lock)
            {
                return _gauge.Curve;
            }
        }
    }

    /// <summary>Kept since the centre started.</summary>
    internal long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    internal void Arrived(Arrival arrival, StreamReading reading)
    {
        lock (_lock)
        {
            _bytes += arrival.Bytes.Length;
            _klv = reading.Counts.KlvPackets;
            _continuity = reading.Transport.ContinuityErrors;
            _checksum = reading.Counts.ChecksumErrors;
            _lastReceived = arrival.Received;
            _failure = null;
            _gauge.Arrived(arrival.Bytes.Length, reading);
        }
    }

    /// <summary>Metadata that states its time was read.</summary>
    internal void Framed(FrameReport report)
    {
        lock (_lock)
        {
            _gauge.Framed(report);
        }
    }

    /// <summary>The size of the pictures is not yet known: one key picture is needed to tell.</summary>
    internal bool WantsPicture => _wantsPicture;

    internal void Picture(in VideoUnit picture)
    {
        if (!picture.IsKey)
        {
            return;
        }

        var size = Size(picture);
        lock (_lock)
        {
            _size = size;
            _wantsPicture = false;
        }
    }

    /// <summary>The map of the stream was read anew.</summary>
    internal void Streams(IReadOnlyList<TsStream> streams)
    {
        lock (_lock)
        {
            _codec = streams.Select(stream => Name(stream.Content)).FirstOrDefault(name => name is not null);
            _size = null;
            _wantsPicture = true;
        }
    }

    /// <summary>The source failed, or what it delivers cannot be kept; the sentence stands until bytes are kept again.</summary>
    public void Failed(string sentence)
    {
        lock (_lock)
        {
            _failure = sentence;
        }
    }

    /// <summary>A new run of the source begins, whose counts start from nothing.</summary>
    /// <param name="warning">What the operating system did not grant.</param>
    public void Started(string? warning)
    {
        lock (_lock)
        {
            _warning = warning;
            _klv = _klvBefore = 0;
            _gauge.Started();
        }
    }

    /// <summary>Takes the rates since the last measurement.</summary>
    public SourceHealth Measure(Instant now)
    {
        lock (_lock)
        {
            var seconds = _measured is { } before ? (now - before).TotalSeconds : 0;
            var bits = seconds > 0 ? Math.Round((_bytes - _bytesBefore) * 8 / seconds) : 0;
            var klv = seconds > 0 ? Math.Round((_klv - _klvBefore) / seconds, 2) : 0;
            var state = State(now);
            // Before its first byte a source is neither measured nor missed.
            var lasted = _measured is { } last && state != "starting" ? now - last : Duration.Zero;
            _gauge.Measure(lasted, state is "silent" or "failed", now);
            (_measured, _bytesBefore, _klvBefore) = (now, _bytes, _klv);
            _health = new SourceHealth(
                source, state, _codec, _size?.Width, _size?.Height, bits, klv, _continuity, _checksum, _lastReceived, _failure ?? _warning)
            {
                Trend = _gauge.Trend,
                Alarms = _gauge.Alarms,
            };
            return _health;
        }
    }

    private static string? Name(TsContent content) => content switch
    {
        TsContent.H264 => "h264",
        TsContent.Hevc => "hevc",
        TsContent.Mpeg2Video => "mpeg2",
        _ => null,
    };

    private static (int Width, int Height)? Size(in VideoUnit picture) => picture.Codec switch
    {
        TsContent.H264 when H264Sps.Find(picture.Bytes) is { } sps => (sps.Width, sps.Height),
        TsContent.Mpeg2Video when Mpeg2Sequence.Find(picture.Bytes) is { } sequence => (sequence.Width, sequence.Height),
        _ => null,
    };

    private string State(Instant now) => this switch
    {
        { _failure: not null } => "failed",
        { _lastReceived: null } when now - (_opened ??= now) <= silence => "starting",
        { _lastReceived: null } => "silent",
        { _lastReceived: { } last } when now - last > silence => "silent",
        _ => "receiving",
    };
}
