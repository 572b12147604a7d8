using System.Threading.Channels;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Recording;
using Truceline.Ledger;

namespace Truceline.Engine.Lookback;

/// <summary>Who saw a place, and when.</summary>
/// <param name="Behind">Entries of recordings whose footprints are not taken in yet; what they hold is missing here.</param>
public sealed record LookbackAnswer(IReadOnlyList<Sighting> Sightings, int Behind);

/// <summary>
/// Takes in the footprints of each recording when its entry is folded, from the sidecars, and answers which sources saw a place. What
/// is recorded and not entered yet is read beside it, so that the answer reaches to the live edge.
/// </summary>
public sealed class LookbackIndex : IDisposable
{
    private const int Version = 4;

    /// <summary>Entries taken in with one write while catching up.</summary>
    private const int Batch = 64;

    private readonly ILookbackStore _store;
    private readonly string _dataFolder;
    private readonly RecordedVideo _recorded;
    private readonly Func<IReadOnlyList<string>> _sources;
    private readonly string _origin;
    private readonly Lock _gate = new();
    private readonly Queue<(long Index, string Source, IReadOnlyList<SealedSegment> Segments)> _waiting = [];
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _next;

    internal LookbackIndex(ILookbackStore store, string dataFolder, Register.Register register, LogReader log, RecordedVideo recorded, Func<IReadOnlyList<string>> sources)
    {
        (_store, _dataFolder, _recorded, _sources) = (store, dataFolder, recorded, sources);
        _origin = $"{log.Latest.Origin} {(log.Latest.Size > 0 ? Rfc6962.Leaf(log.Read(0)!.Envelope.Span).ToString() : "")}";
        if (store.Position != LookbackPosition.None
            && (store.Position.Version != Version || store.Position.Origin != _origin || store.Position.Entries > register.Entries))
        {
            store.Clear();
        }

        lock (_gate)
        {
            // Heard before listed, so that nothing folded meanwhile is missed; what is heard waits for the list.
            register.Folded += Heard;
            foreach (var minute in register.List<RecordingView>(RegisterKinds.Recording).Where(minute => minute.Index >= store.Position.Entries).OrderBy(minute => minute.Index))
            {
                Enqueue(minute.Index, minute.Source, minute.Segments);
            }
        }

        _news.Writer.TryWrite(true);
    }

    /// <summary>Takes in what waits, on and on, until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var _ in _news.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            while (TakeIn() && !cancellation.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Stretches of received time, in order, in which a footprint contained the place.</summary>
    public LookbackAnswer Find(Position place, Instant from, Instant to)
    {
        // A few minutes that an entry was just made of are taken in at once; a whole record that is read again is not waited for.
        if (Waiting is > 0 and <= Batch)
        {
            TakeIn();
        }

        var recent = _sources().SelectMany(source => NotEntered(source, from, to)).ToList();
        var blocks = _store.About(place, from, to).ToList();
        // What was entered between the two looks is in both.
        blocks.AddRange(recent.Where(one => !blocks.Exists(block => block.Source == one.Source && block.From <= one.From && block.To >= one.To)).ToList());
        return new LookbackAnswer(Sightings.Of(blocks, place, from, to), Waiting);
    }

    /// <summary>All footprints taken in, for what is worked out from a stretch of time.</summary>
    public ILookbackStore Footprints => _store;

    public void Dispose() => _store.Dispose();

    /// <summary>Entries of recordings that are not taken in yet.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>True where more waits.</summary>
    private bool TakeIn()
    {
        lock (_gate)
        {
            var some = _waiting.Take(Batch).ToList();
            if (some.Count == 0)
            {
                return false;
            }

            var blocks = some.Select(minute => FootprintBlock.Of(minute.Source, minute.Segments.SelectMany(FootprintsOf))).OfType<FootprintBlock>();
            _store.Add([.. blocks], new LookbackPosition(some[^1].Index + 1, Version, _origin));
            for (var i = 0; i < some.Count; i++)
            {
                _waiting.Dequeue();
            }

            return _waiting.Count > 0;
        }
    }

    private IEnumerable<FootprintBlock> NotEntered(string source, Instant from, Instant to)
    {
        // Only the newest are not entered; the whole record need not be gone through for them.
        var latest = Instant.Max(from, _recorded.EnteredUpTo(source));
        return _recorded.PiecesBetween(source, latest, to).Where(piece => piece.State != RecordedState.Entered)
            .Select(piece => FootprintBlock.Of(source, FootprintsOf(piece.Segment))).OfType<FootprintBlock>();
    }

    private void Heard(LoggedEntry entry)
    {
        if (StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is not Statement.SegmentsSealed made)
        {
            return;
        }

        lock (_gate)
        {
            Enqueue(entry.Index, made.Source, made.Segments);
        }

        _news.Writer.TryWrite(true);
    }

    private void Enqueue(long index, string source, IReadOnlyList<SealedSegment> segments)
    {
        if (index >= _next)
        {
            _waiting.Enqueue((index, source, segments));
            _next = index + 1;
        }
    }

    private IEnumerable<Footprint> FootprintsOf(SealedSegment segment) =>
        SidecarFile.Read(Path.Combine(_dataFolder, segment.Sidecar)) is { } sidecar ? FootprintBlock.Told(sidecar) : [];
}
