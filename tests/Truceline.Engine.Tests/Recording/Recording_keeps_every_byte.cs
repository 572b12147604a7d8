using System.Security.Cryptography;
using CsCheck;
using NodaTime;
using Truceline.Engine.Intake;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Tests.Recording;

public sealed class Recording_keeps_every_byte
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 12, 0);

    [Fact]
    public void Segments_joined_are_what_arrived_however_it_was_chopped_and_cut() => Gen.Select(
        Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 3000], Gen.Bool).List[1, 25], Gen.Int[0, int.MaxValue], Gen.Bool)
        .Sample((pieces, seed, datagrams) =>
        {
            using var folder = new TemporaryFolder();
            var random = new Random(seed);
            var (paths, pending) = Of(folder);
            using var arrived = new MemoryStream();
            using (var recorder = SourceRecorder.Open(paths, new RecordingOptions { Aim = Duration.Zero, Largest = 20_000 }, pending, Start))
            {
                var now = Start;
                foreach (var (length, step, cut) in pieces)
                {
                    now += Duration.FromMilliseconds(step);
                    recorder.Append(Piece(random, length, datagrams, now, arrived));
                    if (cut)
                    {
                        recorder.RandomAccessAt(recorder.Offset - random.Next(0, length + 2000));
                    }
                }

                recorder.Cut(SegmentCut.End);
            }

            Joined(folder, pending).AsSpan().SequenceEqual(arrived.ToArray()).ShouldBeTrue();
            if (datagrams)
            {
                LengthsTogether(folder, pending).ShouldBe(arrived.Length);
            }
        }, iter: 25, threads: 1);

    [Fact]
    public async Task Each_hash_is_that_of_the_file()
    {
        using var folder = new TemporaryFolder();
        var (paths, pending) = Of(folder);
        using var recorder = SourceRecorder.Open(paths, new RecordingOptions(), pending, Start);
        for (var second = 0; second < 30; second++)
        {
            recorder.Append(new Arrival(RandomNumberGenerator.GetBytes(1000), default, Start + Duration.FromSeconds(second)));
            recorder.RandomAccessAt(recorder.Offset - 500);
        }

        recorder.Cut(SegmentCut.End);
        var lines = await recorder.SealedAsync(TestContext.Current.CancellationToken);
        lines.Count.ShouldBeInRange(5, 8);
        foreach (var line in lines)
        {
            var bytes = await File.ReadAllBytesAsync(folder[line.Segment.Path], TestContext.Current.CancellationToken);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(line.Segment.Sha256);
            bytes.Length.ShouldBe((int)line.Segment.Length);
        }
    }

    [Fact]
    public void A_silence_is_a_gap_and_begins_a_segment()
    {
        using var folder = new TemporaryFolder();
        var (paths, pending) = Of(folder);
        using (var recorder = SourceRecorder.Open(paths, new RecordingOptions(), pending, Start))
        {
            recorder.Append(new Arrival(new byte[100], default, Start));
            recorder.Append(new Arrival(new byte[100], default, Start + Duration.FromSeconds(8)));
            recorder.GapMet.ShouldBeTrue();
            recorder.Cut(SegmentCut.End);
        }

        pending.Waiting.Count.ShouldBe(2);
        pending.Waiting[0].GapBefore.ShouldBeNull();
        pending.Waiting[1].GapBefore!.From.ShouldBe(Start);
        pending.Waiting[1].GapBefore!.To.ShouldBe(Start + Duration.FromSeconds(8));
    }

    internal static (RecordingPaths Paths, PendingSegments Pending) Of(TemporaryFolder folder) =>
        (new RecordingPaths(folder.Path, "drone-1"), PendingSegments.Open(folder.Path, "drone-1"));

    internal static byte[] Joined(TemporaryFolder folder, PendingSegments pending) =>
        [.. pending.Waiting.SelectMany(line => File.ReadAllBytes(folder[line.Segment.Path]))];

    private static long LengthsTogether(TemporaryFolder folder, PendingSegments pending) => pending.Waiting.Sum(line =>
    {
        using var text = File.OpenRead(folder[line.Segment.Sidecar]);
        var sidecar = Sidecar.Read(text)!;
        sidecar.Lengths.Total.ShouldBe(line.Segment.Length);
        return sidecar.Lengths.Total;
    });

    private static Arrival Piece(Random random, int length, bool datagrams, Instant now, MemoryStream arrived)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        arrived.Write(bytes);
        var lengths = new List<int>();
        for (var left = length; datagrams && left > 0; left -= lengths[^1])
        {
            lengths.Add(Math.Min(left, random.Next(1, 1500)));
        }

        return new Arrival(bytes, lengths.ToArray(), now);
    }
}
