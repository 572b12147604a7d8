using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Coverage;
using Truceline.Engine.Coverage;
using Truceline.Engine.Export;
using Truceline.Ledger;

namespace Truceline.Cli.Commands;

/// <summary>One stretch of time of all sources as one package, with the entries that prove it.</summary>
internal static class Export
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string> From = new("--from") { Description = "The first moment of received time, as 2026-11-22T18:00:00Z.", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "The first moment after it.", Required = true };
    private static readonly Option<string> Out = new("--out") { Description = "FILE.tar, or a folder that does not exist yet.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("export", "Write one stretch of time of all sources, with the entries that prove it, as one package that 'verify' checks.")
        {
            Data, From, To, Out, Json,
        };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (Moment(given.GetValue(From)!) is not { } from || Moment(given.GetValue(To)!) is not { } to || from >= to)
        {
            return Sentences.Refuse("--from, --to: write two moments as 2026-11-22T18:00:00Z, the first before the second.");
        }

        var (data, path) = (given.GetValue(Data)!, given.GetValue(Out)!);
        var log = LogReader.Open(data);
        var folded = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        var observed = folded.Mission is { } mission
            ? ObservedDesk.FromRecord(data, folded.Rows, mission, from, to, folded.Last)
            : ObservedBeside.Without(from, to, "The mission's files as adopted are not in the data folder.");
        var contents = new PackageContents(
            from.ToDateTimeOffset(), to.ToDateTimeOffset(), await ExportSelection.OfAsync(log, log.Latest.Size, from, to, cancellation).ConfigureAwait(false), [],
            SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset()) { Observed = observed.Line };
        var made = path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase)
            ? await ArchiveAsync(log, data, contents, path, cancellation).ConfigureAwait(false)
            : await FolderAsync(log, data, contents, path, cancellation).ConfigureAwait(false);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(new { package = path, made.Entries, made.Files, made.Bytes, observed });
        }
        else
        {
            Console.Out.WriteLine($"{path}: {made.Entries} entries, {made.Files} files, {made.Bytes} bytes; {observed.Words}. Check it with: truceline verify {path}");
        }

        return 0;
    }

    private static async Task<PackageSummary> FolderAsync(LogReader log, string data, PackageContents contents, string path, CancellationToken cancellation)
    {
        await using var folder = new FolderPackage(path);
        return await PackageWriter.WriteAsync(log, data, contents, folder, cancellation).ConfigureAwait(false);
    }

    /// <summary>The file has its name only when it is whole.</summary>
    private static async Task<PackageSummary> ArchiveAsync(LogReader log, string data, PackageContents contents, string path, CancellationToken cancellation)
    {
        if (Path.Exists(path))
        {
            throw new IOException($"{path} exists already; name another place.");
        }

        var part = path + ".part";
        try
        {
            PackageSummary made;
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            await using (var archive = new TarPackage(file, Path.GetFileNameWithoutExtension(path)))
            {
                made = await PackageWriter.WriteAsync(log, data, contents, archive, cancellation).ConfigureAwait(false);
            }

            File.Move(part, path);
            return made;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static Instant? Moment(string text) => InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } ? at : null;
}
