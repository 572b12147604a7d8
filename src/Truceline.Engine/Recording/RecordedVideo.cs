using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Engine.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>What is recorded, to be played and handed on: entered, sealed, and what is still being written. Safe for several threads.</summary>
public sealed class RecordedVideo
{
    private readonly string _dataFolder;
    private readonly Mission _mission;
    private readonly ConcurrentDictionary<string, (string Source, SealedSegment Segment)> _byHash = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RecordingShelf> _shelves = new(StringComparer.Ordinal);

    internal RecordedVideo(string dataFolder, Register.Register register, Mission mission)
    {
        (_dataFolder, _mission) = (dataFolder, mission);
        foreach (var minute in register.List<RecordingView>(RegisterKinds.Recording))
        {
            Know(minute.Source, minute.Segments, RecordedState.Entered, minute.Gaps);
        }

        register.Folded += entry =>
        {
            if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is Statement.SegmentsSealed made)
            {
                Know(made.Source, made.Segments, RecordedState.Entered, made.Gaps);
            }
        };
    }

    /// <summary>Sources of which anything is sealed.</summary>
    public IReadOnlyList<string> Sources => [.. _shelves.Keys.Order(StringComparer.Ordinal)];

    /// <summary>When the first sealed segment of any source began; null where nothing is recorded.</summary>
    public Instant? Begun => _shelves.Values.Min(shelf => shelf.Begun);

    /// <summary>When the last entered segment of a source ends; the beginning of time where there is none.</summary>
    internal Instant EnteredUpTo(string source) => Shelf(source).EnteredUpTo;

    /// <summary>Silences of a source that its entries state, within a stretch of time.</summary>
    public IReadOnlyList<Gap> GapsBetween(string source, Instant from, Instant to) => Shelf(source).GapsBetween(from, to);

    /// <summary>Takes in what is sealed before an entry vouches for it.</summary>
    internal void Follow(PendingSegments pending)
    {
        pending.Placed += line => Know(pending.Source, [line.Segment], RecordedState.Sealed, []);
        Know(pending.Source, pending.Waiting.Select(line => line.Segment), RecordedState.Sealed, []);
    }

    /// <summary>The raw bytes of a segment; null where none of that hash is recorded. The caller disposes of it.</summary>
    /// <param name="sha256">Lower hex.</param>
    public Stream? Open(string sha256) =>
        _byHash.TryGetValue(sha256, out var found) && Absolute(found.Segment) is var path && File.Exists(path) ? File.OpenRead(path) : null;

    /// <summary>Where a segment is recorded; null where none of that hash is.</summary>
    public (string Source, SealedSegment Segment)? Find(string sha256) => _byHash.TryGetValue(sha256, out var found) ? found : null;

    /// <summary>Sealed segments of a source that were being received within a stretch of time, in order.</summary>
    public IReadOnlyList<SealedSegment> Between(string source, Instant from, Instant to) =>
        [.. Shelf(source).Between(from, to).Select(piece => piece.Segment)];

    /// <summary>The same with how far each has come, and what is still being written.</summary>
    public IReadOnlyList<RecordedPiece> PiecesBetween(string source, Instant from, Instant to) =>
    [
        .. Shelf(source).Between(from, to),
        .. LiveParts.Of(_dataFolder, source).Where(piece => piece.Segment.ReceivedFrom <= to && piece.Segment.ReceivedTo >= from),
    ];

    /// <summary>Sealed segments of a source that hold a stretch of video, 90 kHz unwrapped, in order. Times start anew when a source does.</summary>
    public IReadOnlyList<SealedSegment> Showing(string source, long ptsFrom, long ptsTo) =>
        [.. Shelf(source).Where(segment => segment.PtsFrom <= ptsTo && segment.PtsTo >= ptsFrom).Select(piece => piece.Segment)];

    /// <summary>
    /// Pictures and reports of segments, in the order of the stream, as they were shown live. What lies before the first
    /// random-access point cannot be decoded: give segments from one before the first that is wanted.
    /// </summary>
    public IAsyncEnumerable<LiveMessage> PlayAsync(string source, IReadOnlyList<SealedSegment> segments, CancellationToken cancellation) =>
        PlayAsync(source, segments.ToAsyncEnumerable(), cancellation);

    /// <summary>The same of segments that become known while they are played.</summary>
    public async IAsyncEnumerable<LiveMessage> PlayAsync(
        string source, IAsyncEnumerable<SealedSegment> segments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var collected = new CollectedMessages(source);
        var reading = new StreamReading(new Mapping(source, _mission.SourceOf(source)), collected);
        await foreach (var segment in segments.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var bytes = new SegmentBytes(_dataFolder, segment);
            collected.Doubts(bytes.Sidecar?.Footprints ?? []);
            await foreach (var piece in bytes.ReadAsync(cancellation).ConfigureAwait(false))
            {
                reading.Feed(piece.Bytes.Span, piece.Datagrams.Span, segment.ReceivedFrom);
                foreach (var message in collected.Take())
                {
                    yield return message;
                }
            }
        }

        reading.Flush();
        foreach (var message in collected.Take())
        {
            yield return message;
        }
    }

    /// <summary>
    /// What a source recorded from a moment on, across segments, silences and runs, and on as it is recorded. It begins with a
    /// random-access point before the moment where one is known, and does not end before the token is cancelled.
    /// </summary>
    public IAsyncEnumerable<Played> FollowAsync(string source, Instant from, TimeProvider clock, CancellationToken cancellation) =>
        new FollowRecording(_dataFolder, Shelf(source), source, _mission.SourceOf(source), clock).RunAsync(from, cancellation);

    private RecordingShelf Shelf(string source) => _shelves.GetValueOrDefault(source) ?? new RecordingShelf();

    private void Know(string source, IEnumerable<SealedSegment> segments, RecordedState state, IEnumerable<Gap> gaps)
    {
        var shelf = _shelves.GetOrAdd(source, _ => new RecordingShelf());
        foreach (var segment in segments)
        {
            shelf.Put(segment, state);
            _byHash[segment.Sha256] = (source, segment);
        }

        foreach (var gap in gaps)
        {
            shelf.Put(gap);
        }
    }

    private string Absolute(SealedSegment segment) => Path.Combine(_dataFolder, segment.Path);
}
