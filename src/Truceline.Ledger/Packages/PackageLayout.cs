using System.Globalization;
using System.Text;

namespace Truceline.Ledger;

/// <summary>Names and fixed texts of an export package: a bag (BagIt 1.0, RFC 8493) with SHA-256.</summary>
internal static class PackageLayout
{
    public const string Declaration = "bagit.txt";
    public const string DeclarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    public const string Information = "bag-info.txt";
    public const string Manifest = "manifest-sha256.txt";
    public const string TagManifest = "tagmanifest-sha256.txt";
    public const string Payload = "data/";
    public const string Readme = "data/README.txt";
    public const string Key = "data/log/vkey";
    public const string Checkpoint = "data/log/checkpoint";
    public const string Entries = "data/log/entries/";
    /// <summary>The kind of the entries that hold recordings: the one kind that a check of a package knows.</summary>
    public const string Recording = "segments-sealed";

    public const string EnvelopeEnding = ".json";
    public const string ProofEnding = ".tlog-proof";

    public const string ReadmeText = """
        This package holds a stretch of a centre's record, with what proves it. It follows BagIt 1.0 (RFC 8493).

          data/log/vkey           the public key of the centre's log: compare it with the one that you know
          data/log/checkpoint     the log's size and root, signed with that key
          data/log/entries/N      entry N of the log, and the proof (C2SP tlog-proof) that it stands in it
          data/evidence/...       recorded streams, byte for byte, and the index beside each
          data/mission/...        the rules and geometries as adopted, where the entries name them

        Check it, offline, with the program alone:

          truceline verify THIS [--key VKEY]

        or by hand: sha256sum -c manifest-sha256.txt; each entry's payload lists the files that it vouches for.
        It proves that what is here was recorded so, and not that nothing else was recorded.

        """;

    public static string EntryFile(long index, string ending) => $"{Entries}{index.ToString("D9", CultureInfo.InvariantCulture)}{ending}";

    /// <summary>Null where the path is not that of an entry's file.</summary>
    public static long? IndexOf(string path, string ending) =>
        path.StartsWith(Entries, StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal)
        && long.TryParse(path.AsSpan(Entries.Length, Math.Max(0, path.Length - Entries.Length - ending.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && EntryFile(index, ending) == path
            ? index
            : null;

    /// <summary>One line of a manifest; RFC 8493 has the per cent sign encoded, and line ends, which no path of ours holds.</summary>
    public static string Line(string path, Hash digest) => $"{digest}  {path.Replace("%", "%25", StringComparison.Ordinal)}\n";

    public static byte[] Lines(IEnumerable<(string Path, Hash Digest)> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.Select(file => Line(file.Path, file.Digest))));
}
