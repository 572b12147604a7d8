namespace Truceline.Signals.Motion;

/// <summary>How motion is looked for. Chosen on labelled clips; a change of any of them is a new <see cref="MotionDetector.Version"/>.</summary>
public sealed record MotionSettings
{
    /// <summary>Pixels. Frames of 640 × 360 are what the other settings were chosen on.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pixels.</summary>
    public int Height { get; init; } = 360;

    /// <summary>Frames a second that are given; samples of a faster video.</summary>
    public double FramesPerSecond { get; init; } = 8;

    /// <summary>Frames between a picture and those it is compared with, before and after it.</summary>
    public int Baseline { get; init; } = 8;

    /// <summary>What registration may be off by, in pixels: so much of the ground's gradient is not motion.</summary>
    public float Slack { get; init; } = 0.35f;

    /// <summary>Grey levels below which noise is not believed to lie.</summary>
    public float LeastNoise { get; init; } = 1.2f;

    /// <summary>In deviations of the local noise: where a blob begins, and how far it reaches.</summary>
    public float Seed { get; init; } = 2.5f;

    public float Reach { get; init; } = 1.5f;

    /// <summary>Pixels of a blob.</summary>
    public int SmallestBlob { get; init; } = 6;

    public int LargestBlob { get; init; } = 1600;

    /// <summary>A track is confirmed by so many hits …</summary>
    public int Hits { get; init; } = 4;

    /// <summary>… among so many frames in a row.</summary>
    public int Among { get; init; } = 6;

    /// <summary>Pixels on the ground that a track must have gone, in all.</summary>
    public float LeastTravel { get; init; } = 4;

    /// <summary>Of the way a track went, how much it must have gone ahead: what sways goes to and fro.</summary>
    public float LeastStraightness { get; init; } = 0.6f;

    /// <summary>Pixels around the expected place in which a blob continues a track.</summary>
    public float Gate { get; init; } = 9;
}
