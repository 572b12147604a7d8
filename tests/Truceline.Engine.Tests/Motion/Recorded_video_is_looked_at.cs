using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Motion;
using Truceline.Signals.Blinding;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Motion;

public sealed class Recorded_video_is_looked_at
{
    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 10, 0);

    [Fact]
    public async Task A_clip_of_a_vehicle_that_drives_is_marked_where_it_drives_and_the_same_ground_without_it_is_not()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is missing");
        using var folder = new TemporaryFolder();
        var crossing = ScenarioCatalogue.Find("crossing")!;
        var look = new LookAtSegment(new MotionOptions(), folder.Path);

        var driven = await look.RunAsync(await RecordAsync(folder, "driven", crossing, 30, 12), TestContext.Current.CancellationToken);
        var empty = await look.RunAsync(
            await RecordAsync(folder, "empty", crossing with { Traffic = (_, _) => [] }, 30, 12), TestContext.Current.CancellationToken);

        (driven.Trouble, empty.Trouble).ShouldBe((null, null));
        (driven.Frames, empty.Frames).ShouldBe((96, 96));
        empty.LookedAt.Count(looked => looked).ShouldBeGreaterThan(80);
        driven.Objects.ShouldNotBeEmpty();
        empty.Objects.ShouldBeEmpty();
    }

    /// <summary>Seconds of a scenario as a segment of the record.</summary>
    private static async Task<SealedSegment> RecordAsync(TemporaryFolder folder, string name, Scenario scenario, int skipped, int seconds)
    {
        var options = new SimulationOptions { Scenario = scenario, Start = scenario.Start, Duration = skipped + seconds, FramesPerSecond = 16 };
        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        trouble.ShouldBeNull();
        await using var running = simulation!;
        using var bytes = new MemoryStream();
        await foreach (var frame in running.RunAsync(TestContext.Current.CancellationToken))
        {
            if (frame.Time >= skipped)
            {
                bytes.Write(frame.Packets.Span);
            }
        }

        await File.WriteAllBytesAsync(folder[name + ".ts"], bytes.ToArray(), TestContext.Current.CancellationToken);
        return Segment(name, seconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(188)]
    [InlineData(200_000)]
    public async Task Bytes_that_are_no_video_are_told_as_such_and_never_as_still(int length)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is missing");
        using var folder = new TemporaryFolder();
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(i % 188 == 0 ? 0x47 : unchecked((i * 2654435761L) >> 13) & 0xFF);
        }

        await File.WriteAllBytesAsync(folder["noise.ts"], bytes, TestContext.Current.CancellationToken);
        var segment = Segment("noise", 4);
        var found = await new LookAtSegment(new MotionOptions { MostSeconds = 20 }, folder.Path).RunAsync(segment, TestContext.Current.CancellationToken);
        found.Trouble.ShouldNotBeNull().ShouldEndWith(".");
        var stretch = MotionStretch.Of([segment], _ => found, Begun, Begun + Duration.FromMinutes(1), 0, withBoxes: true);
        (stretch.Recorded, stretch.LookedAt, stretch.Skippable).ShouldBe((4, 0, 0));
    }

    [Fact]
    public async Task A_segment_that_is_gone_and_a_decoder_that_is_missing_are_told_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var gone = await new LookAtSegment(new MotionOptions(), folder.Path).RunAsync(Segment("gone", 4), TestContext.Current.CancellationToken);
        gone.Trouble.ShouldNotBeNull().ShouldEndWith(".");
        await File.WriteAllBytesAsync(folder["there.ts"], new byte[188], TestContext.Current.CancellationToken);
        var missing = await new LookAtSegment(new MotionOptions { Ffmpeg = "/nowhere/ffmpeg" }, folder.Path)
            .RunAsync(Segment("there", 4), TestContext.Current.CancellationToken);
        missing.Trouble.ShouldNotBeNull().ShouldEndWith(".");
    }

    [Fact]
    public void A_camera_that_was_blinded_suddenly_stays_so_through_the_segments_after_and_only_as_far_as_they_were_looked_at()
    {
        var segments = new[] { Segment("a", 10), Segment("b", 10, after: 10), Segment("c", 10, after: 20), Segment("d", 10, after: 30) };
        SegmentMotion Shown(params BlankStretch[] blank) => new(80, [], [], null) { Blank = blank };
        var found = new Dictionary<string, SegmentMotion> { ["a"] = Shown(new BlankStretch(40, 80, true)), ["b"] = Shown(new BlankStretch(0, 80, false)) };
        Blind().ShouldBe([(5, 20)]);
        found["c"] = Shown(new BlankStretch(0, 16, false));
        Blind().ShouldBe([(5, 22)]);
        found["b"] = Shown();
        Blind().ShouldBe([(5, 10)], "what begins blank in a segment did not begin suddenly there");
        found.Remove("a");
        Blind().ShouldBeEmpty();

        List<(double, double)> Blind() =>
            [.. Blindings.Of(segments, segment => found.GetValueOrDefault(segment.Sha256)).Select(one => ((one.Start - Begun).TotalSeconds, (one.End - Begun).TotalSeconds))];
    }

    [Fact]
    public void What_may_be_skipped_was_looked_at_and_nothing_in_it_reached_the_score()
    {
        var segments = new[] { Segment("a", 10), Segment("b", 10, after: 10), Segment("c", 10, after: 20) };
        var found = new Dictionary<string, SegmentMotion>
        {
            ["a"] = new(80, Enumerable.Repeat(true, 80).ToArray(), [Thing(5, 16, 24), Thing(1, 60, 62)], null),
            ["b"] = new(80, Enumerable.Repeat(true, 80).ToArray(), [], null),
        };

        var stretch = MotionStretch.Of(segments, segment => found.GetValueOrDefault(segment.Sha256), Begun, Begun + Duration.FromSeconds(30), 2, withBoxes: true);

        var moved = stretch.Moved.ShouldHaveSingleItem();
        ((moved.From - Begun).TotalSeconds, (moved.To - Begun).TotalSeconds, moved.Score).ShouldBe((1.5, 3.625, 5));
        var unknown = stretch.Unknown.ShouldHaveSingleItem();
        ((unknown.From - Begun).TotalSeconds, (unknown.To - Begun).TotalSeconds).ShouldBe((20, 30));
        (stretch.Recorded, stretch.LookedAt).ShouldBe((30, 20));
        stretch.Skippable.ShouldBe(20 - 2.125, 0.1);
        stretch.Boxes.Count.ShouldBe(9);
        MotionStretch.Of(segments, segment => found.GetValueOrDefault(segment.Sha256), Begun, Begun + Duration.FromSeconds(30), 2, withBoxes: false).Boxes.ShouldBeEmpty();
    }

    [Fact]
    public void The_index_keeps_what_was_found_and_a_damaged_one_is_begun_again()
    {
        using var folder = new TemporaryFolder();
        var found = new SegmentMotion(3, [true, false, true], [Thing(2.5, 0, 2)], null);
        using (var index = SqliteMotionIndex.Open(folder["motion.db"]))
        {
            index.Put("aa", 1, found);
            index.Get("aa", 2).ShouldBeNull();
        }

        using (var index = SqliteMotionIndex.Open(folder["motion.db"]))
        {
            index.Get("aa", 1).ShouldNotBeNull().ToJson().ShouldBe(found.ToJson());
            index.Put("bb", 2, found);
            index.Get("aa", 1).ShouldBeNull("what an earlier detector found is not kept");
        }

        File.WriteAllBytes(folder["motion.db"], Enumerable.Range(0, 5000).Select(i => unchecked((byte)(i * 7))).ToArray());
        using var again = SqliteMotionIndex.Open(folder["motion.db"]);
        again.Get("bb", 2).ShouldBeNull();
    }

    private static SegmentObject Thing(double score, int from, int to) =>
        new(score, [.. Enumerable.Range(from, to - from + 1).Select(frame => new SegmentBox(frame, 0.1, 0.1, 0.02, 0.02))]);

    private static SealedSegment Segment(string name, int seconds, int after = 0) => new(
        name + ".ts", long.MaxValue / 2, name, name + ".index.jsonl", null, null,
        Begun + Duration.FromSeconds(after), Begun + Duration.FromSeconds(after + seconds), null, null, 0);
}
