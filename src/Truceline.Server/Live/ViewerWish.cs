using NodaTime;

namespace Truceline.Server.Live;

/// <summary>Which moment a viewer wants to see, and how far it wants pictures. One task shows, another steers.</summary>
internal sealed class ViewerWish
{
    private readonly Lock _gate = new();
    private (int Number, Instant At)? _wanted;
    private Instant _until = Instant.MinValue;
    private TaskCompletionSource _steered = NewSignal();

    public void Steer(Steering steering)
    {
        TaskCompletionSource steered;
        lock (_gate)
        {
            _wanted = Moment(steering.At) is { } at ? (steering.Number ?? 0, at) : _wanted;
            // The whole microsecond that the viewer names: moments here are finer.
            _until = Moment(steering.Until) is { } until ? until + Duration.FromNanoseconds(999) : _until;
            (steered, _steered) = (_steered, NewSignal());
        }

        steered.SetResult();
    }

    /// <summary>The next moment asked for; each is answered once, and one that another overtook not at all.</summary>
    public async Task<(int Number, Instant At)> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var steered = Signal();
            lock (_gate)
            {
                if (_wanted is { } wanted)
                {
                    _wanted = null;
                    return wanted;
                }
            }

            await steered.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Completes when another moment is asked for.</summary>
    public async Task ElsewhereAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var steered = Signal();
            lock (_gate)
            {
                if (_wanted is not null)
                {
                    return;
                }
            }

            await steered.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Waits until a picture of this moment is wanted.</summary>
    public async Task WaitUntilAsync(Instant at, CancellationToken cancellation)
    {
        while (true)
        {
            var steered = Signal();
            lock (_gate)
            {
                if (at <= _until)
                {
                    return;
                }
            }

            await steered.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private Task Signal()
    {
        lock (_gate)
        {
            return _steered.Task;
        }
    }

    /// <summary>Null for nothing, and for what is no moment.</summary>
    private static Instant? Moment(long? micros) =>
        micros is { } given and > 0 and < 253_402_300_800_000_000 ? NodaConstants.UnixEpoch + Duration.FromTicks(checked(given * 10)) : null;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
