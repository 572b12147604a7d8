using System.Collections.Concurrent;
using System.Threading.Channels;
using NodaTime;
using Truceline.Core.Sensing;

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

    /// <summary>Messages from now on that <paramref name="wants"/> accepts, until the token is cancelled.</summary>
    public async IAsyncEnumerable<LiveMessage> SubscribeAsync(
        Func<LiveMessage, bool> wants, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var viewer = new Viewer(wants, Channel.CreateBounded<LiveMessage>(
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

    private sealed record Viewer(Func<LiveMessage, bool> Wants, Channel<LiveMessage> Queue);
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
    long ContinuityErrors, long ChecksumErrors, Instant? LastReceived, string? Trouble);
