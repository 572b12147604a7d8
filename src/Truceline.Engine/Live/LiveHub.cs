using System.Collections.Concurrent;
using System.Threading.Channels;
using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Core.Sensors;

namespace Truceline.Engine.Live;

/// <summary>What viewers see before it is in the log. A slow viewer loses messages; intake never waits for one.</summary>
public sealed class LiveHub
{
    private const int ViewerBacklog = 256;

    private readonly ConcurrentDictionary<Viewer, byte> _viewers = new();

    public void Publish(LiveMessage message)
    {
        foreach (var (viewer, _) in _viewers)
        {
            if (viewer.Wants(message))
            {
                viewer.Queue.Writer.TryWrite(message);
            }
        }
    }

    /// <summary>Whether anybody looks at the pictures of a source; they are put together for viewers alone.</summary>
    public bool WantsPictures(string source)
    {
        foreach (var (viewer, _) in _viewers)
        {
            if (viewer.PicturesOf == source)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What <paramref name="source"/> shows and states from now on, until the token is cancelled.</summary>
    public IAsyncEnumerable<LiveMessage> WatchAsync(string source, CancellationToken cancellation) =>
        SubscribeAsync(message => Concerns(message, source), source, cancellation);

    /// <summary>Messages from now on that <paramref name="wants"/> accepts, pictures apart, until the token is cancelled.</summary>
    public IAsyncEnumerable<LiveMessage> SubscribeAsync(Func<LiveMessage, bool> wants, CancellationToken cancellation) =>
        SubscribeAsync(wants, null, cancellation);

    private static bool Concerns(LiveMessage message, string source) => message switch
    {
        LiveMessage.Picture picture => picture.Source == source,
        LiveMessage.Frame frame => frame.Report.Source == source,
        _ => false,
    };

    private async IAsyncEnumerable<LiveMessage> SubscribeAsync(
        Func<LiveMessage, bool> wants, string? picturesOf, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var viewer = new Viewer(wants, picturesOf, Channel.CreateBounded<LiveMessage>(
            new BoundedChannelOptions(ViewerBacklog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }));
        _viewers.TryAdd(viewer, 0);
        try
        {
            await foreach (var message in viewer.Queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return message;
            }
        }
        finally
        {
            _viewers.TryRemove(viewer, out _);
        }
    }

    private sealed record Viewer(Func<LiveMessage, bool> Wants, string? PicturesOf, Channel<LiveMessage> Queue);
}

public abstract record LiveMessage
{
    private LiveMessage()
    {
    }

    /// <summary>One coded picture in Annex B, with its parameter sets in front where it is a key picture.</summary>
    /// <param name="Pts">90 kHz, unwrapped.</param>
    public sealed record Picture(string Source, long Pts, bool IsKey, Instant Received, ReadOnlyMemory<byte> AnnexB) : LiveMessage;

    /// <summary>What the sensor stated for the picture of the same <see cref="FrameReport.Pts"/>.</summary>
    public sealed record Frame(FrameReport Report) : LiveMessage;

    /// <summary>Where an asset or a patrol says that it is.</summary>
    public sealed record Presence(PresenceReport Report) : LiveMessage;

    public sealed record Health(SourceHealth State) : LiveMessage;

    /// <summary>An entry was sequenced and folded; viewers re-read what it touches.</summary>
    public sealed record Entered(long Index, string Kind, string Subject) : LiveMessage;

    public sealed record CheckpointPublished(long Size, string Root) : LiveMessage;
}

/// <summary>The state of health of a source, as last measured.</summary>
/// <param name="State">starting, receiving, silent, failed.</param>
/// <param name="VideoCodec">h264, mpeg2, hevc or null.</param>
public sealed record SourceHealth(
    string Source, string State, string? VideoCodec, int? Width, int? Height, double BitsPerSecond, double KlvPerSecond,
    long ContinuityErrors, long ChecksumErrors, Instant? LastReceived, string? Trouble)
{
    /// <summary>Lately against as a rule.</summary>
    public SensorTrend Trend { get; init; } = SensorTrend.Nothing;

    /// <summary>What is amiss now.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];
}
