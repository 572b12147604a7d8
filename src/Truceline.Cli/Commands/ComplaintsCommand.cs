using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>Every complaint and its fate, from the log alone, the overdue first.</summary>
internal static class ComplaintsCommand
{
    public static Command Make() => LogListing.Make("complaints", "Print every complaint with its state, its clock and the entries that made it.", List);

    private static Listed.Found List(FoldedLog log)
    {
        List<ComplaintView> complaints =
            [.. log.Rows.List<ComplaintView>(RegisterKinds.Complaint).OrderBy(one => one.IsOverdueAt(log.Last) ? 0 : 1).ThenBy(one => one.Filed)];
        return new(complaints, [$"{complaints.Count} complaints as of {InstantPattern.General.Format(log.Last)}.", .. complaints.Select(one => Line(one, log.Last))]);
    }

    private static string Line(ComplaintView one, Instant now)
    {
        var due = one.DueAt is { } at ? $", {(one.IsOverdueAt(now) ? "overdue since" : "due")} {InstantPattern.General.Format(at)}" : "";
        var cases = one.Cases.Count > 0 ? $", cases {string.Join(", ", one.Cases)}" : "";
        return $"  {one.Complaint}  {InstantPattern.General.Format(one.Filed)}  {one.Party} claims {Kebab.Of(one.Act)}{(one.Against is { } against ? $" by {against}" : "")}: " +
            $"{Kebab.Of(one.State)}{due}{cases}; entries {string.Join(", ", one.Entries)}";
    }
}
