using System.Net;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Engine.Recording;
using Truceline.Engine.Sensors;

namespace Truceline.Engine.Intake;

/// <summary>One source of a running centre: opened, recorded, read, and started again when it fails, until the centre stops.</summary>
internal sealed class SourceRun(Centre centre, string id, string address, TimeProvider clock) : IDisposable
{
    /// <summary>Places a minute where packets are missing, weighted over the last ten seconds, five of them silent: what was lost then is the link.</summary>
    private const double LossesOfALink = 12;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly SourceMonitor _monitor = new(id, centre.Options.Recording.For(centre.Mission.SourceOf(id)).Silence);
    private readonly SourceImpediments _impediments = new(id, centre.Registrar);
    private readonly SemaphoreSlim _one = new(1);
    private SourceEntries? _entries;
    private ImpedimentKind? _silence;

    public SourceHealth Health => _monitor.Health;

    public IReadOnlyList<HealthPoint> Curve => _monitor.Curve;

    public long Bytes => _monitor.Bytes;

    private RecordingOptions Recording => centre.Options.Recording.For(centre.Mission.SourceOf(id));

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (SourceAddress.Parse(address, out var refusal) is not { } from)
        {
            _monitor.Failed(refusal!);
            centre.Hub.Publish(new LiveMessage.Health(_monitor.Measure(Now)));
            return;
        }

