using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Recording;
using Truceline.Signals.Motion;

namespace Truceline.Engine.Motion;

/// <summary>Something moved, or may have: for the reviewer's eye, and no finding.</summary>
/// <param name="Score">The highest of what moved.</param>
public sealed record MovedSpan(Instant From, Instant To, double Score);

/// <summary>Where something was seen to move, as parts of the picture from its upper left, 0 to 1.</summary>
/// <param name="At">On the centre's clock, as the timeline.</param>
public sealed record MovedBox(Instant At, double X, double Y, double Width, double Height, double Score);

/// <summary>A recorded stretch of which it is not known whether anything moved: not looked at yet, or not to be compared.</summary>
public sealed record UnknownSpan(Instant From, Instant To);

/// <summary>What moved in a stretch of one source's recording.</summary>
/// <param name="Recorded">Seconds.</param>
/// <param name="LookedAt">Seconds of them.</param>
/// <param name="Skippable">Seconds in which nothing reached the score, all of them looked at.</param>
public sealed record MotionStretch(
    double Recorded, double LookedAt, double Skippable, IReadOnlyList<MovedSpan> Moved, IReadOnlyList<UnknownSpan> Unknown, IReadOnlyList<MovedBox> Boxes)
{
    /// <summary>Boxes in one answer: a video of many minutes is drawn stretch by stretch.</summary>
    private const int MostBoxes = 20_000;

    /// <summary>Shown before and after what moved, so that an eye can follow it.</summary>
    private static readonly Duration Margin = Duration.FromSeconds(MotionCalibration.MarginSeconds);

    private const double Ticks = 90_000;

    /// <param name="segments">Of one source, in order.</param>
    /// <param name="score">What scores less is left out.</param>
    public static MotionStretch Of(
        IReadOnlyList<SealedSegment> segments, Func<SealedSegment, SegmentMotion?> found, Instant from, Instant to, double score, bool withBoxes)
    {
        var (moved, unknown, boxes) = (new List<MovedSpan>(), new List<UnknownSpan>(), new List<MovedBox>());
        var recorded = Duration.Zero;
        foreach (var segment in segments)
        {
            recorded += Length(segment.ReceivedFrom, segment.ReceivedTo, from, to);
            if (found(segment) is not { Trouble: null } one)
            {
                unknown.Add(new UnknownSpan(Instant.Max(from, segment.ReceivedFrom), Instant.Min(to, segment.ReceivedTo)));
                continue;
            }

            AddUnknown(segment, one, unknown);
            foreach (var thing in one.Objects.Where(thing => thing.Score >= score && thing.Boxes.Count > 0))
            {
                moved.Add(new MovedSpan(
                    At(segment, one, thing.Boxes[0].Frame) - Margin, At(segment, one, thing.Boxes[^1].Frame + 1) + Margin, thing.Score));
                boxes.AddRange((withBoxes ? thing.Boxes : []).Select(box =>
                    new MovedBox(At(segment, one, box.Frame), box.X, box.Y, box.Width, box.Height, thing.Score)));
            }
        }

        return Told(segments, recorded, Joined(moved, from, to), JoinedUnknown(unknown, from, to), boxes);
    }

    private static MotionStretch Told(
        IReadOnlyList<SealedSegment> segments, Duration recorded, List<MovedSpan> moved, List<UnknownSpan> unknown, List<MovedBox> boxes)
    {
        var notLookedAt = unknown.Sum(span => (span.To - span.From).TotalSeconds);
        var toBeSeen = Seconds(segments, Joined([.. moved, .. unknown.Select(span => new MovedSpan(span.From, span.To, 0))], Instant.MinValue, Instant.MaxValue));
        var seconds = recorded.TotalSeconds;
        return new MotionStretch(
            Math.Round(seconds, 1), Math.Round(Math.Max(0, seconds - notLookedAt), 1), Math.Round(Math.Max(0, seconds - toBeSeen), 1),
            moved, unknown, [.. boxes.OrderBy(box => box.At).Take(MostBoxes)]);
    }

    /// <summary>Seconds of spans, in order, that were recorded.</summary>
    private static double Seconds(IReadOnlyList<SealedSegment> segments, List<MovedSpan> spans)
    {
        var (seconds, first) = (0.0, 0);
        foreach (var span in spans)
        {
            while (first < segments.Count && segments[first].ReceivedTo <= span.From)
            {
                first++;
            }

            for (var i = first; i < segments.Count && segments[i].ReceivedFrom < span.To; i++)
            {
                seconds += Length(segments[i].ReceivedFrom, segments[i].ReceivedTo, span.From, span.To).TotalSeconds;
            }
        }

        return seconds;
    }

    /// <summary>Where a sampled frame stands in the time in which its segment was received, as the timeline and its player have it.</summary>
    private static Instant At(SealedSegment segment, SegmentMotion found, int frame)
    {
        var video = segment is { PtsFrom: { } first, PtsTo: { } last } && last > first
            ? (last - first) / Ticks * GreyDecoder.FramesPerSecond
            : found.Frames;
        return segment.ReceivedFrom + ((segment.ReceivedTo - segment.ReceivedFrom) * Math.Min(1, frame / Math.Max(1, video)));
    }

    private static void AddUnknown(SealedSegment segment, SegmentMotion found, List<UnknownSpan> unknown)
    {
        for (var i = 0; i < found.LookedAt.Count; i++)
        {
            if (!found.LookedAt[i])
            {
                unknown.Add(new UnknownSpan(At(segment, found, i), At(segment, found, i + 1)));
            }
        }

        // What was received after the last frame that could be decoded.
        if (At(segment, found, found.Frames + 1) < segment.ReceivedTo)
        {
            unknown.Add(new UnknownSpan(At(segment, found, found.Frames), segment.ReceivedTo));
        }
    }

    private static List<MovedSpan> Joined(IEnumerable<MovedSpan> spans, Instant from, Instant to)
    {
        var joined = new List<MovedSpan>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            var (begin, end) = (Instant.Max(span.From, from), Instant.Min(span.To, to));
            if (begin >= end)
            {
                continue;
            }

            if (joined.Count > 0 && begin <= joined[^1].To)
            {
                var last = joined[^1];
                joined[^1] = new MovedSpan(last.From, Instant.Max(last.To, end), Math.Max(last.Score, span.Score));
            }
            else
            {
                joined.Add(new MovedSpan(begin, end, span.Score));
            }
        }

        return joined;
    }

    private static List<UnknownSpan> JoinedUnknown(IEnumerable<UnknownSpan> spans, Instant from, Instant to) =>
        [.. Joined(spans.Select(span => new MovedSpan(span.From, span.To, 0)), from, to).Select(span => new UnknownSpan(span.From, span.To))];

    private static Duration Length(Instant from, Instant to, Instant begin, Instant end)
    {
        var (first, last) = (Instant.Max(from, begin), Instant.Min(to, end));
        return last > first ? last - first : Duration.Zero;
    }
}
