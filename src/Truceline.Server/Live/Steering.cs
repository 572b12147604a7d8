using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Server.Live;

/// <summary>What a viewer of the record sends: one of these, or several.</summary>
/// <param name="Rate">Times real time, 0.1 to 16.</param>
/// <param name="Seek">90 kHz, unwrapped.</param>
/// <param name="At">The moment to show from, in microseconds since 1970 by the centre's clock; for a viewer that keeps the clock itself.</param>
/// <param name="Number">Of that wish; comes back before the first picture of it.</param>
/// <param name="Until">Pictures up to this moment are wanted now, likewise.</param>
public sealed record Steering(
    double? Rate = null, bool? Pause = null, long? Seek = null, long? At = null, int? Number = null, long? Until = null)
{
    /// <summary>Null where the text is none; it is then passed over.</summary>
    public static Steering? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Steering>(json, StatementJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>When the next recorded picture is due, as the viewer steers. One task waits, another steers.</summary>
internal sealed class PlaybackPace(TimeProvider clock)
{
    private const double TicksPerSecond = 90_000;

    /// <summary>A step in time that is no pause between two pictures; the pace starts anew there.</summary>
    private const long Jump = 10 * 90_000;

    private readonly Lock _gate = new();
    private double _rate = 1;
    private bool _paused;
    private long? _seek;
    private long? _fromPts;
    private long _fromTime;
    private TaskCompletionSource _steered = NewSignal();

    public void Steer(Steering steering)
    {
        TaskCompletionSource steered;
        lock (_gate)
        {
            Anchor(Position());
            _rate = steering.Rate is { } rate && double.IsFinite(rate) ? Math.Clamp(rate, 0.1, 16) : _rate;
            _paused = steering.Pause ?? _paused;
            _seek = steering.Seek ?? _seek;
            (steered, _steered) = (_steered, NewSignal());
        }

        steered.SetResult();
    }

    public bool WantsElsewhere
    {
        get
        {
            lock (_gate)
            {
                return _seek is not null;
            }
        }
    }

    /// <summary>Where the viewer wants to be; asked once.</summary>
    public long? TakeSeek()
    {
        lock (_gate)
        {
            var seek = _seek;
            if (seek is not null)
            {
                (_seek, _fromPts) = (null, null);
            }

            return seek;
        }
    }

    /// <summary>Waits until the picture of this time is due; false as soon as the viewer wants to be elsewhere.</summary>
    public async Task<bool> WaitAsync(long pts, CancellationToken cancellation)
    {
        while (true)
        {
            Task steered;
            TimeSpan? wait;
            lock (_gate)
            {
                if (_seek is not null)
                {
                    return false;
                }

                steered = _steered.Task;
                wait = Until(pts);
            }

            if (wait <= TimeSpan.Zero)
            {
                return true;
            }

            await SleepAsync(wait, steered, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>After the end: waits until the viewer wants to be elsewhere.</summary>
    public async Task WaitForSeekAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task steered;
            lock (_gate)
            {
                if (_seek is not null)
                {
                    return;
                }

                steered = _steered.Task;
            }

            await steered.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task SleepAsync(TimeSpan? wait, Task steered, CancellationToken cancellation)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sleep = Task.Delay(wait ?? Timeout.InfiniteTimeSpan, clock, awake.Token);
        await Task.WhenAny(sleep, steered).ConfigureAwait(false);
        await awake.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Null while paused.</summary>
    private TimeSpan? Until(long pts)
    {
        if (_fromPts is not { } || Math.Abs(pts - Position()!.Value) > Jump)
        {
            Anchor(pts);
        }

        return pts <= Position() ? TimeSpan.Zero
            : _paused ? null
            : TimeSpan.FromSeconds((pts - Position()!.Value) / TicksPerSecond / _rate);
    }

    private long? Position() => _fromPts is not { } from ? null
        : _paused ? from
        : from + (long)(clock.GetElapsedTime(_fromTime).TotalSeconds * TicksPerSecond * _rate);

    private void Anchor(long? pts) => (_fromPts, _fromTime) = (pts, clock.GetTimestamp());

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
