using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Recording;

/// <summary>
/// Keeps the bytes of one source: each piece is in a file and in a hash when <see cref="Append"/> returns, before anything tries
/// to understand it. Cut into segments, sealed, journalled. Used by one thread at a time; faults are I/O exceptions, after
/// which the recorder is abandoned and a new one is opened, which seals what stands in the files.
/// </summary>
public sealed class SourceRecorder : IDisposable
{
    private static readonly Duration NotesEvery = Duration.FromSeconds(1);

    private readonly RecordingPaths _paths;
    private readonly RecordingOptions _options;
    private readonly PendingSegments _pending;
    private readonly SegmentSealer _sealer;
    private readonly string _session;
    private OpenSegment? _open;
    private SegmentNotes _notes = new();
    private Gap? _gapBefore;
    private Instant? _lastReceived;
    private Instant _notesWritten;
    private Task _sealing = Task.CompletedTask;

    private SourceRecorder(RecordingPaths paths, RecordingOptions options, PendingSegments pending, SegmentSealer sealer, string session)
    {
        _paths = paths;
        _options = options;
        _pending = pending;
        _sealer = sealer;
        _session = session;
    }

    /// <summary>Bytes taken since the recorder was opened; the offset of the next one.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes came again after a silence; whoever enters the recording does so now, and sets it back.</summary>
    public bool GapMet { get; set; }

    /// <summary>Opens the recording of a source. What an earlier run left behind is sealed first, as it stands.</summary>
    /// <param name="begun">Now, by the clock that stamps arrivals; names the session.</param>
    public static SourceRecorder Open(RecordingPaths paths, RecordingOptions options, PendingSegments pending, Instant begun)
    {
        Folders.Create(paths.Live);
        var sealer = new SegmentSealer(paths, pending);
        new RecordingRecovery(paths, sealer).Run();
        return new SourceRecorder(paths, options, pending, sealer, RecordingPaths.SessionAt(begun));
    }

    public void Append(Arrival arrival)
    {
        if (_lastReceived is { } last && arrival.Received - last > _options.Silence)
        {
            Cut(SegmentCut.Gap);
            _gapBefore = new Gap(last, arrival.Received, "No bytes arrived.");
            GapMet = true;
        }

        if (_open is { } open && (arrival.Received - _notes.ReceivedFrom > _options.Longest
            || open.Length + arrival.Bytes.Length > _options.Largest))
        {
            Cut(SegmentCut.Longest);
        }

        _open ??= new OpenSegment(_paths.Part(_session, Offset), Offset, _options.Create);
        _open.Append(arrival.Bytes.Span);
        Offset += arrival.Bytes.Length;
        _lastReceived = arrival.Received;
        _notes.Arrived(arrival.Datagrams.Span, arrival.Received);
        WriteNotes(arrival.Received);
    }

    /// <summary>A decoder can start at this offset; the segment is cut there where it is long enough.</summary>
    public void RandomAccessAt(long offset)
    {
        if (_open is { } open && offset > open.Start && offset <= open.End && _notes.ReceivedTo - _notes.ReceivedFrom >= _options.Aim)
        {
            CutBefore(offset, SegmentCut.RandomAccess);
        }
    }

    /// <summary>Ends the open segment where it stands.</summary>
    public void Cut(SegmentCut why)
    {
        if (_open is { } open)
        {
            CutBefore(open.End, why);
        }
    }

    public void Frame(FrameReport report) => _notes.Frame(report, _options.Ground);

    public void Presence(PresenceReport report) => _notes.Presence(report);

    public void Presented(long pts) => _notes.Presented(pts);

    public void Lost(int packets) => _notes.Continuity += packets;

    /// <summary>Sealed and journalled segments that wait to be entered, once those being sealed are. Cancelling ends the waiting, not the sealing.</summary>
    public async Task<IReadOnlyList<PendingSegment>> SealedAsync(CancellationToken cancellation)
    {
        await _sealing.WaitAsync(cancellation).ConfigureAwait(false);
        return _pending.Waiting;
    }

    /// <summary>Leaves the open part as it is, for recovery to seal. A recording that ends well is cut before.</summary>
    public void Dispose()
    {
        try
        {
            _sealing.Wait();
        }
        catch (AggregateException)
        {
            // What could not be sealed stands in its part; the run that failed has said so.
        }

        _open?.Dispose();
        _open = null;
    }

    private void CutBefore(long offset, SegmentCut why)
    {
        var closed = _open!;
        var notes = _notes;
        var next = new SegmentNotes();
        var tail = notes.MoveTail(closed.End - offset, next);
        if (closed.Length == tail)
        {
            // The one datagram that holds the cut is the whole segment: there is nothing in front of it to seal.
            notes.MoveBack(next);
            return;
        }

        _sealing.GetAwaiter().GetResult();
        offset = closed.End - tail;
        OpenSegment? opened = null;
        if (tail > 0)
        {
            // First the copy, then the shortening: a crash between the two leaves bytes twice, which recovery sees by the offsets.
            opened = new OpenSegment(_paths.Part(_session, offset), offset, _options.Create);
            opened.Append(closed.Tail(offset));
        }

        var hash = closed.EndBefore(offset);
        var gap = _gapBefore;
        _open = opened;
        _notes = tail > 0 ? next : new SegmentNotes();
        _gapBefore = null;
        _sealing = Task.Run(() => _sealer.Seal(closed, hash, notes, gap, _session, why));
    }

    private void WriteNotes(Instant now)
    {
        if (now - _notesWritten >= NotesEvery)
        {
            _notesWritten = now;
            var head = new Sidecar.Head(1, _paths.Source, _session, _open!.Start, _open.Length, SegmentCut.Crash, _notes.Spans);
            Folders.Swap(RecordingPaths.Notes(_open.FilePath), new Sidecar(head, _notes.Lengths, _notes.Footprints) { Presences = _notes.Presences }.Write());
        }
    }
}
