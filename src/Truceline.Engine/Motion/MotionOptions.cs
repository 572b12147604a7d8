namespace Truceline.Engine.Motion;

/// <summary>Whether and how what moves in recorded video is marked for the reviewer's eye.</summary>
public sealed record MotionOptions
{
    /// <summary>Looks at what is recorded as it comes, where the processor allows.</summary>
    public bool Watch { get; init; }

    /// <summary>The program that decodes video.</summary>
    public string Ffmpeg { get; init; } = "ffmpeg";

    /// <summary>Address space of the decoding child, in MiB.</summary>
    public int DecoderMiB { get; init; } = 2048;

    /// <summary>Seconds after which a segment that is still being decoded is given up.</summary>
    public int MostSeconds { get; init; } = 60;

    /// <summary>Load of the machine, for each of its processors, above which nothing is looked at.</summary>
    public double MostLoad { get; init; } = 0.9;

    /// <summary>Opens the index in the data folder; without it, what was found is kept as long as the centre runs.</summary>
    public Func<string, IMotionIndex> OpenIndex { get; init; } = _ => new MotionIndexInMemory();
}
