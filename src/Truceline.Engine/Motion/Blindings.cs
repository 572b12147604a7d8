using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Motion;

/// <summary>Joins what single segments tell of blank pictures: a stretch begins suddenly in one and may go on through those after it.</summary>
internal static class Blindings
{
    private static readonly Duration Seam = Duration.FromSeconds(1);

    /// <summary>By the centre's clock, in order.</summary>
    /// <param name="segments">Of one source, in order.</param>
    /// <param name="of">What was found in each; null where it was not looked at, which ends a stretch there.</param>
    public static IReadOnlyList<Interval> Of(IReadOnlyList<SealedSegment> segments, Func<SealedSegment, SegmentMotion?> of)
    {
        var found = new List<Interval>();
        (Instant From, Instant To)? open = null;
        foreach (var segment in segments)
        {
            if (of(segment) is not { Frames: > 0 } motion)
            {
                Close();
                continue;
            }

            if (open is { } running && (segment.ReceivedFrom - running.To > Seam || motion.Blank is not [{ From: 0 }, ..]))
            {
                Close();
            }

            foreach (var blank in motion.Blank ?? [])
            {
                if (blank.IsSudden)
                {
                    open = (At(segment, motion, blank.From), At(segment, motion, blank.To));
                }
                else if (open is { } before)
                {
                    open = (before.From, At(segment, motion, blank.To));
                }

                if (blank.To < motion.Frames)
                {
                    Close();
                }
            }
        }

        Close();
        return found;

        void Close()
        {
            if (open is var (from, to) && to - from >= Duration.FromSeconds(Signals.Blinding.BlankStretches.Shortest))
            {
                found.Add(new Interval(from, to));
            }

            open = null;
        }
    }

    private static Instant At(SealedSegment segment, SegmentMotion motion, int frame) =>
        segment.ReceivedFrom + ((segment.ReceivedTo - segment.ReceivedFrom) * ((double)frame / motion.Frames));
}
