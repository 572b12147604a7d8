using NodaTime;
using Truceline.Core.Marks;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Marks;

/// <summary>A picture that was found in the record, with what the sensor stated for it.</summary>
internal sealed record FoundPicture(MarkedPicture Picture, FrameReport Report);

/// <summary>
/// Finds a picture and its telemetry in the sealed recording, and nowhere else, so that the same is found again when the record is
/// recomputed.
/// </summary>
internal sealed class FindPicture(RecordedVideo recorded)
{
    /// <summary>The console pairs a picture with no older report; nor is one marked by it.</summary>
    public const long OldestReport = 2 * 90_000;

    private static readonly Duration SameRun = Duration.FromMinutes(10);

    /// <summary>The sealed segment that holds the picture, with the one before it; empty where none does.</summary>
    public IReadOnlyList<SealedSegment> SegmentsOf(PictureToMark asked)
    {
        var holding = recorded.Showing(asked.Source, asked.Pts, asked.Pts)
            .Where(segment => segment.ReceivedFrom - SameRun <= asked.Near && segment.ReceivedTo + SameRun >= asked.Near)
            .OrderBy(segment => Distance(segment, asked.Near)).FirstOrDefault();
        if (holding is null)
        {
            return [];
        }

        // A segment that an alert or a mark cut short begins in the middle of things: the one before tells what they are.
        var before = recorded.Between(asked.Source, holding.ReceivedFrom - Duration.FromSeconds(2), holding.ReceivedFrom)
            .LastOrDefault(segment => segment.Path != holding.Path && segment.PtsTo is { } end && end <= holding.PtsFrom && holding.PtsFrom - end < 2 * 90_000);
        return before is null ? [holding] : [before, holding];
    }

    /// <summary>What the sensor stated last before the picture, at most two seconds; or the sentence that says why there is nothing.</summary>
    public async Task<(FoundPicture? Found, string? Refusal)> ReadAsync(
        string source, long pts, IReadOnlyList<SealedSegment> segments, CancellationToken cancellation)
    {
        FrameReport? report = null;
        await foreach (var message in recorded.PlayAsync(source, segments, cancellation).ConfigureAwait(false))
        {
            if (message is LiveMessage.Frame { Report: var stated } && stated.Pts <= pts && stated.Pts >= (report?.Pts ?? long.MinValue))
            {
                report = stated;
            }
        }

        return report is null || pts - report.Pts > OldestReport
            ? (null, "The sensor stated nothing of where it looks within two seconds before that picture.")
            : (new FoundPicture(PictureOf(source, pts, report, segments[^1]), report), null);
    }

    /// <summary>Times to the picture itself, from the recorded values alone.</summary>
    private static MarkedPicture PictureOf(string source, long pts, FrameReport report, SealedSegment segment)
    {
        var into = Duration.FromNanoseconds((pts - segment.PtsFrom!.Value) * 1_000_000_000d / 90_000);
        return new MarkedPicture(
            source,
            report.Claimed + Duration.FromMilliseconds((pts - report.Pts) / 90),
            Instant.Min(segment.ReceivedFrom + into, segment.ReceivedTo),
            pts,
            [new EvidenceCitation(segment.Path, segment.Sha256, pts, pts)]);
    }

    private static Duration Distance(SealedSegment segment, Instant at) =>
        at < segment.ReceivedFrom ? segment.ReceivedFrom - at : at > segment.ReceivedTo ? at - segment.ReceivedTo : Duration.Zero;
}
