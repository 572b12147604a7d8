using System.Security.Cryptography;
using NodaTime;
using Truceline.Engine.Intake;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Tests.Recording;

public sealed class A_recorder_that_died_loses_nothing
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 12, 0);

    [Fact]
    public void What_stood_in_the_part_is_sealed_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var (paths, pending) = Recording_keeps_every_byte.Of(folder);
        var bytes = Bytes(5000);
        Abandon(paths, pending, recorder => recorder.Append(new Arrival(bytes, new[] { 2000, 3000 }, Start)));
        pending.Waiting.ShouldBeEmpty();

        var again = PendingSegments.Open(folder.Path, "drone-1");
        using var next = SourceRecorder.Open(paths, new RecordingOptions(), again, Start + Duration.FromMinutes(1));
        var line = again.Waiting.ShouldHaveSingleItem();
        line.Segment.ReceivedFrom.ShouldBe(Start);
        Hash(Recording_keeps_every_byte.Joined(folder, again)).ShouldBe(Hash(bytes));
        using var text = File.OpenRead(folder[line.Segment.Sidecar]);
        var sidecar = Sidecar.Read(text)!;
        sidecar.About.Cut.ShouldBe(SegmentCut.Crash);
        sidecar.Lengths.Each().ShouldBe([2000, 3000]);
        Directory.EnumerateFiles(paths.Live, "*.part").ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_that_stand_in_two_parts_are_kept_once()
    {
        using var folder = new TemporaryFolder();
        var (paths, pending) = Recording_keeps_every_byte.Of(folder);
        var bytes = Bytes(3000);
        // As a cut leaves it between the copy of the tail and the shortening of what was copied from.
        Directory.CreateDirectory(paths.Live);
        File.WriteAllBytes(paths.Part("20260101T120000.000", 0), bytes[..2500]);
        File.WriteAllBytes(paths.Part("20260101T120000.000", 2000), bytes[2000..]);

        using var next = SourceRecorder.Open(paths, new RecordingOptions(), pending, Start);
        pending.Waiting.Count.ShouldBe(2);
        Hash(Recording_keeps_every_byte.Joined(folder, pending)).ShouldBe(Hash(bytes));
    }

    [Fact]
    public void A_copy_that_was_not_finished_does_not_shorten_what_it_was_copied_from()
    {
        using var folder = new TemporaryFolder();
        var (paths, pending) = Recording_keeps_every_byte.Of(folder);
        var bytes = Bytes(3000);
        Directory.CreateDirectory(paths.Live);
        File.WriteAllBytes(paths.Part("20260101T120000.000", 0), bytes);
        File.WriteAllBytes(paths.Part("20260101T120000.000", 2000), bytes[2000..2100]);

        using var next = SourceRecorder.Open(paths, new RecordingOptions(), pending, Start);
        Hash(Recording_keeps_every_byte.Joined(folder, pending)).ShouldBe(Hash(bytes));
    }

    [Fact]
    public void A_full_disk_stops_the_recording_and_costs_nothing_that_was_sealed()
    {
        using var folder = new TemporaryFolder();
        var (paths, pending) = Recording_keeps_every_byte.Of(folder);
        var full = false;
        var options = new RecordingOptions
        {
            Create = path => full ? new FileStream("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0) : new RecordingOptions().Create(path),
        };
        var bytes = Bytes(1000);
        Abandon(paths, pending, recorder =>
        {
            recorder.Append(new Arrival(bytes, default, Start));
            recorder.Cut(SegmentCut.Longest);
            full = true;
            var fault = Should.Throw<IOException>(() => recorder.Append(new Arrival(Bytes(10), default, Start)));
            RecordingTrouble.Of(fault).Kind.ShouldBe(Core.Record.ImpedimentKind.DiskFull);
        }, options);

        using var next = SourceRecorder.Open(paths, new RecordingOptions(), pending, Start);
        Hash(Recording_keeps_every_byte.Joined(folder, pending)).ShouldBe(Hash(bytes));
    }

    private static void Abandon(RecordingPaths paths, PendingSegments pending, Action<SourceRecorder> use, RecordingOptions? options = null)
    {
        using var recorder = SourceRecorder.Open(paths, options ?? new RecordingOptions(), pending, Start);
        use(recorder);
    }

    private static string Hash(byte[] bytes) => $"{bytes.Length} {Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
