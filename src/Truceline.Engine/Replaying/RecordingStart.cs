using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Sensing;
using Truceline.Engine.Sensing;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Replaying;

/// <summary>When a recording says that it begins.</summary>
/// <param name="Claimed">Null where nothing in it states a time.</param>
/// <param name="FirstPts">The earliest presentation time met, 90 kHz unwrapped; null where there is none.</param>
internal sealed record RecordingStart(Instant? Claimed, long? FirstPts)
{
    private const int Piece = 128 * 1024;

    /// <summary>Reads from the beginning until a time is stated, which takes the whole of a file that states none.</summary>
    public static async Task<RecordingStart> OfAsync(string path, string source, SourceConfig? config, CancellationToken cancellation)
    {
        var first = new First();
        var reading = new StreamReading(new Mapping(source, config), first);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[Piece];
        int length;
        while (first.Report is null && (length = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            reading.Feed(buffer.AsSpan(0, length), [], default);
        }

        reading.Flush();
        return first.Report is { } report
            ? new(report.Claimed - Duration.FromSeconds((report.Pts - (first.Pts ?? report.Pts)) / 90_000.0), first.Pts ?? report.Pts)
            : new(null, first.Pts);
    }

    private sealed class First : IStreamListener
    {
        public FrameReport? Report { get; private set; }

        public long? Pts { get; private set; }

        public void Presented(long pts) => Earlier(pts);

        public void Frame(FrameReport report)
        {
            Report ??= report;
            Earlier(report.Pts);
        }

        private void Earlier(long pts) => Pts = Math.Min(Pts ?? pts, pts);
    }
}
