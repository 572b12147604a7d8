namespace Truceline.Signals.Motion;

/// <summary>
/// Which score shows which share of the time in which something moves, as <c>truceline-bench motion</c> measures it on labelled made clips
/// of seeds on which nothing was chosen. Made clips are not the field: the figure says how scores compare, and promises nothing of
/// weather, ground and optics that were never made.
/// </summary>
public static class MotionCalibration
{
    /// <summary>Shown before and after what was marked, so that an eye can follow it.</summary>
    public const double MarginSeconds = 0.5;

    /// <summary>From the most to the least that is shown; measured on 64 clips, of seeds 1001 to 1064.</summary>
    public static IReadOnlyList<MotionCalibrationPoint> Points { get; } =
    [
        new(0.98, 2.5),
        new(0.95, 4.5),
        new(0.9, 7),
        new(0.8, 7.8),
    ];

    /// <summary>The point that shows at least so much and no more than needed; that which shows the most, where none does.</summary>
    /// <param name="recall">0 to 1.</param>
    public static MotionCalibrationPoint For(double recall) => Points.LastOrDefault(point => point.Recall >= recall) ?? Points[0];
}

/// <param name="Recall">Of the time in which something moves, the share that lies within marks of at least the score.</param>
public sealed record MotionCalibrationPoint(double Recall, double Score);
