using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Incidents;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Core.Telemetry;
using Truceline.Engine.Intake;
using Truceline.Engine.Live;
using Truceline.Engine.Record;
using Truceline.Engine.Recording;
using Truceline.Engine.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine;

/// <summary>
/// The life of an incident from a sensor's bytes to an entry of the log, in order. One instance serves one source; a live drone and
/// a replay pass through the same lines.
/// </summary>
internal sealed class IncidentFlow(
    Func<Mission> inForce, string source, SourceRecorder recording, SourceEntries entries, Registrar registrar, LiveHub hub,
    SourceMonitor monitor, Func<Instant, long?, Instant>? receivedAt = null, IGround? elevation = null) : IArrivals, IStreamListener
{
    /// <summary>What it names and where its lines lie stays as it is while the source runs; the modalities are those of each moment.</summary>
    private readonly Mission _mission = inForce();
    private readonly BelievedScene _scene = new(inForce(), source, elevation);
    private readonly List<SceneEvent.ZoneEntered> _entered = [];
    private readonly ClockJumps _jumps = new();
    private readonly SourceImpediments _impediments = new(source, registrar);
    private readonly EnterDoubts _doubts = new(inForce, source, entries, registrar);
    private bool _believed = true;
    private FlightTermsWatch? _flight;
    private StreamReading? _reading;
    private Instant _received;
    private long _missing;

    public StreamReading Reading => _reading ??= new StreamReading(new Mapping(source, _mission.SourceOf(source)), this, receivedAt);

    private FlightTermsWatch Flight => _flight ??= new FlightTermsWatch(source, inForce, _impediments);

    public FlowCounts Counts { get; } = new();

    /// <summary>Why nothing was alleged, where nothing was.</summary>
    public WhyNothing Why { get; } = new(inForce(), source);

    public long Bytes => recording.Offset;

    public async ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation)
    {
        _received = arrival.Received;
        recording.Append(arrival);                                                                  // kept and hashed,
        Reading.Feed(arrival.Bytes.Span, arrival.Datagrams.Span, arrival.Received);                 // then understood (below),
        Measure(arrival);
        await AllegeAsync(cancellation).ConfigureAwait(false);                                      // what it shows alleged,
        await entries.WhenDueAsync(arrival.Received, cancellation).ConfigureAwait(false);           // the recording entered,
        await EnterJumpsAsync(cancellation).ConfigureAwait(false);                                  // what impeded it told,
        await _doubts.RunAsync(_scene.Take(), _received, cancellation).ConfigureAwait(false);       // and from when on it is not believed.
    }

    /// <summary>An asset says where it is: shown, kept in the sidecar, and nothing follows from it.</summary>
    public void Presence(PresenceReport report, bool isKept)
    {
        if (isKept)
        {
            recording.Presence(report);
        }

        if (isKept || _believed)
        {
            hub.Publish(new LiveMessage.Presence(report));
        }
    }

    /// <summary>A packet of metadata was decoded and mapped: its targets are placed, followed, and tested against the zones.</summary>
    public void Frame(FrameReport stated)
    {
        var (report, changes) = _scene.Observe(stated);
        _believed = report.Doubt is null;
        recording.Frame(report);
        _jumps.Look(report);
        if (_believed)
        {
            Flight.Look(report);
        }

        monitor.Framed(report);
        hub.Publish(new LiveMessage.Frame(report));
        Why.Observe(report, changes);
        foreach (var change in changes)
        {
            Counts.Add(change);
            if (change is SceneEvent.ZoneEntered entry)
            {
                _entered.Add(entry);
            }
        }
    }

    public bool WantsPictures => hub.WantsPictures(source) || monitor.WantsPicture;

    public void Picture(in VideoUnit picture, Instant received)
    {
        monitor.Picture(picture);
        hub.Publish(new LiveMessage.Picture(source, picture.Pts, picture.IsKey, received, picture.Bytes.ToArray()));
    }

    public void Streams(IReadOnlyList<TsStream> streams) => monitor.Streams(streams);

    public void Presented(long pts) => recording.Presented(pts);

    public void RandomAccess(long offset) => recording.RandomAccessAt(offset);

    /// <summary>The source ended or was stopped: what is whole is read to its end, what is recorded is entered.</summary>
    public async Task EndAsync(Instant now, CancellationToken cancellation)
    {
        Reading.Flush();
        await AllegeAsync(cancellation).ConfigureAwait(false);
        await Flight.EndAsync(cancellation).ConfigureAwait(false);
        _scene.End();
        await _doubts.RunAsync(_scene.Take(), now, cancellation).ConfigureAwait(false);
        await entries.NowAsync(SegmentCut.End, now, cancellation).ConfigureAwait(false);
    }

    private async ValueTask EnterJumpsAsync(CancellationToken cancellation)
    {
        await Flight.EnterAsync(cancellation).ConfigureAwait(false);
        foreach (var (at, sentence) in _jumps.Take())
        {
            await _impediments.EnterAsync(ImpedimentKind.ClockJump, at, sentence, cancellation).ConfigureAwait(false);
        }
    }

    private void Measure(Arrival arrival)
    {
        recording.Lost((int)(Reading.Transport.ContinuityErrors - _missing));
        _missing = Reading.Transport.ContinuityErrors;
        monitor.Arrived(arrival, Reading);
    }

    /// <summary>
    /// Each entry into a zone: the bytes that show it are sealed and entered, its author is attributed, and the incident that
    /// cites both is entered. What the agreement says of it the register works out from the entry.
    /// </summary>
    private async ValueTask AllegeAsync(CancellationToken cancellation)
    {
        foreach (var entry in _entered)
        {
            await entries.NowAsync(SegmentCut.Alert, _received, cancellation).ConfigureAwait(false);
            var evidence = entries.Showing(entry.From.Pts, entry.Confirmed.Pts);
            var raised = RaiseIncident.From(inForce().At(_received), source, entry, evidence);
            await registrar.MustEnterAsync(
                raised, $"incident/{raised.Incident}", $"incident/{raised.Incident}", _received, [], cancellation).ConfigureAwait(false);
            Counts.Raised.Add(raised.Incident);
        }

        _entered.Clear();
    }
}
