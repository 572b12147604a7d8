using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Engine.Coverage;

namespace Truceline.Cli.Commands;

/// <summary>What could have been noticed along the line in a day, from the log and the sidecars alone.</summary>
internal static class CoverageCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string> Date = new("--date") { Description = "The day, as 2026-11-22; it ends at the mission's cut-off hour.", Required = true };
    private static readonly Option<string> Kind = new("--kind") { Description = "Kind of act: fire, movement, flight or works.", DefaultValueFactory = _ => "movement" };
    private static readonly Option<bool> Json = new("--json") { Description = "Everything, as JSON." };

    public static Command Make()
    {
        var command = new Command("coverage", "What could have been noticed along the line in a day, by kilometre and hour.") { Data, Date, Kind, Json };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Null where the word is none.</summary>
    public static NoticedKind? Read(string? kind) => NoticedKinds.All.Where(one => Kebab.Of(one) == kind).Select(one => (NoticedKind?)one).FirstOrDefault();

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (LocalDatePattern.Iso.Parse(given.GetValue(Date)!) is not { Success: true, Value: var date })
        {
            return Sentences.Refuse("Write the day as 2026-11-22.");
        }

        return Read(given.GetValue(Kind)) is { } kind
            ? await Sentences.OrRefuseAsync(token => PrintAsync(given.GetValue(Data)!, date, kind, given.GetValue(Json), token), cancellation).ConfigureAwait(false)
            : Sentences.Refuse("The kind of act is fire, movement, flight or works.");
    }

    private static async Task<int> PrintAsync(string data, LocalDate date, NoticedKind kind, bool json, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        if (log.Mission is not { } mission)
        {
            return Sentences.Refuse("The mission's files as adopted are not in the data folder, or not as they were adopted; run “truceline fsck”.");
        }

        var day = mission.DayOf(date);
        using var footprints = FootprintsOfRecord.Read(data, log.Rows, day.Start, day.End);
        var told = new CoverageDesk(mission, log.Rows, footprints).OfDay(date, kind, log.Last + CoverageDesk.Behind);
        if (json)
        {
            Sentences.PrintJson(told);
            return 0;
        }

        Console.Out.WriteLine(FormattableString.Invariant($"{Kebab.Of(kind)}, {date:uuuu-MM-dd}, told until {told.Until}"));
        foreach (var line in told.Lines)
        {
            Print(told, line);
        }

        return told.Lines.Count > 0 ? 0 : Sentences.Refuse("No line of contact was drawn and accepted as of that day.");
    }

    /// <summary>A character an hour: tenths observed, ~ for degraded alone, and the cause's letter where nothing could be noticed.</summary>
    private static void Print(CoverageOfDay day, LineOfDay line)
    {
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{line.Name}, version {line.Version}, {line.Kilometres.Count} km: {line.Observed:0.0%} observed, {line.Degraded:0.0%} degraded"));
        var byKilometre = line.Cells.ToLookup(cell => cell.Kilometre);
        foreach (var kilometre in line.Kilometres.Where(one => byKilometre[one.Number].Any(cell => cell.State != CoverageState.Unobserved)))
        {
            var hours = byKilometre[kilometre.Number].OrderBy(cell => cell.Hour).Select(Sign);
            Console.Out.WriteLine($"km {kilometre.Number.ToString(CultureInfo.InvariantCulture),4}  {string.Concat(hours)}");
        }

        foreach (var cause in line.Cells.Where(cell => cell.Cause is not null).GroupBy(cell => cell.Cause!.Value).OrderBy(group => group.Key))
        {
            Console.Out.WriteLine($"  {Kebab.Of(cause.Key).Replace('-', ' ')}: {cause.Count().ToString(CultureInfo.InvariantCulture)} of {line.Cells.Count.ToString(CultureInfo.InvariantCulture)} kilometre-hours");
        }

        Console.Out.WriteLine($"  (hours from {day.From}; 9 observed … 1 a tenth, ~ degraded, . unobserved; kilometres that nobody saw are left out)");
    }

    private static char Sign(CoverageCell cell) => cell.State switch
    {
        CoverageState.Unobserved => '.',
        _ when cell.Observed < 0.05 => '~',
        _ => (char)('0' + Math.Clamp((int)Math.Round(cell.Observed * 10), 1, 9)),
    };
}
