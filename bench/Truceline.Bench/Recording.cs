using NodaTime;
using Truceline.Engine.Intake;
using Truceline.Engine.Recording;
using Truceline.Formats.MpegTs;

namespace Truceline.Bench;

/// <summary>Intake without a network: the same recorder and the same demultiplexer, fed from a file.</summary>
internal sealed class Recording(SourceRecorder recorder, bool isWatched) : ITsSink
{
    private const int Portion = 256 * 1024;

    /// <param name="megabits">A second, at which the stream counts as arriving: it decides how often a segment is cut and fsynced.</param>
    /// <param name="isWatched">Somebody looks: access units are put together too.</param>
    public static int Run(string path, string folder, double megabits, bool isWatched)
    {
        var bytesPerSecond = megabits * 1e6 / 8;
        Directory.CreateDirectory(folder);
        var begun = Instant.FromUnixTimeSeconds(0);
        var pending = PendingSegments.Open(folder, "bench");
        using var recorder = SourceRecorder.Open(
            new RecordingPaths(folder, "bench"), new RecordingOptions(), pending, begun);
        var demuxer = new TsDemuxer(new Recording(recorder, isWatched));
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var buffer = new byte[Portion];
        long bytes = 0;
        var entered = 0.0;
        for (var count = file.Read(buffer); count > 0; count = file.Read(buffer))
        {
            bytes += count;
            recorder.Append(new Arrival(buffer.AsMemory(0, count), default, begun + Duration.FromSeconds(bytes / bytesPerSecond)));
            demuxer.Feed(buffer.AsSpan(0, count));
            if (bytes / bytesPerSecond >= entered + 60)
            {
                entered += 60;
                pending.Entered(recorder.SealedAsync(CancellationToken.None).GetAwaiter().GetResult());
            }
        }

        demuxer.Flush();
        recorder.Cut(SegmentCut.End);
        recorder.SealedAsync(CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine($"{{\"measurement\":\"record\",\"figures\":{{\"bytes\":{bytes}}}}}");
        return bytes > 0 ? 0 : 1;
    }

    public void Klv(in KlvUnit unit)
    {
    }

    public bool WantsVideo(int pid) => isWatched;

    public void Presented(int pid, long pts) => recorder.Presented(pts);

    public void RandomAccess(int pid, long? pts, long offset) => recorder.RandomAccessAt(offset);
}
