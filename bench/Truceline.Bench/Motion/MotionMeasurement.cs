using System.Text.Json;
using Truceline.Signals.Motion;
using Truceline.Simulator.MovingObjects;

namespace Truceline.Bench.Motion;

/// <summary>
/// How well and how fast motion is marked in labelled clips of seeds on which nothing was chosen (those up to 1000 are for choosing),
/// coded as H.264 of 1 Mbit/s and decoded again before anything is looked at.
/// </summary>
internal static class MotionMeasurement
{
    private const int Kilobits = 1000;

    private static readonly double[] Recalls = [0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.5];

    public static async Task<int> RunAsync(ulong from, int clips)
    {
        var (score, frames, seconds) = (new MotionScore(), 0, 0.0);
        Look(await ClipCoding.ThroughH264Async(new MadeClip(from), MotionScore.Every, Kilobits, default).ConfigureAwait(false));
        for (var seed = from; seed < from + (ulong)clips; seed++)
        {
            var clip = new MadeClip(seed);
            var coded = await ClipCoding.ThroughH264Async(clip, MotionScore.Every, Kilobits, default).ConfigureAwait(false);
            var before = Environment.CpuUsage.TotalTime;
            var found = Look(coded);
            seconds += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            frames += found.Frames;
            score.Add(clip, found);
        }

        Print(score, clips, frames / seconds);
        return 0;
    }

    private static MotionFound Look(byte[] frames)
    {
        const int size = MadeClip.Width * MadeClip.Height;
        var detector = new MotionDetector();
        for (var at = 0; at + size <= frames.Length; at += size)
        {
            detector.Push(frames.AsSpan(at, size));
        }

        return detector.Finish();
    }

    private static void Print(MotionScore score, int clips, double rate)
    {
        var all = score.At(0);
        var curve = Recalls.Select(recall => score.ScoreFor(recall)).OfType<double>().Select(score.At).Prepend(all).ToArray();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            measurement = "motion",
            figures = new { clips, f1 = all.F1, precision = all.Precision, recall = all.Recall, framesPerCpuSecond = rate, moving = all.Moving },
            curve = curve.Select(point => new { score = Math.Round(point.Score, 2), recall = Math.Round(point.TimeRecall, 3), shown = Math.Round(point.Shown, 3), f1 = Math.Round(point.F1, 3) }),
        }));
    }
}
