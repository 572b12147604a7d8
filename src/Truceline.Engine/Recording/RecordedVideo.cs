using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Engine.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Recording;

/// <summary>What is recorded and entered, to be played and handed on. Safe for several threads.</summary>
public sealed class RecordedVideo
{
    private readonly string _dataFolder;
    private readonly Register.Register _register;
    private readonly Mission _mission;
    private readonly ConcurrentDictionary<string, (string Source, SealedSegment Segment)> _byHash = new(StringComparer.Ordinal);

    internal RecordedVideo(string dataFolder, Register.Register register, Mission mission)
    {
        (_dataFolder, _register, _mission) = (dataFolder, register, mission);
        foreach (var minute in register.List<RecordingView>(RegisterKinds.Recording))
        {
            Know(minute.Source, minute.Segments);
        }

        register.Folded += entry =>
        {
            if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is Statement.SegmentsSealed made)
            {
                Know(made.Source, made.Segments);
            }
        };
    }

    /// <summary>The raw bytes of a segment; null where none of that hash is recorded. The caller disposes of it.</summary>
    /// <param name="sha256">Lower hex.</param>
    public Stream? Open(string sha256) =>
        _byHash.TryGetValue(sha256, out var found) && Absolute(found.Segment) is var path && File.Exists(path) ? File.OpenRead(path) : null;

    /// <summary>Where a segment is recorded; null where none of that hash is.</summary>
    public (string Source, SealedSegment Segment)? Find(string sha256) => _byHash.TryGetValue(sha256, out var found) ? found : null;

    /// <summary>Segments of a source that were being received within a stretch of time, in order.</summary>
    public IReadOnlyList<SealedSegment> Between(string source, Instant from, Instant to) =>
        Of(source, segment => segment.ReceivedFrom <= to && segment.ReceivedTo >= from);

    /// <summary>Segments of a source that hold a stretch of video, 90 kHz unwrapped, in order. Times start anew when a source does.</summary>
    public IReadOnlyList<SealedSegment> Showing(string source, long ptsFrom, long ptsTo) =>
        Of(source, segment => segment.PtsFrom <= ptsTo && segment.PtsTo >= ptsFrom);

    /// <summary>
    /// Pictures and reports of segments, in the order of the stream, as they were shown live. What lies before the first
    /// random-access point cannot be decoded: give segments from one before the first that is wanted.
    /// </summary>
    public async IAsyncEnumerable<LiveMessage> PlayAsync(
        string source, IReadOnlyList<SealedSegment> segments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var collected = new Collector(source);
        var reading = new StreamReading(new Mapping(source, _mission.SourceOf(source)), collected);
        foreach (var segment in segments)
        {
            await foreach (var piece in new SegmentBytes(_dataFolder, segment).ReadAsync(cancellation).ConfigureAwait(false))
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

    private List<SealedSegment> Of(string source, Func<SealedSegment, bool> wanted) =>
    [
        .. _byHash.Values.Where(known => known.Source == source && wanted(known.Segment)).Select(known => known.Segment)
            .OrderBy(segment => segment.ReceivedFrom).ThenBy(segment => segment.Path, StringComparer.Ordinal),
    ];

    private void Know(string source, IEnumerable<SealedSegment> segments)
    {
        foreach (var segment in segments)
        {
            _byHash[segment.Sha256] = (source, segment);
        }
    }

    private string Absolute(SealedSegment segment) => Path.Combine(_dataFolder, segment.Path);

    private sealed class Collector(string source) : IStreamListener
    {
        private List<LiveMessage> _messages = [];

        public void Picture(in VideoUnit picture, Instant received) =>
            _messages.Add(new LiveMessage.Picture(source, picture.Pts, picture.IsKey, received, picture.Bytes.ToArray()));

        public void Frame(FrameReport report) => _messages.Add(new LiveMessage.Frame(report));

        public void RandomAccess(long offset)
        {
        }

        public List<LiveMessage> Take() => Interlocked.Exchange(ref _messages, []);
    }
}
