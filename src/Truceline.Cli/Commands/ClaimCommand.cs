using System.CommandLine;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Engine.Coverage;

namespace Truceline.Cli.Commands;

/// <summary>Was anyone looking or listening there, then, and would it have been noticed? From the log and the sidecars alone.</summary>
internal static class ClaimCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<double> Latitude = new("--lat") { Description = "Degrees north.", Required = true };
    private static readonly Option<double> Longitude = new("--lon") { Description = "Degrees east.", Required = true };
    private static readonly Option<double> Radius = new("--radius") { Description = "Metres about the place in which it may have been.", DefaultValueFactory = _ => 100 };
    private static readonly Option<string> From = new("--from") { Description = "As 2026-11-22T18:00:00Z.", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "As 2026-11-22T19:00:00Z; at most 24 hours later.", Required = true };
    private static readonly Option<string> Kind = new("--kind") { Description = "Kind of act: fire, movement, flight or works.", DefaultValueFactory = _ => "movement" };
    private static readonly Option<bool> Json = new("--json") { Description = "Everything, as JSON." };

    public static Command Make()
    {
        var command = new Command("claim", "Was anyone looking or listening there, then, and would it have been noticed?") { Data, Latitude, Longitude, Radius, From, To, Kind, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (InstantPattern.ExtendedIso.Parse(given.GetValue(From)!) is not { Success: true, Value: var from }
            || InstantPattern.ExtendedIso.Parse(given.GetValue(To)!) is not { Success: true, Value: var to })
        {
            return Sentences.Refuse("Write times as 2026-11-22T18:00:00Z.");
        }

        if (CoverageCommand.Read(given.GetValue(Kind)) is not { } kind)
        {
            return Sentences.Refuse("The kind of act is fire, movement, flight or works.");
        }

        var claim = new TestClaim(new Position(given.GetValue(Latitude), given.GetValue(Longitude)), given.GetValue(Radius), from, to, kind);
        return claim.Refusal is { } refusal
            ? Sentences.Refuse(refusal)
            : await Sentences.OrRefuseAsync(token => PrintAsync(given.GetValue(Data)!, claim, given.GetValue(Json), token), cancellation).ConfigureAwait(false);
    }

    private static async Task<int> PrintAsync(string data, TestClaim claim, bool json, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        if (log.Mission is not { } mission)
        {
            return Sentences.Refuse("The mission's files as adopted are not in the data folder, or not as they were adopted; run “truceline fsck”.");
        }

        using var footprints = FootprintsOfRecord.Read(data, log.Rows, claim.From, claim.To);
        var answer = new CoverageDesk(mission, log.Rows, footprints).Test(claim);
        if (json)
        {
            Sentences.PrintJson(answer);
            return 0;
        }

        Console.Out.WriteLine(FormattableString.Invariant(
            $"{Kebab.Of(answer.Verdict)}: it would have been noticed with {answer.Probability:0.#%} ({answer.Looked:0.#%} of the place and the time looked at)"));
        foreach (var by in answer.By)
        {
            Console.Out.WriteLine($"  {by.Source}: {string.Join(", ", by.When.Select(span => $"{span.From} to {span.To}"))}");
        }

        foreach (var cause in answer.Causes)
        {
            Console.Out.WriteLine($"  not wholly: {Kebab.Of(cause.Cause).Replace('-', ' ')}{(cause.Sources.Count > 0 ? " (" + string.Join(", ", cause.Sources) + ")" : "")}");
        }

        return 0;
    }
}
