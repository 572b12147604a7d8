using System.Runtime.CompilerServices;
using Truceline.Engine.Live;

namespace Truceline.Server.Live;

/// <summary>One transcoding child for all viewers of a live source.</summary>
internal sealed class SharedTranscoder : IAsyncDisposable
{
    private readonly Transcoder _child;
    private readonly LiveHub _viewers = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _feeding;
    private readonly Task _showing;

    private readonly PictureCoding _coding;

    public SharedTranscoder(Transcoder child, LiveHub hub, string source, PictureCoding coding)
    {
        (_child, _coding) = (child, coding);
        _feeding = FeedAsync(hub, source);
        _showing = ShowAsync(source);
    }

    /// <summary>The source sends otherwise coded pictures now, and the child has ended for it.</summary>
    public bool CodingChanged { get; private set; }

    /// <summary>Counted by the owner, under its lock.</summary>
    public int Viewers { get; set; }

    public async IAsyncEnumerable<Shown> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _ended.Token);
        await using var messages = _viewers.SubscribeAsync(_ => true, either.Token).GetAsyncEnumerator(CancellationToken.None);
        var started = false;
        while (await NextAsync(messages, cancellation).ConfigureAwait(false))
        {
            switch (messages.Current)
            {
                case LiveMessage.Picture picture when started || picture.IsKey:
                    started = true;
                    yield return new Shown.Picture(picture.Pts, picture.IsKey, picture.Received, picture.AnnexB);
                    break;
                case LiveMessage.Frame frame:
                    yield return new Shown.Frame(frame.Report);
                    break;
                default:
                    break;
            }
        }

        if (CodingChanged)
        {
            yield break;
        }

        yield return new Shown.Trouble($"The transcoder ended{(_child.Complaint is { Length: > 0 } said ? $": {said}" : "")}. Open the picture again.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        await _child.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_feeding, _showing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    /// <summary>False where the child ended; the viewer's own leaving is passed on.</summary>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<LiveMessage> messages, CancellationToken viewer)
    {
        try
        {
            return await messages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!viewer.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task FeedAsync(LiveHub hub, string source)
    {
        var started = false;
        try
        {
            await foreach (var message in hub.WatchAsync(source, _ended.Token).ConfigureAwait(false))
            {
                if (message is not LiveMessage.Picture picture)
                {
                    _viewers.Publish(message);
                }
                else if (picture.IsKey && PictureFormat.CodingOf(picture.AnnexB.Span) is var told && told != PictureCoding.Unknown && told != _coding)
                {
                    CodingChanged = true;
                    break;
                }
                else if (started || picture.IsKey)
                {
                    started = true;
                    await _child.WriteAsync(picture, _ended.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // The child broke its pipe, or the last viewer has left.
            await EndAsync().ConfigureAwait(false);
        }
    }

    private async Task ShowAsync(string source)
    {
        await foreach (var picture in _child.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            _viewers.Publish(picture with { Source = source });
        }

        await EndAsync().ConfigureAwait(false);
    }

    private async Task EndAsync()
    {
        try
        {
            await _ended.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // Ended and gone already.
        }
    }
}
