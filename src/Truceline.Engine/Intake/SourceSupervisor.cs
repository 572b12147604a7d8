namespace Truceline.Engine.Intake;

/// <summary>
/// Keeps one source running: a failure is told and, after a wait that doubles up to a cap, the source is started again; a run
/// that delivered anything starts the waits anew. A source that ends by itself (a file) is done.
/// </summary>
public sealed class SourceSupervisor(Backoff backoff, TimeProvider clock)
{
    /// <param name="start">Makes the run: opens the recording, reads the source to its end; tells what it delivers.</param>
    /// <param name="failed">Told each failure, and the wait that follows.</param>
    public async Task RunAsync(
        Func<Delivered, CancellationToken, Task> start, Action<Exception, TimeSpan> failed, CancellationToken cancellation)
    {
        var failures = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var delivered = new Delivered();
            try
            {
                await start(delivered, cancellation).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The one place where a source's fault is caught: it is told and the source starts again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                failures = delivered.Any ? 1 : failures + 1;
                var wait = backoff.After(failures);
                failed(fault, wait);
                await WaitAsync(wait, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop's condition sees it.
        }
    }

    /// <summary>Set by a run once its source has delivered something.</summary>
    public sealed class Delivered
    {
        public bool Any { get; set; }
    }
}
