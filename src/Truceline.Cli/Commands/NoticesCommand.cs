using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>Notices to the parties with their acknowledgements, and what parties notified beforehand, from the log alone.</summary>
internal static class NoticesCommand
{
    public static Command Make() => LogListing.Make("notices", "Print the notices to the parties with their acknowledgements, and what parties notified beforehand.", List);

    private static Listed.Found List(FoldedLog log)
    {
        List<NoticeView> notices = [.. log.Rows.List<NoticeView>(RegisterKinds.Notice)];
        List<MovementView> movements = [.. log.Rows.List<MovementView>(RegisterKinds.Movement)];
        return new(
            new { notices, movements },
            [
                $"{notices.Count} notices as of {InstantPattern.General.Format(log.Last)}.",
                .. notices.SelectMany(one => Lines(one, log.Last)),
                .. movements.Select(one => $"  {one.Movement}  {one.Party} notified {Kebab.Of(one.Kind)} at {one.Sector}, {InstantPattern.General.Format(one.From)} to {InstantPattern.General.Format(one.To)}, entry {one.Index}"),
            ]);
    }

    private static IEnumerable<string> Lines(NoticeView one, Instant now) => one.To
        .Select(party => (Party: party, Said: one.Acknowledged.FirstOrDefault(by => by.Party == party)))
        .Select(of => $"    {of.Party,-8} {(of.Said is { } said ? $"acknowledged {InstantPattern.General.Format(said.At)}" : one.LateAt(now).Contains(of.Party) ? "not acknowledged, overdue" : "not acknowledged")}")
        .Prepend($"  {one.Notice}  {InstantPattern.General.Format(one.At)}  {one.Delegation} on {Kebab.Of(one.Kind)} at {one.Sector}, entry {one.Index}");
}
