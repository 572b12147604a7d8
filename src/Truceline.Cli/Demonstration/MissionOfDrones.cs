using System.Globalization;
using System.Text;
using Truceline.Core.Agreement;
using Truceline.Engine.Agreement;

namespace Truceline.Cli.Demonstration;

/// <summary>
/// A mission's files, with as many sources as a demonstration has made drones: a copy in a temporary folder where the
/// mission names fewer. Whoever makes one disposes it.
/// </summary>
internal sealed class MissionOfDrones : IDisposable
{
    private const string RootFile = "mission.yaml";

    private readonly bool _temporary;

    private MissionOfDrones(string id, string folder, bool temporary, IReadOnlyList<string> sources) =>
        (Id, Folder, _temporary, Sources) = (id, folder, temporary, sources);

    /// <summary>Of the mission.</summary>
    public string Id { get; }

    public string Folder { get; }

    /// <summary>One for each drone, in the mission's order.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Null with a sentence where the folder holds no mission that could be flown.</summary>
    public static (MissionOfDrones? Mission, string? Trouble) Of(string folder, int drones)
    {
        if (MissionReader.ReadFolder(folder) is not MissionReading.Accepted { Mission.Sources: [_, ..] sources } read)
        {
            return (null, $"--mission: {folder} holds no mission with a source; 'truceline serve' says what is wrong with it.");
        }

        return sources.Count >= drones
            ? (new(read.Mission.Id, folder, temporary: false, [.. sources.Take(drones).Select(source => source.Id)]), null)
            : Enlarge(read, drones);
    }

    public void Dispose()
    {
        if (_temporary && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static (MissionOfDrones? Mission, string? Trouble) Enlarge(MissionReading.Accepted read, int drones)
    {
        var copy = Directory.CreateTempSubdirectory("truceline-mission-").FullName;
        foreach (var file in read.Files)
        {
            var path = Path.Combine(copy, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Path == RootFile ? WithMore(file.Content.Span, read.Mission.Sources, drones) : file.Content.Span);
        }

        if (MissionReader.ReadFolder(copy) is MissionReading.Accepted { Mission.Sources: var sources } && sources.Count == drones)
        {
            return (new(read.Mission.Id, copy, temporary: true, [.. sources.Select(source => source.Id)]), null);
        }

        Directory.Delete(copy, recursive: true);
        return (null, $"--mission: this scenario needs {drones} sources; write them under 'sources' of {RootFile}.");
    }

    /// <summary>The text with further made drones at the end of its list of sources, so that every remark of its authors stays.</summary>
    private static ReadOnlySpan<byte> WithMore(ReadOnlySpan<byte> text, IReadOnlyList<SourceConfig> sources, int drones)
    {
        var lines = Encoding.UTF8.GetString(text).Split('\n').ToList();
        var list = lines.FindIndex(line => line.StartsWith("sources:", StringComparison.Ordinal));
        var end = list < 0 ? -1 : lines.FindIndex(list + 1, line => line.Length > 0 && char.IsAsciiLetter(line[0]));
        var taken = sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        var more = Enumerable.Range(1, int.MaxValue - 1).Where(number => !taken.Contains($"uav-{number}")).Take(drones - sources.Count);
        lines.InsertRange(end < 0 ? lines.Count : end, more.SelectMany(Source));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static IEnumerable<string> Source(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
          - id: uav-{{number}}
            name: Centre's drone {{number}}
            kind: uas-video
            address: udp://127.0.0.1:{{5600 + number - 1}}
            time: utc
            target-act: crossing-by-vehicle
            errors: {horizontal: 3, vertical: 5, attitude: 0.2, ground: 10}

        """).Split('\n');
}
