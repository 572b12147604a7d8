using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Marks;

namespace Truceline.Core.Bulletins;

/// <summary>
/// One table in the columns of an annex: events first, then the totals, findings, impediments, complaints and coverage, told apart
/// by the first column. Coverage always has a row, so that an empty day is not taken for a quiet one.
/// </summary>
public static class BulletinCsv
{
    private static readonly string[] Columns =
    [
        "record", "position", "event_location", "latitude", "longitude", "means", "number", "observation", "description", "weapon",
        "date", "time", "level", "cases", "entries",
    ];

    public static string Write(Bulletin bulletin) =>
        Write(Events(bulletin).Concat(Totals(bulletin)).Concat(Findings(bulletin)).Concat(Impediments(bulletin)).Concat(Complaints(bulletin)).Concat(Coverage(bulletin)));

    internal static string Write(IEnumerable<string[]> rows)
    {
        var csv = new StringBuilder();
        Row(csv, Columns);
        foreach (var row in rows)
        {
            Row(csv, row);
        }

        return csv.ToString();
    }

    private static IEnumerable<string[]> Events(Bulletin bulletin) => bulletin.Events.Select(of => (string[])
    [
        of.Counted ? "event" : "event-not-counted", of.Position, of.Location, Degrees(of.Latitude, 'N', 'S'), Degrees(of.Longitude, 'E', 'W'),
        of.Means, Said(of.Number, of.Qualifier), of.Observation, of.Description, of.Weapon, of.Local[..10], of.Local[11..], Kebab.Of(of.Level),
        string.Join(' ', of.Cases), Number(of.Index),
    ]);

    private static IEnumerable<string[]> Totals(Bulletin bulletin) => bulletin.Counts
        .SelectMany(of => of.Numbers
            .Select(said => Line(bulletin, "number", Said(said.Number, said.Qualifier), $"{ActWords.Of(of.Act)}, as marked; observed: {BulletinObserved.Share(of.Observed)}", said.Entries))
            .Prepend(Line(bulletin, "count", Qualified(of.Count, of.AtLeast), $"{ActWords.Of(of.Act)}; observed: {BulletinObserved.Share(of.Observed)}", of.Entries)))
        .Append(Line(bulletin, "total", Qualified(bulletin.Total.Count, bulletin.Total.AtLeast), $"{bulletin.Headline} Observed, of the kind observed least: {BulletinObserved.Share(bulletin.Total.Observed)}", bulletin.Total.Entries));

    private static IEnumerable<string[]> Findings(Bulletin bulletin) =>
        from file in bulletin.Cases
        from column in file.Columns
        let said = column.Form is null ? Kebab.Of(column.State) : Kebab.Of(column.Form.Occurred)
        select Line(bulletin, "finding", "", $"{file.Case}: {column.Delegation}: {said}; head: {column.Head ?? "no result yet"}", column.Entries, file);

    private static IEnumerable<string[]> Impediments(Bulletin bulletin) => bulletin.Impediments.Select(of =>
        Line(bulletin, "impediment", Number(of.Count), Kebab.Of(of.Kind), []));

    private static IEnumerable<string[]> Complaints(Bulletin bulletin) => bulletin.ComplaintLines.Select(of => (string[])
    [
        "complaint", "", of.Location ?? "", of.Latitude is { } north ? Degrees(north, 'N', 'S') : "", of.Longitude is { } east ? Degrees(east, 'E', 'W') : "",
        "", "1", "", $"{of.Complaint}: {BulletinComplaintTable.Sentence(of)}", "", LocalDatePattern.Iso.Format(bulletin.Date), "", BulletinComplaintTable.Word(of),
        string.Join(' ', of.Cases), string.Join(' ', of.Entries),
    ]);

    private static IEnumerable<string[]> Coverage(Bulletin bulletin) => bulletin.Observed
        .Select(sector => Line(bulletin, "coverage", "", $"share observed of the day, {SectorShares.Words([sector])}", []))
        .Append(Line(bulletin, "coverage", "", BulletinObserved.Sentence(bulletin), []));

    private static string[] Line(
        Bulletin bulletin, string record, string number, string description, IReadOnlyList<long> entries, CaseLine? of = null) =>
        Line(bulletin.Date, record, number, description, entries, of);

    internal static string[] Line(LocalDate date, string record, string number, string description, IReadOnlyList<long> entries, CaseLine? of = null) =>
    [
        record, "", "", "", "", "", number, "", description, "", LocalDatePattern.Iso.Format(date), "",
        of is null ? "" : Kebab.Of(of.Level), of?.Case ?? "", string.Join(' ', entries),
    ];

    internal static string Qualified(int count, bool atLeast) => atLeast ? $"at least {count}" : $"{count}";

    /// <summary>A number as a mark says it; what the machine alleges is one.</summary>
    internal static string Said(int number, CountQualifier? qualifier) =>
        qualifier is { } of ? $"{Kebab.Of(of).Replace('-', ' ')} {number}" : Number(number);

    internal static string Span(Instant from, Instant? to) =>
        $"{InstantPattern.General.Format(from)} to {(to is { } end ? InstantPattern.General.Format(end) : "now (not over)")}";

    /// <summary>A hemisphere instead of a sign, so that no spreadsheet reads a formula.</summary>
    private static string Degrees(double value, char positive, char negative) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(value):0.000} {(value < 0 ? negative : positive)}");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(PrintedText.Csv)).Append("\r\n");
}
