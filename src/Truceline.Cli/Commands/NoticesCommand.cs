using System.CommandLine;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>Notices to the parties with their acknowledgements, and what parties notified beforehand, from the log alone.</summary>
internal static class NoticesCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("notices", "Print the notices to the parties with their acknowledgements, and what parties notified beforehand.") { Data, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(given.GetValue(Data)!, null, cancellation).ConfigureAwait(false);
        List<NoticeView> notices = [.. log.Rows.List<NoticeView>(RegisterKinds.Notice)];
        List<MovementView> movements = [.. log.Rows.List<MovementView>(RegisterKinds.Movement)];
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(new { notices, movements });
            return 0;
        }

        Console.Out.WriteLine($"{notices.Count} notices as of {InstantPattern.General.Format(log.Last)}.");
        foreach (var one in notices)
        {
            Console.Out.WriteLine($"  {one.Notice}  {InstantPattern.General.Format(one.At)}  {one.Delegation} on {Kebab.Of(one.Kind)} at {one.Sector}, entry {one.Index}");
            foreach (var party in one.To)
            {
                var said = one.Acknowledged.FirstOrDefault(by => by.Party == party);
                Console.Out.WriteLine($"    {party,-8} {(said is not null ? $"acknowledged {InstantPattern.General.Format(said.At)}" : one.LateAt(log.Last).Contains(party) ? "not acknowledged, overdue" : "not acknowledged")}");
            }
        }

        foreach (var one in movements)
        {
            Console.Out.WriteLine($"  {one.Movement}  {one.Party} notified {Kebab.Of(one.Kind)} at {one.Sector}, {InstantPattern.General.Format(one.From)} to {InstantPattern.General.Format(one.To)}, entry {one.Index}");
        }

        return 0;
    }
}
