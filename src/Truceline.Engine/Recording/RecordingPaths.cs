using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Truceline.Engine.Recording;

/// <summary>Where one source's bytes lie in the data folder; paths in entries use <c>/</c> and are relative to that folder.</summary>
public sealed class RecordingPaths(string dataFolder, string source)
{
    private static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd");
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("HHmmss'.'fff");
    private static readonly InstantPattern Session = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'.'fff");

    public string Source => source;

    /// <summary>Bytes in flight and the journal of what is sealed and not yet entered.</summary>
    public string Live { get; } = Path.Combine(dataFolder, "live", source);

    public string Absolute(string relative) => Path.Combine(dataFolder, relative);

    /// <summary>The name of a run of the recorder: when it began; parts and sidecars carry it.</summary>
    public static string SessionAt(Instant begun) => Session.Format(begun);

    /// <param name="offset">Of the part's first byte in the session.</param>
    public string Part(string session, long offset) =>
        Path.Combine(Live, session + "-" + offset.ToString("D15", CultureInfo.InvariantCulture) + ".part");

    /// <summary>The sidecar of a part as far as it is written; only read after a crash.</summary>
    public static string Notes(string part) => Path.ChangeExtension(part, ".notes.part");

    /// <summary>The first free name of a sealed segment, without <c>.ts</c>.</summary>
    public string Sealed(Instant receivedFrom, int number)
    {
        for (; ; number++)
        {
            var stem = $"evidence/{source}/{Day.Format(receivedFrom)}/{Time.Format(receivedFrom)}-{number.ToString(CultureInfo.InvariantCulture)}";
            if (!File.Exists(Absolute(stem + ".ts")))
            {
                return stem;
            }
        }
    }

    /// <summary>Session and offset of a part's file name; null where the name is not one of ours.</summary>
    public static (string Session, long Offset)? ReadPart(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var dash = name.LastIndexOf('-');
        return dash > 0 && !name.EndsWith(".notes", StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? (name[..dash], offset)
            : null;
    }
}
