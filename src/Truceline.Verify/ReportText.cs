using System.Text.Json;
using Truceline.Ledger;

namespace Truceline.Verify;

/// <summary>A report for people, and for programs.</summary>
internal static class ReportText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(FsckReport report, FsckOptions options, bool isPackage, TextWriter output)
    {
        foreach (var problem in report.Problems)
        {
            output.WriteLine($"WRONG  {Shown(problem.File)}: {problem.Sentence}");
        }

        foreach (var note in report.Notes)
        {
            output.WriteLine($"note   {Shown(note.File)}: {note.Sentence}");
        }

        var place = isPackage ? "the package" : "the folder";
        if (report.Checkpoint is { } checkpoint)
        {
            output.WriteLine($"log    {checkpoint.Origin}, {checkpoint.Size} entries, root {checkpoint.Root}");
            output.WriteLine($"key    {report.VerifierKey}{(options.Key is null ? $" (as {place} states it; compare it with the one you know)" : " (as you gave it)")}");
            output.WriteLine($"files  {report.Files} hashed, {report.Bytes} bytes");
            if (isPackage)
            {
                output.WriteLine($"proven {report.Entries} entries stand in that log; a package cannot show what was left out of it");
            }
            else if (options.EarlierCheckpoint is null)
            {
                output.WriteLine("hint   save log/checkpoint and pass it with --checkpoint next time, so that nobody can rewrite what you saw");
            }
        }

        output.WriteLine(report.IsClean ? "All is well." : $"{report.Problems.Count} found.");
    }

    public static void WriteJson(FsckReport report, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            Ok = report.IsClean,
            report.Checkpoint?.Origin,
            report.Checkpoint?.Size,
            Root = report.Checkpoint?.Root.ToString(),
            report.VerifierKey,
            report.Entries,
            report.Files,
            report.Bytes,
            report.Problems,
            report.Notes,
        },
        Json));

    /// <summary>A file's name is whatever somebody chose; control and direction characters are shown, not obeyed.</summary>
    private static string Shown(string file) => string.Concat(file.Select(c =>
        char.IsControl(c) || c is '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
            ? $"\\u{(int)c:x4}"
            : c.ToString()));
}
