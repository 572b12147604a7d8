using System.Threading.Channels;

namespace Truceline.Server.Live;

/// <summary>
/// Between a feed that does not wait and a viewer that may be slow. When the viewer falls behind, everything waiting is
/// dropped and it goes on at the next key picture: late pictures are worth nothing, and half a group of them less.
/// </summary>
internal sealed class ViewerQueue
{
    private const int Backlog = 240;

    private readonly Channel<Shown> _waiting = Channel.CreateBounded<Shown>(new BoundedChannelOptions(Backlog) { SingleWriter = true });
    private bool _skipping;

    /// <summary>How often everything waiting was dropped.</summary>
    public int Drops { get; private set; }

    public ChannelReader<Shown> Reader => _waiting.Reader;

    public async Task FillAsync(IAsyncEnumerable<Shown> feed, CancellationToken cancellation)
    {
        try
        {
            await foreach (var shown in feed.WithCancellation(cancellation).ConfigureAwait(false))
            {
                Add(shown);
            }

            _waiting.Writer.TryComplete();
        }
        catch (Exception fault)
        {
            _waiting.Writer.TryComplete(fault);
        }
    }

    internal void Add(Shown shown)
    {
        _skipping &= shown is not Shown.Picture { IsKey: true };
        if (_skipping && shown is Shown.Picture)
        {
            return;
        }

        if (_waiting.Writer.TryWrite(shown))
        {
            return;
        }

        while (_waiting.Reader.TryRead(out _))
        {
            // Late.
        }

        Drops++;
        _skipping = shown is not Shown.Picture { IsKey: true };
        if (!_skipping || shown is not Shown.Picture)
        {
            _waiting.Writer.TryWrite(shown);
        }
    }
}
