using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>
/// What one metadata packet of an airborne sensor states, in SI units and degrees; null where the packet does not
/// state it (absent, zero length, or the out-of-range code).
/// </summary>
public sealed record FrameReport
{
    public required string Source { get; init; }

    /// <summary>What the source claims, from its own clock.</summary>
    public required Instant Claimed { get; init; }

    /// <summary>When the centre received it.</summary>
    public required Instant Received { get; init; }

    /// <summary>90 kHz, unwrapped; the frame of video it belongs to.</summary>
    public required long Pts { get; init; }

    public PlatformPose? Platform { get; init; }

    public SensorPose? Sensor { get; init; }

    public Position? FrameCentre { get; init; }

    /// <summary>Metres, in the datum of <see cref="PlatformPose.Height"/>.</summary>
    public double? FrameCentreHeight { get; init; }

    /// <summary>Metres from sensor to frame centre.</summary>
    public double? SlantRange { get; init; }

    /// <summary>Upper left, upper right, lower right, lower left; empty where not all four are stated.</summary>
    public IReadOnlyList<Position> Corners { get; init; } = [];

    public IReadOnlyList<TargetReport> Targets { get; init; } = [];

    /// <summary>Metres a second over the ground.</summary>
    public double? GroundSpeed { get; init; }

    /// <summary>Why what this report says of its platform's place is not believed, in one sentence; null where it is.</summary>
    public string? Doubt { get; init; }

    public StatedErrors Errors { get; init; } = StatedErrors.None;
}

/// <summary>Where the platform is and how it lies.</summary>
/// <param name="Height">Metres, above the datum named.</param>
/// <param name="Heading">Degrees clockwise from true north.</param>
/// <param name="Pitch">Degrees, nose up positive; null where not stated.</param>
/// <param name="Roll">Degrees, right wing down positive; null where not stated.</param>
public sealed record PlatformPose(Position At, double? Height, HeightDatum Datum, double? Heading, double? Pitch, double? Roll);

/// <summary>How the sensor points, relative to the platform, and its fields of view.</summary>
/// <param name="RelativeAzimuth">Degrees clockwise from the platform's long axis, seen from above.</param>
/// <param name="RelativeElevation">Degrees from the platform's plane, down negative.</param>
/// <param name="RelativeRoll">Degrees, clockwise from behind the sensor.</param>
/// <param name="HorizontalField">Degrees, whole angle.</param>
/// <param name="VerticalField">Degrees, whole angle.</param>
public sealed record SensorPose(
    double? RelativeAzimuth, double? RelativeElevation, double? RelativeRoll, double? HorizontalField, double? VerticalField);

/// <summary>What a height is measured from.</summary>
public enum HeightDatum
{
    MeanSeaLevel,
    Ellipsoid,
}

/// <summary>One target of a VMTI report (ST 0903).</summary>
/// <param name="Id">The sensor's own number for it, stable while it is followed.</param>
/// <param name="Location">Stated geographic location, where the sensor gives one.</param>
/// <param name="Height">Metres above the ellipsoid, with <paramref name="Location"/>.</param>
/// <param name="Column">Pixel column of its centroid, from 1 at the left; null where not stated.</param>
/// <param name="Row">Pixel row of its centroid, from 1 at the top; null where not stated.</param>
/// <param name="FrameWidth">Pixels.</param>
/// <param name="FrameHeight">Pixels.</param>
/// <param name="EastSigma">Metres, one standard deviation of <paramref name="Location"/>; null where not stated.</param>
/// <param name="NorthSigma">Metres, likewise.</param>
public sealed record TargetReport(
    int Id, Position? Location, double? Height, double? Column, double? Row, int? FrameWidth, int? FrameHeight,
    double? EastSigma = null, double? NorthSigma = null);

/// <summary>One-sigma errors as the source's configuration or telemetry states them.</summary>
/// <param name="Horizontal">Metres, platform position, each horizontal axis.</param>
/// <param name="Vertical">Metres, platform height.</param>
/// <param name="Attitude">Degrees, each axis of platform and sensor together.</param>
/// <param name="Ground">Metres, height of the ground assumed.</param>
public sealed record StatedErrors(double? Horizontal, double? Vertical, double? Attitude, double? Ground)
{
    public static StatedErrors None { get; } = new(null, null, null, null);
}
