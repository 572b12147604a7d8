using Truceline.Core.Record;
using Truceline.Signals.Blinding;
using Truceline.Signals.Motion;

namespace Truceline.Engine.Motion;

/// <summary>Decodes a segment and marks what moves in it. The answer follows from the segment's bytes and the detector's version alone.</summary>
internal sealed class LookAtSegment(MotionOptions options, string dataFolder)
{
    /// <summary>The same picture at the same rate as the one the detector's settings were chosen on.</summary>
    private static readonly MotionSettings Settings = new()
    {
        Width = GreyDecoder.Width, Height = GreyDecoder.Height, FramesPerSecond = GreyDecoder.FramesPerSecond,
    };

    private readonly GreyDecoder _decoder = new(options, dataFolder);

    public async Task<SegmentMotion> RunAsync(SealedSegment segment, CancellationToken cancellation)
    {
        var detector = new MotionDetector(Settings);
        var blanks = new BlankStretches(GreyDecoder.FramesPerSecond);
        var (frames, trouble) = await _decoder.DecodeAsync(segment, frame => { detector.Push(frame); blanks.Push(frame); }, cancellation).ConfigureAwait(false);
        if (frames == 0)
        {
            return SegmentMotion.Unreadable(trouble!);
        }

        var found = detector.Finish();
        return new SegmentMotion(found.Frames, [.. found.LookedAt], [.. found.Objects.Select(Object)], null) { Blank = blanks.Finish() is { Count: > 0 } blank ? blank : null };
    }

    private static SegmentObject Object(MovingObject found) => new(Math.Round(found.Score, 4), [.. found.Boxes.Select(box => new SegmentBox(
        box.Frame, Part(box.Left, GreyDecoder.Width), Part(box.Top, GreyDecoder.Height), Part(box.Width, GreyDecoder.Width), Part(box.Height, GreyDecoder.Height)))]);

    private static double Part(int pixels, int of) => Math.Round((double)pixels / of, 4);
}
