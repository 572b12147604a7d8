using System.CommandLine;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.People;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>Rosters in numbers, crossings, notices of somebody outside and visits, from the log alone. It reads no personal data and needs no key.</summary>
internal static class StaffCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("staff", "Print how many each delegation has against ceiling and parity, crossings of the premises, and visits. No names.") { Data, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(given.GetValue(Data)!, null, cancellation).ConfigureAwait(false);
        if (log.Mission is not { } mission)
        {
            return Sentences.Refuse("No rule set was adopted, or its copy is not in the data folder.");
        }

        var numbers = StaffNumbers.Of(mission, log.Rows.List<StaffView>(RegisterKinds.Staff));
        List<CrossingView> crossings = [.. log.Rows.List<CrossingView>(RegisterKinds.Crossing)];
        List<OutsideView> outside = [.. log.Rows.List<OutsideView>(RegisterKinds.Outside)];
        List<VisitView> visits = [.. log.Rows.List<VisitView>(RegisterKinds.Visit)];
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(new { numbers, crossings, outside, visits });
            return 0;
        }

        Print(mission, numbers);
        foreach (var one in crossings)
        {
            Console.Out.WriteLine($"  {InstantPattern.General.Format(one.At)}  {one.Delegation,-8} {Kebab.Of(one.Kind)}{(one.Absence is { } why ? $" ({Kebab.Of(why)})" : "")}");
        }

        foreach (var one in outside)
        {
            Console.Out.WriteLine($"  {InstantPattern.General.Format(one.At)}  {one.Delegation,-8} outside the premises; told to {string.Join(", ", one.To)}");
        }

        foreach (var one in visits)
        {
            Console.Out.WriteLine(
                $"  {InstantPattern.General.Format(one.From)}  {one.Delegation,-8} visit of {one.Persons} to {one.Sector}, invited by {one.InvitedBy}: {(one.Outcome is { } outcome ? Kebab.Of(outcome) : "planned")}");
        }

        return 0;
    }

    private static void Print(Mission mission, StaffNumbers numbers)
    {
        Console.Out.WriteLine($"{mission.Name}: up to {numbers.Ceiling} persons of each delegation.");
        foreach (var one in numbers.Delegations)
        {
            Console.Out.WriteLine($"  {one.Delegation,-8} {one.Listed} on the roster, room for {one.Headroom}");
        }

        Console.Out.WriteLine(numbers.Disparity ?? (numbers.ParityAsked ? "The delegations are equal in number." : "The modalities ask for no parity."));
    }
}
