using Truceline.Signals.Motion;
using Truceline.Simulator.MovingObjects;

namespace Truceline.Bench.Motion;

/// <summary>
/// What was marked in labelled clips against what truly moved. A mark of a frame is right where its middle lies within 8 pixels, or three
/// quarters of its size if that is more, of a mover that no other mark of the frame took. Time is right where something moved in it; it
/// is shown where it lies within half a second of a mark.
/// </summary>
public sealed class MotionScore
{
    private const double Nearest = 8;
    private const double PartOfSize = 0.75;
    private static readonly int Margin = (int)(MotionCalibration.MarginSeconds * SamplesPerSecond);

    private readonly List<(double Score, bool IsRight)> _marks = [];
    private readonly List<(double Score, bool Moves)> _times = [];
    private int _labels;

    public const int SamplesPerSecond = 8;

    public const int Every = MadeClip.FramesPerSecond / SamplesPerSecond;

    public void Add(MadeClip clip, MotionFound found)
    {
        var best = new double[found.Frames];
        foreach (var thing in found.Objects)
        {
            var last = Math.Min(found.Frames - 1, thing.Boxes[^1].Frame + Margin);
            for (var frame = Math.Max(0, thing.Boxes[0].Frame - Margin); frame <= last; frame++)
            {
                best[frame] = Math.Max(best[frame], thing.Score);
            }
        }

        for (var frame = 0; frame < found.Frames; frame++)
        {
            var truth = clip.Truth(frame * Every).ToList();
            _times.Add((best[frame], truth.Count > 0));
            _labels += truth.Count;
            foreach (var thing in found.Objects.OrderByDescending(thing => thing.Score))
            {
                foreach (var box in thing.Boxes.Where(box => box.Frame == frame))
                {
                    _marks.Add((thing.Score, TakeNearest(truth, box)));
                }
            }
        }
    }

    /// <summary>With marks of at least a score alone.</summary>
    public MotionPoint At(double score)
    {
        var right = _marks.Count(mark => mark.Score >= score && mark.IsRight);
        var marks = _marks.Count(mark => mark.Score >= score);
        var (precision, recall) = (Part(right, marks), Part(right, _labels));
        var shown = _times.Count(time => time.Score > 0 && time.Score >= score);
        var seen = _times.Count(time => time.Score > 0 && time.Score >= score && time.Moves);
        return new MotionPoint(
            score, precision, recall, Part(2 * precision * recall, precision + recall), Part(seen, _times.Count(time => time.Moves)),
            Part(shown, _times.Count), Part(_times.Count(time => time.Moves), _times.Count));
    }

    /// <summary>The highest score that still shows so much of the time in which something moves; null where none does.</summary>
    public double? ScoreFor(double recall)
    {
        var scores = _times.Where(time => time.Score > 0).Select(time => time.Score).Distinct().OrderDescending();
        foreach (var score in scores)
        {
            if (At(score).TimeRecall >= recall)
            {
                return score;
            }
        }

        return null;
    }

    private static bool TakeNearest(List<TrueBox> truth, MotionBox box)
    {
        var (x, y) = (box.Left + (box.Width / 2.0), box.Top + (box.Height / 2.0));
        var (nearest, least) = (-1, double.MaxValue);
        for (var i = 0; i < truth.Count; i++)
        {
            var off = double.Hypot(truth[i].X - x, truth[i].Y - y);
            if (off < Math.Max(Nearest, PartOfSize * truth[i].Size) && off < least)
            {
                (nearest, least) = (i, off);
            }
        }

        if (nearest >= 0)
        {
            truth.RemoveAt(nearest);
        }

        return nearest >= 0;
    }

    private static double Part(double of, double all) => all > 0 ? of / all : 0;
}

/// <param name="Score">Marks of at least so much.</param>
/// <param name="Precision">Of marks in frames; so are <paramref name="Recall"/> and <paramref name="F1"/>.</param>
/// <param name="TimeRecall">Of the time in which something moves, the share shown.</param>
/// <param name="Shown">Of all time, the share shown.</param>
/// <param name="Moving">Of all time, the share in which something moves.</param>
public sealed record MotionPoint(double Score, double Precision, double Recall, double F1, double TimeRecall, double Shown, double Moving);
