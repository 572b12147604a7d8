using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>What kept the centre from seeing, as found and as stated, with what each delegation says of it; from the log alone.</summary>
internal static class ImpedimentsCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string> From = new("--from") { Description = "Those that last at or after this time, such as 2026-11-22T00:00:00Z." };
    private static readonly Option<string> To = new("--to") { Description = "Those that began before this time." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("impediments", "Print what kept the centre from seeing, who states it, and what was seen meanwhile without a place.") { Data, From, To, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (Time(given.GetValue(From)) is not { } from || Time(given.GetValue(To)) is not { } to)
        {
            return Sentences.Refuse("Write times as 2026-11-22T00:00:00Z.");
        }

        var log = await FoldedLog.OfAsync(given.GetValue(Data)!, null, cancellation).ConfigureAwait(false);
        List<ImpedimentView> found =
            [.. log.Rows.List<ImpedimentView>(RegisterKinds.Impediment).Where(one => (to.At is not { } end || one.From < end) && (from.At is not { } begin || one.To is not { } over || over > begin))];
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(found);
            return 0;
        }

        Console.Out.WriteLine($"{found.Count} impediments as of {InstantPattern.General.Format(log.Last)}.");
        found.ForEach(Print);
        return 0;
    }

    private static void Print(ImpedimentView one)
    {
        var until = one.To is { } to ? InstantPattern.General.Format(to) : "lasting";
        var where = one.Source ?? one.Stated?.Sector;
        var by = one.Stated is { } stated ? $"stated by {stated.Delegation ?? stated.Post ?? stated.Role}" : "found";
        Console.Out.WriteLine($"  {InstantPattern.General.Format(one.From)} – {until}  {Kebab.Of(one.Kind)}  {where}  {by}{(one.Withdrawn is null ? "" : ", taken back")}, entries {string.Join(' ', one.Entries)}");
        Console.Out.WriteLine($"    {one.Detail}{(one.Stated?.DeniedBy is { } who ? $" Denied by: {Kebab.Of(who)}." : "")}");
        foreach (var seen in one.Seen)
        {
            Console.Out.WriteLine($"    seen, place uncertain: {seen.Targets} from {InstantPattern.General.Format(seen.From)}, entry {seen.Index}");
        }

        foreach (var review in one.Reviews)
        {
            Console.Out.WriteLine($"    {review.Delegation} {(review.Confirmed ? "confirms" : "disputes")} it, entry {review.Index}");
        }
    }

    private static (Instant? At, bool IsGiven)? Time(string? text) =>
        text is null ? (null, false) : InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } ? (at, true) : null;
}
