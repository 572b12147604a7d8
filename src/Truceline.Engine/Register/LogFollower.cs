using System.Threading.Channels;
using Truceline.Engine.Live;
using Truceline.Ledger;

namespace Truceline.Engine.Register;

/// <summary>Folds each entry soon after its checkpoint is published, and tells viewers.</summary>
internal sealed class LogFollower
{
    private readonly Register _register;
    private readonly LogWriter _log;
    private readonly Channel<Checkpoint> _published = Channel.CreateBounded<Checkpoint>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public LogFollower(LogWriter log, Register register, LiveHub hub)
    {
        (_log, _register) = (log, register);
        log.Published += OnPublished;
        register.Folded += entry => hub.Publish(new LiveMessage.Entered(entry.Index, entry.Header.Kind, entry.Header.Stream));
        Hub = hub;
    }

    private LiveHub Hub { get; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var checkpoint in _published.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                await _register.CatchUpAsync(cancellation).ConfigureAwait(false);
                Hub.Publish(new LiveMessage.CheckpointPublished(checkpoint.Size, checkpoint.Root.ToString()));
            }
        }
        finally
        {
            _log.Published -= OnPublished;
        }
    }

    // On the writer's own thread: only the note that there is something to fold.
    private void OnPublished(Checkpoint checkpoint) => _published.Writer.TryWrite(checkpoint);
}
