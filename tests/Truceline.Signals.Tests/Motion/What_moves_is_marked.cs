using Truceline.Bench.Motion;
using Truceline.Signals.Motion;
using Truceline.Simulator.MovingObjects;

namespace Truceline.Signals.Tests.Motion;

/// <summary>On clips of seeds above 1000, on which nothing was chosen.</summary>
public sealed class What_moves_is_marked
{
    private const int Size = MadeClip.Width * MadeClip.Height;

    [Fact]
    public async Task In_labelled_clips_of_unseen_seeds_F1_is_at_least_six_tenths()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is missing");
        var score = new MotionScore();
        foreach (var seed in new ulong[] { 2001, 2002, 2003, 2004 })
        {
            var clip = new MadeClip(seed, withMovers: seed % 4 != 0);
            var coded = await ClipCoding.ThroughH264Async(clip, MotionScore.Every, 1000, TestContext.Current.CancellationToken);
            score.Add(clip, Look(coded));
        }

        var all = score.At(0);
        all.Moving.ShouldBeInRange(0.2, 0.8);
        all.F1.ShouldBeGreaterThanOrEqualTo(0.6, all.ToString());
        all.TimeRecall.ShouldBeGreaterThanOrEqualTo(0.6, all.ToString());
        all.Shown.ShouldBeLessThan(0.9, all.ToString());
    }

    [Fact]
    public void The_same_frames_give_the_same_answer()
    {
        var frames = Drawn(new MadeClip(2005, withMovers: true), 30);
        var (first, second) = (Look(frames), Look(frames));
        first.Objects.Select(thing => (thing.Score, string.Join(' ', thing.Boxes))).ShouldBe(second.Objects.Select(thing => (thing.Score, string.Join(' ', thing.Boxes))));
        first.Frames.ShouldBe(30);
    }

    [Fact]
    public void A_clip_too_short_to_compare_is_not_said_to_be_still()
    {
        var found = Look(Drawn(new MadeClip(2006, withMovers: true), 10));
        found.LookedAt.ShouldBe(Enumerable.Repeat(false, 10));
        found.Objects.ShouldBeEmpty();
    }

    [Fact]
    public void Pictures_without_anything_in_them_are_not_said_to_be_still()
    {
        var frames = new byte[30 * Size];
        Array.Fill<byte>(frames, 128);
        Look(frames).LookedAt.ShouldAllBe(looked => !looked);
    }

    [Fact]
    public void Noise_gives_no_marks_and_no_exception()
    {
        var frames = new byte[30 * Size];
        new Simulator.Chance.Pcg32(5, 5).Fill(frames);
        Look(frames).Objects.ShouldBeEmpty();
    }

    [Fact]
    public void A_frame_of_another_size_is_refused() =>
        Should.Throw<ArgumentException>(() => new MotionDetector().Push(new byte[Size - 1]));

    private static byte[] Drawn(MadeClip clip, int count)
    {
        var frames = new byte[count * Size];
        for (var i = 0; i < count; i++)
        {
            clip.Draw(i * MotionScore.Every, frames.AsSpan(i * Size, Size));
        }

        return frames;
    }

    private static MotionFound Look(byte[] frames)
    {
        var detector = new MotionDetector();
        for (var at = 0; at + Size <= frames.Length; at += Size)
        {
            detector.Push(frames.AsSpan(at, Size));
        }

        return detector.Finish();
    }
}

internal static class Noise
{
    public static void Fill(this Simulator.Chance.Pcg32 chance, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(chance.Next() >> 24);
        }
    }
}
