using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Record;

namespace Truceline.Engine.Intake;

/// <summary>
/// What impedes one source, entered when it begins and again when it ends. Where the log itself cannot be written (a full disk), the
/// beginning waits in memory and is entered, with its own time, once it can.
/// </summary>
internal sealed class SourceImpediments(string source, Registrar registrar)
{
    private readonly Dictionary<ImpedimentKind, (Instant From, string Detail, bool Entered)> _open = [];
    private readonly Lock _lock = new();

    /// <summary>Notes a beginning, without entering it yet.</summary>
    public void Begin(ImpedimentKind kind, Instant from, string detail)
    {
        lock (_lock)
        {
            _open.TryAdd(kind, (from, detail, false));
        }
    }

    /// <summary>Enters the beginning or the end of a condition, whichever it has come to.</summary>
    public async Task WhileAsync(bool holds, ImpedimentKind kind, Instant from, Instant now, string detail, CancellationToken cancellation)
    {
        if (holds)
        {
            Begin(kind, from, detail);
            await EnterBeginningsAsync(now, cancellation).ConfigureAwait(false);
        }
        else
        {
            await EndAsync(kind, now, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Bytes are kept again: whatever impeded that has ended.</summary>
    public async ValueTask EndAllAsync(Instant now, CancellationToken cancellation)
    {
        foreach (var kind in Open())
        {
            await EndAsync(kind, now, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Enters something that has no duration, such as a jump of the source's clock.</summary>
    public Task EnterAsync(ImpedimentKind kind, Instant at, string detail, CancellationToken cancellation) =>
        EnterAsync(kind, at, at, detail, at, cancellation);

    /// <summary>Enters every beginning that is not entered yet.</summary>
    public async Task EnterBeginningsAsync(Instant now, CancellationToken cancellation)
    {
        foreach (var kind in Open())
        {
            (Instant From, string Detail, bool Entered) open;
            lock (_lock)
            {
                open = _open[kind];
            }

            var (from, detail, entered) = open;
            if (!entered)
            {
                await EnterAsync(kind, from, null, detail, now, cancellation).ConfigureAwait(false);
                lock (_lock)
                {
                    _open[kind] = (from, detail, true);
                }
            }
        }
    }

    private async Task EndAsync(ImpedimentKind kind, Instant now, CancellationToken cancellation)
    {
        (Instant From, string Detail, bool Entered) open;
        lock (_lock)
        {
            if (!_open.TryGetValue(kind, out open))
            {
                return;
            }
        }

        await EnterAsync(kind, open.From, now, open.Detail, now, cancellation).ConfigureAwait(false);
        lock (_lock)
        {
            _open.Remove(kind);
        }
    }

    private List<ImpedimentKind> Open()
    {
        lock (_lock)
        {
            return [.. _open.Keys];
        }
    }

    /// <summary>Enters a beginning, or with its end the whole.</summary>
    public async Task EnterAsync(ImpedimentKind kind, Instant from, Instant? to, string detail, Instant at, CancellationToken cancellation)
    {
        var id = IdOf(source, kind, from);
        var statement = new Statement.ImpedimentRecorded(id, source, kind, from, to, detail);
        await registrar.MustEnterAsync(
            statement, $"source/{source}", $"impediment/{id}/{(to is null ? "begins" : "ends")}", at, [], cancellation).ConfigureAwait(false);
    }

    /// <summary>The same stretch of a source always has the same id.</summary>
    public static string IdOf(string source, ImpedimentKind kind, Instant from) => $"{source}-{StatementName(kind)}-{from.ToUnixTimeMilliseconds()}";

    private static string StatementName(ImpedimentKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
