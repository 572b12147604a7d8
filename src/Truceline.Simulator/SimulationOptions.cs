using NodaTime;
using Truceline.Simulator.MpegTs;
using Truceline.Simulator.Scenarios;

namespace Truceline.Simulator;

/// <summary>What to simulate and how to code it.</summary>
public sealed record SimulationOptions
{
    public required Scenario Scenario { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>Seconds; null goes on until it is cancelled.</summary>
    public double? Duration { get; init; }

    /// <summary>What the drone's clock says at the first frame.</summary>
    public required Instant Start { get; init; }

    /// <summary>Frames come as time passes; otherwise as fast as they are made.</summary>
    public bool RealTime { get; init; }

    /// <summary>Pixels, even.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pixels, even.</summary>
    public int Height { get; init; } = 360;

    public int FramesPerSecond { get; init; } = 30;

    /// <summary>A second, held constant with filler as a radio link's encoder does; null is what the pictures need at good quality.</summary>
    public int? Kilobits { get; init; }

    /// <summary>One metadata packet for so many frames; null is about ten a second.</summary>
    public int? FramesPerKlv { get; init; }

    public KlvCarriage Carriage { get; init; } = KlvCarriage.Sync;

    /// <summary>One sentence that says what is wrong and what to write; null when all is well.</summary>
    public string? Check() => this switch
    {
        { Width: < 64 or > 1920 } or { Height: < 36 or > 1080 } => "The size must lie between 64x36 and 1920x1080.",
        _ when Width % 2 != 0 || Height % 2 != 0 => "Width and height must be even numbers.",
        { FramesPerSecond: < 1 or > 60 } => "The frame rate must lie between 1 and 60.",
        { Kilobits: < 64 or > 50_000 } => "The bit rate must lie between 64 and 50000 kbit/s.",
        { Duration: <= 0 or > 86_400 or double.NaN } => "The duration must be more than 0 and at most 86400 seconds.",
        _ => null,
    };
}
