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
    public static Command Make() =>
        LogListing.Make("staff", "Print how many each delegation has against ceiling and parity, crossings of the premises, and visits. No names.", List);

    private static Listed List(FoldedLog log)
    {
        if (log.Mission is not { } mission)
        {
            return new Listed.Refused(ModalitiesCommand.NoMission);
        }

        var numbers = StaffNumbers.Of(mission, log.Rows.List<StaffView>(RegisterKinds.Staff));
        List<CrossingView> crossings = [.. log.Rows.List<CrossingView>(RegisterKinds.Crossing)];
        List<OutsideView> outside = [.. log.Rows.List<OutsideView>(RegisterKinds.Outside)];
        List<VisitView> visits = [.. log.Rows.List<VisitView>(RegisterKinds.Visit)];
        return new Listed.Found(
            new { numbers, crossings, outside, visits },
            [
                .. Lines(mission, numbers),
                .. crossings.Select(one => $"  {InstantPattern.General.Format(one.At)}  {one.Delegation,-8} {Kebab.Of(one.Kind)}{(one.Absence is { } why ? $" ({Kebab.Of(why)})" : "")}"),
                .. outside.Select(one => $"  {InstantPattern.General.Format(one.At)}  {one.Delegation,-8} outside the premises; told to {string.Join(", ", one.To)}"),
                .. visits.Select(one =>
                    $"  {InstantPattern.General.Format(one.From)}  {one.Delegation,-8} visit of {one.Persons} to {one.Sector}, invited by {one.InvitedBy}: {(one.Outcome is { } outcome ? Kebab.Of(outcome) : "planned")}"),
            ]);
    }

    private static IEnumerable<string> Lines(Mission mission, StaffNumbers numbers) =>
    [
        $"{mission.Name}: up to {numbers.Ceiling} persons of each delegation.",
        .. numbers.Delegations.Select(one => $"  {one.Delegation,-8} {one.Listed} on the roster, room for {one.Headroom}"),
        numbers.Disparity ?? (numbers.ParityAsked ? "The delegations are equal in number." : "The modalities ask for no parity."),
    ];
}
