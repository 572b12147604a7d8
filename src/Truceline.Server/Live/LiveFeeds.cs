using System.Runtime.CompilerServices;
using Truceline.Engine.Live;

namespace Truceline.Server.Live;

/// <summary>
/// What viewers of a live source get: its pictures as they are where a browser can show them, else those of one
/// transcoding child that all viewers of the source share and that ends with the last of them.
/// </summary>
internal sealed class LiveFeeds(LiveHub hub, Transcoders transcoders) : IAsyncDisposable
{
    /// <summary>Key pictures that do not tell how they are coded, before the viewer is told so.</summary>
    private const int MostUntold = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedTranscoder> _children = [];

    /// <summary>Pictures and frames of the source from now on; the first picture is a key picture. The coding may change in mid-stream.</summary>
    public async IAsyncEnumerable<Shown> WatchAsync(string source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var found = new Coding();
            await foreach (var shown in AsItIsAsync(source, found, cancellation).ConfigureAwait(false))
            {
                yield return shown;
            }

            var transcoded = new TranscodedFeed(this, source, found.Is);
            await foreach (var shown in transcoded.WatchAsync(cancellation).ConfigureAwait(false))
            {
                yield return shown;
            }

            if (!transcoded.CodingChanged)
            {
                yield break;
            }
        }
    }

    /// <summary>While a browser can show them; ends at the first key picture that it cannot.</summary>
    private async IAsyncEnumerable<Shown> AsItIsAsync(string source, Coding coding, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var untold = 0;
        await foreach (var message in hub.WatchAsync(source, cancellation).ConfigureAwait(false))
        {
            if (message is LiveMessage.Picture { IsKey: true } key)
            {
                // A picture hit by loss may not tell; after several, the viewer is told instead.
                var told = PictureFormat.CodingOf(key.AnnexB.Span);
                coding.Is = told == PictureCoding.Unknown ? coding.Is : told;
                if (coding.Is is PictureCoding.Mpeg2 or PictureCoding.Hevc || (coding.Is == PictureCoding.Unknown && ++untold == MostUntold))
                {
                    yield break;
                }
            }

            if (Show(message, coding.Is) is { } shown)
            {
                yield return shown;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<SharedTranscoder> children;
        lock (_gate)
        {
            children = [.. _children.Values];
            _children.Clear();
        }

        foreach (var child in children)
        {
            await child.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Shown? Show(LiveMessage message, PictureCoding coding) => message switch
    {
        LiveMessage.Picture picture when coding == PictureCoding.H264 =>
            new Shown.Picture(picture.Pts, picture.IsKey, picture.Received, picture.AnnexB),
        LiveMessage.Frame frame => new Shown.Frame(frame.Report),
        _ => null,
    };

    private (SharedTranscoder? Child, string? Trouble) Join(string source, PictureCoding coding)
    {
        lock (_gate)
        {
            if (!_children.TryGetValue(source, out var child) || child.CodingChanged)
            {
                var (started, trouble) = transcoders.Start(coding);
                if (started is null)
                {
                    return (null, trouble);
                }

                _children[source] = child = new SharedTranscoder(started, hub, source, coding);
            }

            child.Viewers++;
            return (child, null);
        }
    }

    private async Task LeaveAsync(string source, SharedTranscoder child)
    {
        lock (_gate)
        {
            if (--child.Viewers > 0)
            {
                return;
            }

            if (_children.GetValueOrDefault(source) == child)
            {
                _children.Remove(source);
            }
        }

        await child.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class Coding
    {
        public PictureCoding Is { get; set; } = PictureCoding.Unknown;
    }

    private sealed class TranscodedFeed(LiveFeeds feeds, string source, PictureCoding coding)
    {
        /// <summary>It ended because the source sends otherwise coded pictures now.</summary>
        public bool CodingChanged { get; private set; }

        public async IAsyncEnumerable<Shown> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            var (child, trouble) = feeds.Join(source, coding);
            if (child is null)
            {
                yield return new Shown.Trouble(trouble!);
                yield break;
            }

            try
            {
                await foreach (var shown in child.WatchAsync(cancellation).ConfigureAwait(false))
                {
                    yield return shown;
                }
            }
            finally
            {
                CodingChanged = child.CodingChanged;
                await feeds.LeaveAsync(source, child).ConfigureAwait(false);
            }
        }
    }
}
