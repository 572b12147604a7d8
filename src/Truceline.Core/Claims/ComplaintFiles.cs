using System.Collections.Frozen;
using Truceline.Core.Cases;

namespace Truceline.Core.Claims;

/// <summary>A file as a liaison hands it in.</summary>
/// <param name="Type">Media type, one of <see cref="ComplaintFiles.Endings"/>.</param>
public sealed record HandedFile(string Type, byte[] Bytes);

/// <summary>What may be handed in with a complaint.</summary>
public static class ComplaintFiles
{
    public const int Most = 6;
    public const int LargestMiB = 4;
    public const int LargestTogetherMiB = 8;

    private const int MiB = 1024 * 1024;

    /// <summary>By media type: how the kept file's name ends.</summary>
    public static FrozenDictionary<string, string> Endings { get; } = new Dictionary<string, string>
    {
        ["application/pdf"] = "pdf", ["image/jpeg"] = "jpg", ["image/png"] = "png", ["text/plain"] = "txt",
        ["audio/mpeg"] = "mp3", ["audio/wav"] = "wav", ["video/mp4"] = "mp4",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Refusal? Refusal(IReadOnlyList<HandedFile> files) => files switch
    {
        { Count: > Most } => Decision.Refuse($"A complaint takes at most {Most} files."),
        _ when files.Any(file => !Endings.ContainsKey(file.Type)) => Decision.Refuse("A file is PDF, JPEG, PNG, plain text, MP3, WAV or MP4."),
        _ when files.Any(file => file.Bytes.Length == 0) => Decision.Refuse("A file is empty."),
        _ when files.Any(file => file.Bytes.Length > LargestMiB * MiB) || files.Sum(file => (long)file.Bytes.Length) > LargestTogetherMiB * MiB =>
            Decision.Refuse($"A file takes at most {LargestMiB} MiB, and all together {LargestTogetherMiB} MiB."),
        _ => null,
    };

    /// <summary>Where the file of this number (from 1) is kept.</summary>
    public static string PathOf(string complaint, int number, string type) => $"complaints/{complaint}/{number}.{Endings[type]}";
}
