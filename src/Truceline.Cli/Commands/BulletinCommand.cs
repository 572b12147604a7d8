using System.CommandLine;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Bulletins;
using Truceline.Core.Record;
using Truceline.Engine.Bulletins;

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

    private static readonly Option<bool> Inside = new("--inside") { Description = "What the delegations read besides, which does not leave the centre: who watched, when, and when not." };

    public static Command Make()
    {
        var command = new Command("bulletin", "Print the bulletin of a day from the log alone.") { Data, Date, Format, Edition, Out, Json, Inside };
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

        var inside = given.GetValue(Inside);
        if (inside && format == "pdf")
        {
            return Sentences.Refuse("What is inside is written as html, csv or json.");
        }

        return await Sentences.OrRefuseAsync(
            token => PrintAsync(given.GetValue(Data)!, date, given.GetValue(Edition), format, path, inside, token), cancellation).ConfigureAwait(false);
    }

    private static async Task<int> PrintAsync(string data, LocalDate date, int? wanted, string format, string? path, bool inside, CancellationToken cancellation)
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

        var at = view?.At ?? then.Last;
        mission = mission.At(at);
        using var inView = new DayInView(data, then.Rows, mission, date);
        var drawn = inView.Told(new DrawUpBulletin(date, view?.Edition ?? 0, view?.Supersedes, then.AsOfIndex, at, inView.Zones), then.Rows).Draw(then.Rows, mission);
        if (view is not null && BulletinJson.Digest(drawn.Bulletin) != view.Digest)
        {
            return Sentences.Refuse(IsEarlierForm(data, view)
                ? $"Edition {view.Edition} of that day was drawn up in an earlier form, which this program draws up no more; its file lies in the data folder, and “truceline fsck” checks it."
                : $"Drawn up again from the log, edition {view.Edition} of that day has another digest than the one entered; do not trust it.");
        }

        var text = (format, inside) switch
        {
            ("html", true) => InsideHtml.Write(drawn.Inside),
            ("csv", true) => InsideCsv.Write(drawn.Inside),
            (_, true) => BulletinJson.Write(drawn.Inside) + "\n",
            ("html" or "pdf", _) => BulletinHtml.Write(drawn.Bulletin, view?.Judgements ?? [], view?.SupersededBy),
            ("csv", _) => BulletinCsv.Write(drawn.Bulletin),
            _ => BulletinJson.Write(drawn.Bulletin) + "\n",
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

    /// <summary>By its own words; whether they are what was entered is fsck's to say.</summary>
    private static bool IsEarlierForm(string data, BulletinView view)
    {
        var json = view.Renderings.FirstOrDefault(path => path.EndsWith($"/{view.Edition}.json", StringComparison.Ordinal));
        var file = json is null ? null : new FileInfo(Path.Combine(data, json));
        if (file is not { Exists: true })
        {
            return false;
        }

        using var text = file.OpenText();
        var head = new char[32];
        return new string(head, 0, text.ReadBlock(head)).StartsWith("{\"truceline\":\"bulletin/v1\"", StringComparison.Ordinal);
    }
}
