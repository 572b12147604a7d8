using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Recording;

namespace Truceline.Server.Live;

/// <summary>The stretch of a source's recording that somebody wants to see.</summary>
/// <param name="Segment">SHA-256 of a segment in it, lower hex: tells which run of the source is meant, since times start anew with each.</param>
internal sealed record Stretch(string Source, long? PtsFrom, long? PtsTo, Instant? From, Instant? To, string? Segment)
{
    /// <summary>90 kHz. The key picture before a moment may lie in the segment before; no segment is longer than this.</summary>
    private const long Margin = 15 * 90_000;

    /// <summary>Its segments in order; of several runs of the source the one that holds the named segment, else the last.</summary>
    public IReadOnlyList<SealedSegment> Find(RecordedVideo recorded)
    {
        var cited = Segment is null ? null : recorded.Find(Segment);
        if (Segment is not null && cited?.Source != Source)
        {
            return [];
        }

        var found = (cited, PtsFrom, From) switch
        {
            (_, { } pts, _) => recorded.Showing(Source, pts - Margin, PtsTo ?? long.MaxValue),
            (_, _, { } from) => recorded.Between(Source, from, To ?? Instant.MaxValue),
            var (one, _, _) => [one!.Value.Segment],
        };
        var runs = Runs(found);
        return runs.FirstOrDefault(run => run.Any(segment => segment.Sha256 == Segment)) ?? runs.LastOrDefault() ?? [];
    }

    /// <summary>No later segment belongs to it: it reaches no further, or is this one segment.</summary>
    public bool EndsBy(SealedSegment segment) =>
        segment.PtsTo >= PtsTo || segment.ReceivedTo >= To || (PtsFrom is null && From is null);

    /// <summary>Cut where time runs backwards: there the source began anew.</summary>
    internal static List<List<SealedSegment>> Runs(IEnumerable<SealedSegment> segments)
    {
        var runs = new List<List<SealedSegment>>();
        foreach (var segment in segments.Where(segment => segment.PtsFrom is not null))
        {
            if (runs.Count == 0 || segment.PtsFrom < runs[^1][^1].PtsFrom)
            {
                runs.Add([]);
            }

            runs[^1].Add(segment);
        }

        return runs;
    }
}

/// <summary>Shows a stretch of the record at the viewer's pace, again from elsewhere whenever it asks, until it leaves.</summary>
internal sealed class Showing(Playback playback, PlaybackPace pace, IReadOnlyList<SealedSegment> segments, long? start, long? end)
{
    public async Task RunAsync(ViewerSocket viewer, CancellationToken cancellation)
    {
        for (var from = start; ; from = pace.TakeSeek())
        {
            if (await ShowAsync(viewer, from, cancellation).ConfigureAwait(false))
            {
                await viewer.SendAsync(new Shown.Ended(), cancellation).ConfigureAwait(false);
                await pace.WaitForSeekAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <returns>False where the viewer wants to be elsewhere before the end.</returns>
    private async Task<bool> ShowAsync(ViewerSocket viewer, long? from, CancellationToken cancellation)
    {
        await foreach (var shown in playback.ShowAsync(segments, from, cancellation).ConfigureAwait(false))
        {
            // What a decoder needs before the moment asked for is sent at once.
            if (shown is Shown.Picture picture && !(picture.Pts < from))
            {
                if (picture.Pts > end)
                {
                    return true;
                }

                if (!await pace.WaitAsync(picture.Pts, cancellation).ConfigureAwait(false))
                {
                    return false;
                }
            }

            await viewer.SendAsync(shown, cancellation).ConfigureAwait(false);
        }

        return !pace.WantsElsewhere;
    }
}
