using System.Security.Cryptography;
using System.Text;

namespace Truceline.Engine.Agreement;

/// <summary>
/// Reads a mission's folder: <c>mission.yaml</c> and the GeoJSON files it names. Nothing wrong with them is an exception;
/// every fault names file and line.
/// </summary>
public static class MissionReader
{
    public const string RootFile = "mission.yaml";

    /// <summary>Reads a folder such as <c>missions/karabakh</c>.</summary>
    public static MissionReading ReadFolder(string folder)
    {
        var faults = new Faults();
        var files = new MissionFolder(folder, faults);
        return Read(files.Read, faults);
    }

    /// <summary>Reads the copy that was adopted into a data folder, and checks that it still is that rule set.</summary>
    public static MissionReading ReadAdopted(string dataFolder, string ruleSet)
    {
        if (ruleSet.Length != 64 || !ruleSet.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
        {
            return new MissionReading.Refused([new MissionFault(RootFile, 0, "The rule set asked for is not a SHA-256 in lower hex.")]);
        }

        var reading = ReadFolder(Path.Combine(dataFolder, "mission", ruleSet));
        return reading is MissionReading.Accepted { Mission.RuleSet: var found } && found != ruleSet
            ? new MissionReading.Refused([new MissionFault(RootFile, 0, $"The files of rule set {ruleSet} were changed: they make {found}.")])
            : reading;
    }

    /// <summary>Reads files already at hand, by path.</summary>
    public static MissionReading Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var faults = new Faults();
        return Read((path, longest, line) => Held(files, path, longest, line, faults), faults);
    }

    /// <summary>SHA-256, lower hex, over <c>path NUL sha256 LF</c> of each file in ordinal order of path.</summary>
    public static string RuleSetOf(IEnumerable<MissionFile> files)
    {
        var list = string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Path}\0{file.Sha256}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
    }

    internal delegate MissionFile? OpenFile(string path, int longest, (string File, int Line) named);

    internal static MissionFile FileOf(string path, byte[] content) =>
        new(path, content, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static MissionReading Read(OpenFile open, Faults faults)
    {
        var read = new SortedDictionary<string, MissionFile>(StringComparer.Ordinal);
        if (OpenOnce(RootFile, YamlText.LongestFile, (RootFile, 0)) is { } root
            && YamlText.Read(RootFile, root.Content, faults) is { } document)
        {
            var parser = new MissionParser(new Form(RootFile, document, faults), faults, OpenOnce);
            var mission = parser.Read();
            if (!faults.Any)
            {
                return new MissionReading.Accepted(mission with { RuleSet = RuleSetOf(read.Values) }, [.. read.Values]);
            }
        }

        return new MissionReading.Refused(
            faults.Any ? faults.Found : [new MissionFault(RootFile, 0, "The file could not be read.")]);

        MissionFile? OpenOnce(string path, int longest, (string File, int Line) named)
        {
            if (!read.TryGetValue(path, out var file) && open(path, longest, named) is { } opened)
            {
                read[path] = file = opened;
            }

            return file;
        }
    }

    private static MissionFile? Held(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string path, int longest, (string File, int Line) named, Faults faults)
    {
        if (!files.TryGetValue(path, out var content))
        {
            faults.Add(named.File, named.Line, $"There is no file '{YamlText.Show(path)}'.");
            return null;
        }

        if (content.Length > longest)
        {
            faults.Add(path, 0, $"The file is longer than {longest} bytes.");
            return null;
        }

        return FileOf(path, content.ToArray());
    }
}
