using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Record;

namespace Truceline.Engine.Recording;

/// <summary>When a source's recording is entered: every minute, and sooner on a gap, an alert, or the end.</summary>
internal sealed class SourceEntries(SourceRecorder recording, PendingSegments pending, Registrar registrar, RecordingOptions options)
{
    // Citations reach back as far as a track may take to enter a zone.
    private const int Remembered = 64;

    private readonly EnterSegments _enter = new(registrar, pending.Source);
    private readonly Queue<SealedSegment> _recent = [];
    private Instant? _last;

    /// <summary>Enters what is sealed where a minute has passed, or where a gap was met.</summary>
    public async ValueTask WhenDueAsync(Instant now, CancellationToken cancellation)
    {
        _last ??= now;
        if (now - _last < options.EnterEvery && !recording.GapMet)
        {
            return;
        }

        await EnterAsync(now, cancellation).ConfigureAwait(false);
    }

    /// <summary>Seals what is open and enters everything.</summary>
    public async Task NowAsync(SegmentCut why, Instant now, CancellationToken cancellation)
    {
        recording.Cut(why);
        await EnterAsync(now, cancellation).ConfigureAwait(false);
    }

    /// <summary>The sealed segments that hold this stretch of video.</summary>
    public IReadOnlyList<EvidenceCitation> Showing(long ptsFrom, long ptsTo) =>
    [
        .. _recent.Where(segment => segment.PtsFrom <= ptsTo && segment.PtsTo >= ptsFrom)
            .Select(segment => new EvidenceCitation(
                segment.Path, segment.Sha256, Math.Max(ptsFrom, segment.PtsFrom!.Value), Math.Min(ptsTo, segment.PtsTo!.Value))),
    ];

    private async Task EnterAsync(Instant now, CancellationToken cancellation)
    {
        foreach (var line in await recording.SealedAsync(cancellation).ConfigureAwait(false))
        {
            _recent.Enqueue(line.Segment);
            if (_recent.Count > Remembered)
            {
                _recent.Dequeue();
            }
        }

        await _enter.RunAsync(pending, now, cancellation).ConfigureAwait(false);
        _last = now;
        recording.GapMet = false;
    }
}
