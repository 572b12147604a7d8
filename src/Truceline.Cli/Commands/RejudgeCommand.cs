using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Engine.Agreement;
using Truceline.Engine.Coverage;
using Truceline.Ledger;

namespace Truceline.Cli.Commands;

/// <summary>What other rules would say of everything in a log.</summary>
internal static class RejudgeCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "Folder of the mission with the other rules." };
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "What of the other rules was known at this time, such as 2026-01-01T12:00:00Z; left out: all that they hold." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("rejudge", "Judge every incident of a log by other rules, and print what that changes; nothing recorded is touched.") { Folder, Data, AsOf, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var reading = MissionReader.ReadFolder(given.GetValue(Folder)!);
        if (reading is not MissionReading.Accepted { Mission: var after })
        {
            return Sentences.Refuse(reading.ToString()!);
        }

        var asOf = Instant.MaxValue;
        if (given.GetValue(AsOf) is { } text && !InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out asOf))
        {
            return Sentences.Refuse($"--as-of: “{text}” is no time such as 2026-01-01T12:00:00Z.");
        }

        var data = given.GetValue(Data)!;
        var found = await RejudgeLog.RunAsync(LogReader.Open(data), data, after, asOf, cancellation).ConfigureAwait(false);
        found = found with { Observed = await ObservedAsync(data, found, cancellation).ConfigureAwait(false) };
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(found);
        }
        else
        {
            Print(found);
        }

        return 0;
    }

    /// <summary>By the rules as they were adopted: which drawings of the line were in force is theirs to say.</summary>
    private static async Task<ObservedBeside?> ObservedAsync(string data, Rejudgement found, CancellationToken cancellation)
    {
        if (found is not { First: { } first, Last: { } last } || last - first > ObservedDesk.Widest)
        {
            return found.First is { } from && found.Last is { } to ? ObservedDesk.TooWide(from, to) : null;
        }

        var folded = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        return folded.Mission is { } mission
            ? ObservedDesk.FromRecord(data, folded.Rows, mission, first, last + Duration.FromSeconds(1), folded.Last)
            : ObservedBeside.Without(first, last, "The mission's files as adopted are not in the data folder.");
    }

    private static void Print(Rejudgement found)
    {
        foreach (var one in found.Changed)
        {
            var answers = one.Answers.Select(answer => $"clause {answer.Clause}{(answer.Reading is null ? "" : $", read {answer.Reading}")}: {RejudgeLog.Words(answer.From)} -> {RejudgeLog.Words(answer.To)}");
            var shares = one.Shares.Select(share => $"{share.Party ?? "undetermined"} {Words(share.From)} -> {Words(share.To)}");
            Console.Out.WriteLine($"{one.Incident}  {string.Join("; ", answers.Concat(shares))}");
        }

        foreach (var count in found.Answers)
        {
            Console.Out.WriteLine($"clause {count.Clause}: {count.From} -> {count.To}, {count.Incidents} times");
        }

        Console.Out.WriteLine($"{found.Incidents} incidents judged again, {found.Changed.Count} otherwise than before{(found.Observed is { } observed ? $"; {observed.Words}" : "")}.");
        if (found.NotJudged > 0)
        {
            Console.Out.WriteLine($"{found.NotJudged} more were not: the rules that they were judged by are not in the data folder.");
        }
    }

    private static string Words(ShareRange? range) =>
        range is null ? "nothing attributed" : range.Low == range.High ? $"{range.Low:0.####}" : $"{range.Low:0.####} to {range.High:0.####}";
}
