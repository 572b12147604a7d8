using System.Diagnostics;
using System.Threading.Channels;
using NodaTime;
using Truceline.Engine.Live;

namespace Truceline.Server.Live;

/// <summary>
/// Pictures that browsers cannot show, coded anew as H.264 by one ffmpeg child, for viewing only: what is recorded is never
/// touched. The child gets an argument list, sees standard input alone and runs under resource limits (prlimit of
/// util-linux); it goes with the transcoder. PTS are kept.
/// </summary>
internal sealed class Transcoder : IAsyncDisposable
{
    private const int MostRemembered = 1_024;

    private readonly Process _child;
    private readonly TransportWrapper _wrapper;
    private readonly MemoryStream _wrapped = new();
    private readonly Channel<LiveMessage.Picture> _out = Channel.CreateBounded<LiveMessage.Picture>(
        new BoundedChannelOptions(32) { SingleReader = true, SingleWriter = true });

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Instant> _received = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _reading;
    private readonly Task _complaints;
    private string _complaint = "";
    private long _lastPts;

    private readonly Action _gone;

    /// <param name="gone">Called once when the child has ended and nothing of it is left.</param>
    internal Transcoder(Process child, byte streamType, Action gone)
    {
        _child = child;
        _gone = gone;
        _wrapper = new TransportWrapper(streamType);
        _complaints = ListenToComplaintsAsync();
        _reading = ReadChildAsync();
    }

    /// <summary>What the child said last on standard error; empty where it said nothing.</summary>
    public string Complaint => _complaint;

    /// <summary>Hands one picture to the child; waits while the child is busy.</summary>
    /// <exception cref="IOException">The child has ended.</exception>
    public async Task WriteAsync(LiveMessage.Picture picture, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _lastPts = picture.Pts;
            _received[picture.Pts] = picture.Received;
            if (_received.Count > MostRemembered)
            {
                _received.Remove(_received.Keys.First());
            }
        }

        _wrapped.SetLength(0);
        _wrapper.Write(_wrapped, picture.Pts, picture.IsKey, picture.AnnexB.Span);
        var input = _child.StandardInput.BaseStream;
        await input.WriteAsync(_wrapped.GetBuffer().AsMemory(0, (int)_wrapped.Length), cancellation).ConfigureAwait(false);
        await input.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Nothing more comes; what the child still holds comes out, and then <see cref="ReadAsync"/> ends.</summary>
    public void Finish() => _child.StandardInput.Close();

    public IAsyncEnumerable<LiveMessage.Picture> ReadAsync(CancellationToken cancellation) => _out.Reader.ReadAllAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            _child.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        await Task.WhenAll(_reading, _complaints).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _child.Dispose();
        _stopping.Dispose();
        await _wrapped.DisposeAsync().ConfigureAwait(false);
        _gone();
    }

    private async Task ReadChildAsync()
    {
        var pictures = new PictureSink();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await _child.StandardOutput.BaseStream.ReadAsync(buffer, _stopping.Token).ConfigureAwait(false)) > 0;)
            {
                pictures.Feed(buffer.AsSpan(0, read));
                await HandOnAsync(pictures).ConfigureAwait(false);
            }

            pictures.End();
            await HandOnAsync(pictures).ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // The child was killed, or the viewer has gone.
        }
        finally
        {
            _out.Writer.TryComplete();
        }
    }

    private async Task HandOnAsync(PictureSink pictures)
    {
        foreach (var picture in pictures.Take())
        {
            var (pts, received) = Original(picture.Pts);
            await _out.Writer.WriteAsync(new LiveMessage.Picture("", pts, picture.IsKey, received, picture.Bytes), _stopping.Token).ConfigureAwait(false);
        }
    }

    /// <summary>The child's 33-bit time is that of the picture which went in with the same time, modulo its wrap.</summary>
    private (long Pts, Instant Received) Original(long pts)
    {
        lock (_gate)
        {
            const long modulus = 1L << 33;
            var behind = (_lastPts - pts) & (modulus - 1);
            var original = _lastPts - (behind >= modulus / 2 ? behind - modulus : behind);
            var received = _received.TryGetValue(original, out var at) ? at : _received.Values.LastOrDefault();
            return (original, received);
        }
    }

    private async Task ListenToComplaintsAsync()
    {
        try
        {
            while (await _child.StandardError.ReadLineAsync(_stopping.Token).ConfigureAwait(false) is { } line)
            {
                _complaint = line.Length > 300 ? line[..300] : line;
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // Nothing more will be said.
        }
    }
}
