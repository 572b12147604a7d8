using System.CommandLine;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Bulletins;
using Truceline.Core.Record;
using Truceline.Engine.Bulletins;
using Truceline.Engine.Coverage;

namespace Truceline.Cli.Commands;

/// <summary>
/// Prints the bulletin of a day from the log alone. An edition that is in the log is drawn up again as of the entry that
/// it names, and must give the digest that was entered; where there is none, what is printed is a draft.
/// </summary>
internal static class BulletinCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string> Date = new("--date") { Description = "The day, as 2026-11-22; it ends at the mission's cut-off hour.", Required = true };
    private static readonly Option<string> Format = new("--format") { Description = "html, csv, json or pdf; pdf needs --out, and Chromium on this machine.", DefaultValueFactory = _ => "html" };
    private static readonly Option<int?> Edition = new("--edition") { Description = "Which edition; by default the last one. 0 draws up a draft." };
    private static readonly Option<string?> Out = new("--out") { Description = "Write into this file, which must not exist; by default to standard output." };
    private static readonly Option<bool> Json = new("--json") { Description = "The same as --format json." };

    public static Command Make()
    {
        var command = new Command("bulletin", "Print the bulletin of a day from the log alone.") { Data, Date, Format, Edition, Out, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var format = given.GetValue(Json) ? "json" : given.GetValue(Format);
        if (LocalDatePattern.Iso.Parse(given.GetValue(Date)!) is not { Success: true, Value: var date })
        {
            return Sentences.Refuse("Write the day as 2026-11-22.");
        }

        if (format is not ("html" or "csv" or "json" or "pdf"))
        {
            return Sentences.Refuse("The format is html, csv, json or pdf.");
        }

        var path = given.GetValue(Out);
        if (format == "pdf" && path is null)
        {
            return Sentences.Refuse("Say where to write the pdf: --out FILE.");
        }

        return await Sentences.OrRefuseAsync(
            token => PrintAsync(given.GetValue(Data)!, date, given.GetValue(Edition), format, path, token), cancellation).ConfigureAwait(false);
    }

    private static async Task<int> PrintAsync(string data, LocalDate date, int? wanted, string format, string? path, CancellationToken cancellation)
    {
        var now = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        var editions = now.Rows.List<BulletinView>(RegisterKinds.Bulletin).Where(of => of.Date == date).ToList();
        var view = wanted is null ? editions.MaxBy(of => of.Edition) : editions.FirstOrDefault(of => of.Edition == wanted);
        if (view is null && wanted is > 0)
        {
            return Sentences.Refuse($"The log holds no edition {wanted} of that day.");
        }

        var then = view is null ? now : await FoldedLog.OfAsync(data, view.AsOfIndex, cancellation).ConfigureAwait(false);
        if (then.Mission is not { } mission)
        {
            return Sentences.Refuse("The mission's files as adopted are not in the data folder, or not as they were adopted; run “truceline fsck”.");
        }

        var inView = ZonesInView.Of(data, then.Rows, mission, date);
        var at = view?.At ?? then.Last;
        var bulletin = new DrawUpBulletin(date, view?.Edition ?? 0, view?.Supersedes, then.AsOfIndex, at, inView)
        {
            Observed = ObservedOfDay.Of(data, then.Rows, mission, date, at),
        }.From(then.Rows, mission);
        if (view is not null && BulletinJson.Digest(bulletin) != view.Digest)
        {
            return Sentences.Refuse($"Drawn up again from the log, edition {view.Edition} of that day has another digest than the one entered; do not trust it.");
        }

        var text = format switch
        {
            "html" or "pdf" => BulletinHtml.Write(bulletin, view?.Judgements ?? [], view?.SupersededBy),
            "csv" => BulletinCsv.Write(bulletin),
            _ => BulletinJson.Write(bulletin) + "\n",
        };
        if (path is null)
        {
            await Console.Out.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
            return 0;
        }

        var (bytes, trouble) = format == "pdf" ? await PrintedBulletin.PrintAsync(text, view?.Digest, cancellation).ConfigureAwait(false) : (Encoding.UTF8.GetBytes(text), null);
        if (bytes is null)
        {
            return Sentences.Refuse(trouble!);
        }

        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        return 0;
    }
}
