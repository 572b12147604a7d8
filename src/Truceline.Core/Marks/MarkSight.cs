using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Marks;

/// <summary>
/// From where and how the marked picture was taken, as it is recorded with the mark: with the pixel and the elevation it gives
/// the place again, without the stream.
/// </summary>
/// <param name="Errors">One sigma each, as the telemetry states them or else the mission's source; null where neither does.</param>
public sealed record MarkSight(PlatformPose? Platform, SensorPose? Sensor, double? FrameCentreHeight, StatedErrors Errors)
{
    public static MarkSight Of(FrameReport report, StatedErrors defaults) => new(
        report.Platform, report.Sensor, report.FrameCentreHeight,
        new StatedErrors(
            report.Errors.Horizontal ?? defaults.Horizontal, report.Errors.Vertical ?? defaults.Vertical,
            report.Errors.Attitude ?? defaults.Attitude, report.Errors.Ground ?? defaults.Ground));

    /// <summary>Nobody states how well the platform knows where it is and how it lies.</summary>
    internal bool StatesNothing => Errors is { Horizontal: null, Vertical: null, Attitude: null };
}

/// <summary>The picture's pixel that was marked.</summary>
/// <param name="Column">From 1 at the left, with fractions; the middle of the first pixel is 1.</param>
/// <param name="Row">From 1 at the top.</param>
/// <param name="Width">Pixels of the picture.</param>
/// <param name="Height">Pixels of the picture.</param>
public sealed record MarkedPixel(double Column, double Row, int Width, int Height)
{
    /// <summary>Pixels, one sigma each way, by which a person's click misses what it means.</summary>
    public const double ClickSigma = 2;

    internal bool IsInside => Width is > 0 and <= 65_536 && Height is > 0 and <= 65_536
        && Column >= 0.5 && Row >= 0.5 && Column <= Width + 0.5 && Row <= Height + 0.5;

    internal double Across => ((Column - 0.5) / Width * 2) - 1;

    internal double Downwards => ((Row - 0.5) / Height * 2) - 1;
}