        await new SourceSupervisor(Backoff.Standard, clock).RunAsync(
            (delivered, token) => from is SourceAddress.Folder folder
                ? RunFolderAsync(folder, delivered, token)
                : RunAndTellAsync(from.Open(clock, Listed()), delivered, token),
            (_, _) => { }, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Seals and enters what is recorded so far, for a mark that cites it. Does nothing while the source does not run.</summary>
    public async Task SealAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await (_entries?.NowAsync(SegmentCut.Mark, Now, cancellation) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private List<IPAddress> Listed() => [.. (centre.Mission.SourceOf(id)?.Listed ?? []).Select(IPAddress.Parse)];

    /// <summary>Each file is a run of its own: a demultiplexer starts anew, and the recording is entered when it ends.</summary>
    private Task RunFolderAsync(SourceAddress.Folder folder, SourceSupervisor.Delivered delivered, CancellationToken cancellation)
    {
        var files = new DroppedFiles(folder.Path, clock, new TakenFiles(centre, id), sentence =>
        {
            _monitor.Started(sentence);
            centre.Hub.Publish(new LiveMessage.Health(_monitor.Measure(Now)));
        });
        return files.RunAsync((source, token) => RunAndTellAsync(source, delivered, token), cancellation);
    }

    private async Task RunAndTellAsync(ISource source, SourceSupervisor.Delivered delivered, CancellationToken cancellation)
    {
        try
        {
            await RunOnceAsync(source, delivered, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Failed(fault);
            await TellAsync(cancellation).ConfigureAwait(false);
            throw;
        }
    }

    private async Task RunOnceAsync(ISource source, SourceSupervisor.Delivered delivered, CancellationToken cancellation)
    {
        var options = Recording with { Ground = centre.Elevation };
        var paths = new RecordingPaths(centre.Options.Data, id);
        var pending = PendingSegments.Open(centre.Options.Data, id);
        centre.Recorded.Follow(pending);
        using var recording = SourceRecorder.Open(paths, options, pending, Now);
        var entries = new SourceEntries(recording, pending, centre.Registrar, options);
        var flow = new IncidentFlow(() => centre.Mission, id, recording, entries, centre.Registrar, centre.Hub, _monitor, elevation: centre.Elevation);
        _monitor.Started(source.Warning);
        await entries.NowAsync(SegmentCut.Crash, Now, cancellation).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ticking = TickAsync(entries, stop.Token);
        _entries = entries;
        try
        {
            var running = source.RunAsync(new OneAtATime(flow, _one, delivered, _impediments), stop.Token);
            await (await Task.WhenAny(running, ticking).ConfigureAwait(false)).ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ticking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LetGoAsync().ConfigureAwait(false);
            await EndAsync(flow).ConfigureAwait(false);
        }
    }

    /// <summary>Each second: health, silence, and what is due though nothing arrives.</summary>
    private async Task TickAsync(SourceEntries entries, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var opened = Now;
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            var health = _monitor.Measure(Now);
            centre.Hub.Publish(new LiveMessage.Health(health));
            await _one.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                var silentSince = health.LastReceived > opened ? health.LastReceived.Value : opened;
                var silent = Now - silentSince > Recording.Silence;
                if (Now - silentSince > centre.Options.Recording.Silence)
                {
                    // What one recorded that sends now and then is sealed and entered all the same.
                    await entries.NowAsync(SegmentCut.Gap, Now, cancellation).ConfigureAwait(false);
                }

                await TellSilenceAsync(silent, silentSince, health, cancellation).ConfigureAwait(false);
                await entries.WhenDueAsync(Now, cancellation).ConfigureAwait(false);
            }
            finally
            {
                _one.Release();
            }
        }
    }

    /// <summary>A silence that packets were lost before is a lost link; every other is an outage, which the flight plans tell from no flight.</summary>
    private async Task TellSilenceAsync(bool silent, Instant since, SourceHealth health, CancellationToken cancellation)
    {
        if (silent)
        {
            _silence ??= health.Trend.Losses.Short >= LossesOfALink ? ImpedimentKind.LinkLoss : ImpedimentKind.Outage;
        }

        if (_silence is { } kind)
        {
            var detail = kind == ImpedimentKind.LinkLoss ? "No bytes arrive from the source, and packets were lost on the way before." : "No bytes arrive from the source.";
            await _impediments.WhileAsync(silent, kind, since, Now, detail, cancellation).ConfigureAwait(false);
            _silence = silent ? kind : null;
        }
    }

    /// <summary>
    /// No mark seals a run that ends; one that is about to is waited for. Never cut off: it runs because the run was cancelled, and what
    /// holds the turn is itself cancelled by then.
    /// </summary>
    private async Task LetGoAsync()
    {
        await _one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _entries = null;
        _one.Release();
    }

    /// <summary>Seals and enters what is recorded. Never cut off: a recording that has begun is ended whole, whyever the run ends.</summary>
    private async Task EndAsync(IncidentFlow flow)
    {
        try
        {
            await flow.EndAsync(Now, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The run has ended, well or badly; what cannot be sealed now, recovery seals at the next start.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Failed(fault);
        }
    }

    /// <summary>Enters what has begun to impede the source, where the log itself can be written; else it waits until that can be.</summary>
    private async Task TellAsync(CancellationToken cancellation)
    {
        try
        {
            await _impediments.EnterBeginningsAsync(Now, cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A log that cannot be written is why it cannot be told there; the source's health tells it meanwhile.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private void Failed(Exception fault)
    {
        var trouble = RecordingTrouble.Of(fault);
        _monitor.Failed(trouble.Sentence);
        _impediments.Begin(trouble.Kind, Now, trouble.Sentence);
        centre.Hub.Publish(new LiveMessage.Health(_monitor.Measure(Now)));
    }

    /// <summary>Arrivals and ticks take turns; bytes that are kept end what impeded keeping them.</summary>
    private sealed class OneAtATime(IncidentFlow flow, SemaphoreSlim one, SourceSupervisor.Delivered delivered, SourceImpediments impediments) : IArrivals
    {
        public async ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation)
        {
            await one.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                await flow.ArrivedAsync(arrival, cancellation).ConfigureAwait(false);
                delivered.Any = true;
                await impediments.EndAllAsync(arrival.Received, cancellation).ConfigureAwait(false);
            }
            finally
            {
                one.Release();
            }
        }
    }
}
