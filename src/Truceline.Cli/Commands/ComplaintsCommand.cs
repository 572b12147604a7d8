using System.CommandLine;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>Every complaint and its fate, from the log alone, the overdue first.</summary>
internal static class ComplaintsCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("complaints", "Print every complaint with its state, its clock and the entries that made it.") { Data, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(given.GetValue(Data)!, null, cancellation).ConfigureAwait(false);
        List<ComplaintView> complaints =
            [.. log.Rows.List<ComplaintView>(RegisterKinds.Complaint).OrderBy(one => one.IsOverdueAt(log.Last) ? 0 : 1).ThenBy(one => one.Filed)];
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(complaints);
            return 0;
        }

        Console.Out.WriteLine($"{complaints.Count} complaints as of {InstantPattern.General.Format(log.Last)}.");
        foreach (var one in complaints)
        {
            var due = one.DueAt is { } at ? $", {(one.IsOverdueAt(log.Last) ? "overdue since" : "due")} {InstantPattern.General.Format(at)}" : "";
            var cases = one.Cases.Count > 0 ? $", cases {string.Join(", ", one.Cases)}" : "";
            Console.Out.WriteLine(
                $"  {one.Complaint}  {InstantPattern.General.Format(one.Filed)}  {one.Party} claims {Kebab.Of(one.Act)}{(one.Against is { } against ? $" by {against}" : "")}: " +
                $"{Kebab.Of(one.State)}{due}{cases}; entries {string.Join(", ", one.Entries)}");
        }

        return 0;
    }
}
