using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Engine.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>
/// Reads one source's recording on and on: sealed segments, then the part being written, then what that part becomes. Where it is, it
/// knows by run and offset, so that bytes count once however they are cut meanwhile.
/// </summary>
internal sealed class FollowRecording(string dataFolder, RecordingShelf shelf, string source, SourceConfig? config, TimeProvider clock)
{
    /// <summary>Received time between two pieces of one run beyond which nothing was recorded between.</summary>
    private static readonly Duration Seam = Duration.FromSeconds(1);

    /// <summary>A moment this soon after a piece begins may be shown by the last picture of the one before.</summary>
    private static readonly Duration Lead = Duration.FromMilliseconds(250);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Pieces that are looked through for a random-access point before the moment.</summary>
    private const int Back = 6;

    private const int Ahead = 32;

    private readonly CollectedMessages _collected = new(source);
    private readonly PlayedTimes _times = new();
    private StreamReading? _reading;
    private Located? _last;
    private long _reached;

    public async IAsyncEnumerable<Played> RunAsync(Instant from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var begun = Begin(from);
        for (var toldEnd = false; ;)
        {
            var next = begun ?? Next(from);
            begun = null;
            if (next is null)
            {
                if (!toldEnd)
                {
                    yield return new Played.Gap(_last?.Segment.ReceivedTo, null);
                    toldEnd = true;
                }

                await Task.Delay(LookAgain, clock, cancellation).ConfigureAwait(false);
                continue;
            }

            toldEnd = false;
            foreach (var played in Enter(next, from))
            {
                yield return played;
            }

            await foreach (var played in ReadAsync(next, cancellation).ConfigureAwait(false))
            {
                yield return played;
            }
        }
    }

    /// <summary>The piece that holds the moment, or those before it as far as decoding has to begin there; null where nothing was recorded by then.</summary>
    private Located? Begin(Instant from)
    {
        var pieces = shelf.UpTo(from, Back);
        pieces.AddRange(LiveParts.Of(dataFolder, source).Where(part => part.Segment.ReceivedFrom <= from));
        var located = pieces.Select(Locate).ToList();
        if (located.Count == 0)
        {
            return null;
        }

        var at = located.Count - 1;
        if (at > 0 && from - located[at].Segment.ReceivedFrom < Lead && Continues(located[at - 1], located[at]))
        {
            at--;
        }

        while (at > 0 && !located[at].Begins(located[at - 1]) && Continues(located[at - 1], located[at]))
        {
            at--;
        }

        return located[at];
    }

    /// <summary>The first piece that holds bytes not read yet.</summary>
    private Located? Next(Instant from)
    {
        var after = _last is { } last ? last.Segment.ReceivedFrom : from;
        var pieces = shelf.From(after, Ahead).Concat(LiveParts.Of(dataFolder, source));
        return pieces.Select(Locate).FirstOrDefault(piece => _last is not { } last
            ? piece.Segment.ReceivedTo >= from
            : piece.Session == last.Session ? piece.End > _reached : piece.IsAfter(last));
    }

    /// <summary>Turns to a piece: reading goes on where it follows the last one, else begins anew.</summary>
    private List<Played> Enter(Located piece, Instant from)
    {
        var played = new List<Played>();
        var follows = _last is { } last && piece.Session == last.Session && Math.Max(piece.Offset, _reached) == _reached;
        if (!follows)
        {
            _reading?.Flush();
            played.AddRange(_times.Dated(_collected.Take()));
            _reading = new StreamReading(new Mapping(source, config), _collected);
            _times.Restart();
            _reached = piece.Offset;
        }

        var begins = _last is null ? piece.Segment.ReceivedFrom > from : !follows;
        if (begins || piece.Segment.ReceivedFrom - _last?.Segment.ReceivedTo > Seam)
        {
            played.Add(new Played.Gap(_last?.Segment.ReceivedTo, piece.Segment.ReceivedFrom));
        }

        _collected.Doubts(piece.Bytes.Sidecar?.Footprints ?? []);
        _times.Enter(piece.Segment);
        _last = piece;
        return played;
    }

    private async IAsyncEnumerable<Played> ReadAsync(Located piece, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var arrivals = piece.Bytes.ReadAsync(_reached - piece.Offset, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveAsync(arrivals).ConfigureAwait(false))
        {
            var arrival = arrivals.Current;
            if (piece.IsLive && arrival.Datagrams.IsEmpty && piece.Bytes.Sidecar!.Lengths.Total > 0)
            {
                // Shortened while it was read: the rest stands in the next part.
                break;
            }

            _reached += arrival.Bytes.Length;
            _reading!.Feed(arrival.Bytes.Span, arrival.Datagrams.Span, piece.Segment.ReceivedFrom);
            foreach (var played in _times.Dated(_collected.Take()))
            {
                yield return played;
            }
        }

        // A sealed piece is read to its end, even where its file is shorter than it should be.
        _reached = piece.IsLive ? _reached : Math.Max(_reached, piece.End);
    }

    /// <summary>False at the end, and where a part was sealed before it could be opened: it is found again under its name. Ends with the token that the reading was begun with.</summary>
    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<Intake.Arrival> arrivals)
    {
        try
        {
            return await arrivals.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static bool Continues(Located before, Located after) =>
        before.Session == after.Session && after.Segment.ReceivedFrom - before.Segment.ReceivedTo <= Seam;

    private Located Locate(RecordedPiece piece) => new(piece, new SegmentBytes(dataFolder, piece.Segment));

    /// <summary>A piece and where it stands in its run. Without a sidecar each is a run of its own.</summary>
    private sealed class Located(RecordedPiece piece, SegmentBytes bytes)
    {
        public SealedSegment Segment => piece.Segment;

        public SegmentBytes Bytes => bytes;

        public bool IsLive => piece.State == RecordedState.Live;

        public string Session { get; } = bytes.Sidecar?.About.Session ?? piece.Segment.Path;

        public long Offset { get; } = bytes.Sidecar?.About.Offset ?? 0;

        public long End => Offset + Segment.Length;

        /// <summary>Decoding can begin with it.</summary>
        public bool Begins(Located before) => Offset == 0 || before.Bytes.Sidecar?.About.Cut == SegmentCut.RandomAccess;

        public bool IsAfter(Located other) => (Segment.ReceivedFrom, Segment.Path).CompareTo((other.Segment.ReceivedFrom, other.Segment.Path)) > 0;
    }
}
