using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>How a recording is cut and entered.</summary>
public sealed record RecordingOptions
{
    /// <summary>A segment is cut at the first random-access point after this much received time.</summary>
    public Duration Aim { get; init; } = Duration.FromSeconds(4);

    /// <summary>A segment is cut wherever it stands after this much received time without a random-access point.</summary>
    public Duration Longest { get; init; } = Duration.FromSeconds(10);

    /// <summary>Bytes after which a segment is cut wherever it stands.</summary>
    public long Largest { get; init; } = 64 * 1024 * 1024;

    /// <summary>Received time after which sealed segments are entered in the log.</summary>
    public Duration EnterEvery { get; init; } = Duration.FromMinutes(1);

    /// <summary>Received time without a byte that counts as a gap.</summary>
    public Duration Silence { get; init; } = Duration.FromSeconds(5);

    /// <summary>By which footprints are cut at what hides ground; null: they are on level ground unless the sensor states otherwise.</summary>
    public IGround? Ground { get; init; }

    /// <summary>The same for one source: one that sends now and then is not silent between.</summary>
    public RecordingOptions For(SourceConfig? source) => source is null ? this : this with { Silence = source.SilentAfterOr(Silence) };

    /// <summary>Opens a file for the recorded bytes; another one stands in where a test fills the disk.</summary>
    public Func<string, FileStream> Create { get; init; } = path =>
        new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
}
