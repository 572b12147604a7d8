using System.Threading.Channels;

namespace Truceline.Ledger;

/// <summary>
/// The one writer of a log. Drafts that arrive while a group is being committed make up the next group, so that many
/// share one flush. Safe for several threads.
/// </summary>
public sealed class LogWriter : IAsyncDisposable
{
    private const int Waiting = 4096;
    private const int LargestGroup = 1024;

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Sequencer _sequencer;
    private readonly TimeProvider _clock;
    private readonly IDisposable? _lock;
    private readonly Task _running;

    internal LogWriter(ILogStore store, LogKey key, Sequencer sequencer, TimeProvider clock, IDisposable? held)
    {
        (_sequencer, _clock, _lock) = (sequencer, clock, held);
        Reader = new LogReader(store, key.Verifier);
        Reader.Publish(sequencer.Published, sequencer.PublishedBytes);
        _running = Task.Run(RunAsync);
    }

    /// <summary>
    /// Told of each published checkpoint, in order, on the writer's own thread: a handler is quick, and its exceptions are
    /// its own affair.
    /// </summary>
    public event Action<Checkpoint>? Published;

    /// <summary>Reads what has been published.</summary>
    public LogReader Reader { get; }

    /// <summary>How long the last group took from its first byte to its checkpoint.</summary>
    public TimeSpan LastCommit { get; private set; }

    /// <summary>
    /// Takes the log's lock, makes the log where there is none, drops what an interrupted write left beyond the checkpoint,
    /// checks the tail and rebuilds the index.
    /// </summary>
    /// <param name="key">Its name is the origin.</param>
    /// <param name="origin">Names the log for all time; without white space and plus signs.</param>
    /// <exception cref="LogFaultException">The log is in use, of another key or origin, or damaged.</exception>
    public static Task<LogWriter> OpenAsync(
        string dataFolder, LogKey key, string origin, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Verifier.Name == origin
            ? Task.Run(() => Open(dataFolder, key, origin, clock), cancellation)
            : throw new LogFaultException($"The log {origin} is signed by a key of that name, not by one of {key.Verifier.Name}.");
    }

    /// <summary>
    /// Answers once the entry is on disk and under a published checkpoint. Cancelling ends the waiting, not the writing:
    /// the same command, appended again, tells what became of it.
    /// </summary>
    public async Task<AppendResult> AppendAsync(EntryDraft draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (_sequencer.Refusal(draft) is { } reason)
        {
            return new AppendResult.Refused(reason);
        }

        var pending = new Pending(draft);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return new AppendResult.Refused("The log is closed.");
        }

        return await pending.Answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// How a stream and a command stand in the published log, without waiting for what is being written: the version of the stream's
    /// last entry (-1 for none) and the index at which the command was entered (null where it was not). What a decision on it is
    /// worth, the append tells that names the version.
    /// </summary>
    public (long Version, long? Index) Standing(string stream, string command) => _sequencer.Standing(stream, command);

    /// <summary>Commits what is waiting, then lets go of the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        try
        {
            await _running.ConfigureAwait(false);
        }
        finally
        {
            _lock?.Dispose();
        }
    }

    private static LogWriter Open(string dataFolder, LogKey key, string origin, TimeProvider clock)
    {
        FileStream? held = null;
        try
        {
            var folder = Path.Combine(Path.GetFullPath(dataFolder), "log");
            Directory.CreateDirectory(folder);
            held = TakeLock(Path.Combine(folder, "lock"));
            var store = new FolderStore(folder);
            var sequencer = new LogOpening(store, key, origin).Open(body => BodyFile.Trouble(dataFolder, body));
            return new LogWriter(store, key, sequencer, clock, held);
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            held?.Dispose();
            throw new LogFaultException($"The log could not be opened. {StoreTrouble.Sentence(fault)}", fault);
        }
        catch (LogFaultException)
        {
            held?.Dispose();
            throw;
        }
    }

    private static FileStream TakeLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new LogFaultException($"Another program is writing this log ({path} is locked); stop it first.", taken);
        }
    }

    /// <summary>Never cut off: it ends when the queue does, so that each draft taken in is written or refused, and answered.</summary>
    private async Task RunAsync()
    {
        var group = new List<Pending>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            try
            {
                Commit(group);
            }
            catch (Exception fault)
            {
                _queue.Writer.TryComplete();
                Fail(group, fault);
                throw;
            }
        }
    }

    private void Commit(List<Pending> group)
    {
        var (began, before) = (_clock.GetTimestamp(), _sequencer.Published);
        var answers = _sequencer.Commit(group.ConvertAll(pending => pending.Draft));
        if (_sequencer.Published != before)
        {
            LastCommit = _clock.GetElapsedTime(began);
            Reader.Publish(_sequencer.Published, _sequencer.PublishedBytes);
            Announce(_sequencer.Published);
        }

        for (var i = 0; i < group.Count; i++)
        {
            group[i].Answer.TrySetResult(answers[i]);
        }
    }

    private void Announce(Checkpoint checkpoint)
    {
        try
        {
            Published?.Invoke(checkpoint);
        }
#pragma warning disable CA1031 // A listener's fault must not stop the record.
        catch (Exception)
        {
        }
#pragma warning restore CA1031
    }

    private void Fail(List<Pending> group, Exception fault)
    {
        foreach (var pending in group)
        {
            pending.Answer.TrySetException(fault);
        }

        while (_queue.Reader.TryRead(out var waiting))
        {
            waiting.Answer.TrySetException(fault);
        }
    }

    private sealed record Pending(EntryDraft Draft)
    {
        public TaskCompletionSource<AppendResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
