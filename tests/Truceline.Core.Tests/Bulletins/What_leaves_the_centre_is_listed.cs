using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

/// <summary>Kilometres, hours and sensor positions never leave. A new member of a bulletin fails here until somebody has decided that it may.</summary>
public sealed class What_leaves_the_centre_is_listed
{
    private static readonly string[] Allowed =
    [
        "asOfIndex", "cases[].case", "cases[].columns[].delegation", "cases[].columns[].entries[]", "cases[].columns[].form.act",
        "cases[].columns[].form.actor", "cases[].columns[].form.clause", "cases[].columns[].form.evidence[]", "cases[].columns[].form.intent",
        "cases[].columns[].form.occurred", "cases[].columns[].form.reading", "cases[].columns[].form.severity", "cases[].columns[].form.standard",
        "cases[].columns[].form.text", "cases[].columns[].head", "cases[].columns[].state", "cases[].fields[].field", "cases[].fields[].state",
        "cases[].fields[].values[]", "cases[].finding", "cases[].incidents[]", "cases[].index", "cases[].level", "cases[].outcome", "cases[].replies[].entry",
        "cases[].replies[].party", "cases[].replies[].replyBy", "cases[].replies[].words", "cases[].round",
        "cases[].stage", "cases[].standing", "clauses[].answers[].drawings[].geometry", "clauses[].answers[].drawings[].version",
        "clauses[].answers[].observed", "clauses[].answers[].outcome", "clauses[].answers[].probability", "clauses[].answers[].reading",
        "clauses[].article", "clauses[].clause", "clauses[].entries[]", "clauses[].kind", "clauses[].observed", "clauses[].open[]",
        "clauses[].outcome", "clauses[].probability", "clauses[].sentence", "clauses[].title", "clauses[].version", "complaintLines[].act",
        "complaintLines[].against", "complaintLines[].article", "complaintLines[].cases[]", "complaintLines[].complaint", "complaintLines[].entries[]",
        "complaintLines[].filed", "complaintLines[].from", "complaintLines[].index", "complaintLines[].latitude", "complaintLines[].location",
        "complaintLines[].longitude", "complaintLines[].overdue", "complaintLines[].party", "complaintLines[].state", "complaintLines[].to", "complaints",
        "counts[].act", "counts[].alleged", "counts[].atLeast", "counts[].count", "counts[].entries[]", "counts[].foundByOne", "counts[].foundJointly",
        "counts[].indicatedByRule", "counts[].numbers[].entries[]", "counts[].numbers[].number", "counts[].numbers[].qualifier", "counts[].observed",
        "cutOff", "date", "delegations[].id", "delegations[].name", "demo", "drawnUp", "edition", "events[].act", "events[].at", "events[].cases[]",
        "events[].counted", "events[].description", "events[].incident", "events[].index", "events[].latitude", "events[].level", "events[].local",
        "events[].location", "events[].longitude", "events[].means", "events[].number", "events[].observation", "events[].position",
        "events[].qualifier", "events[].weapon", "from", "headline", "impediments[].count", "impediments[].kind", "inside", "mission", "missionName", "modalities",
        "observed[].kinds[].kind", "observed[].kinds[].observed", "observed[].name", "observed[].sector", "preliminary", "ruleSet", "supersedes",
        "timeZone", "to", "total.atLeast", "total.count", "total.entries[]", "total.notCounted[]", "total.observed", "total.setAside[]", "truceline",
    ];

    [Fact]
    public void Every_member_of_the_canonical_rendering()
    {
        using var json = JsonDocument.Parse(BulletinJson.Write(Full()));
        var written = Members(json.RootElement, "").Distinct().ToList();
        written.Except(Allowed).ShouldBeEmpty("decide whether it may leave the centre, and list it");
        // A list of plain numbers or names may be empty on this day.
        Allowed.Except(written).Where(member => !member.EndsWith("[]", StringComparison.Ordinal)).ShouldBeEmpty("the day of this test has everything that a bulletin can say");
    }

    [Fact]
    public void Every_kind_of_row_of_the_table()
    {
        var rows = BulletinCsv.Write(Full()).TrimEnd().Split("\r\n").Skip(1).Select(row => row[..row.IndexOf(',', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal);
        rows.ShouldBe(["complaint", "count", "coverage", "event", "finding", "impediment", "number", "total"]);
    }

    [Fact]
    public void Every_heading_of_the_page() =>
        Regex.Matches(BulletinHtml.Write(Full(), []), "<(?:h2|th)[^>]*>([^<]+)<").Select(of => of.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "Act", "Alleged", "Cases", "Claims", "Clause", "Complaints", "Count", "Delegation A", "Delegation B", "Description", "Entries",
            "Entries of the log", "Entry", "Events", "Filed (UTC)", "Findings and dissents", "Found by one", "Found jointly", "Impediments", "Indicated by rule",
            "Location (1 km cell)", "Means", "Number", "Numbers marked", "Observed", "Place (1 km cell)", "Probability", "Recorded", "Result",
            "Side by side", "State", "Time", "What the rules indicate", "Why",
        ]);

    [Fact]
    public void No_number_of_acts_stands_in_any_rendering_without_the_share_observed()
    {
        var bulletin = Full();
        using var json = JsonDocument.Parse(BulletinJson.Write(bulletin));
        Unshared(json.RootElement, "", shared: false).ShouldBe(["events[].number", "impediments[].count"], ignoreOrder: true,
            "an event is one, with what a person said of it, and impediments are no acts");
        var rows = BulletinCsv.Write(bulletin).TrimEnd().Split("\r\n").Where(row => row.StartsWith("count,", StringComparison.Ordinal)
            || row.StartsWith("number,", StringComparison.Ordinal) || row.StartsWith("total,", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBeGreaterThan(3);
        rows.ShouldAllBe(row => Regex.IsMatch(row, "[Oo]bserved[^,]*: [0-9]+ %"));
        var counts = BulletinHtml.Write(bulletin, []).Split("<h2>Recorded</h2>")[1].Split("</table>")[0];
        Regex.Matches(counts, "<tr[^>]*><td>.*?</tr>").Select(row => row.Value).ShouldAllBe(row => Regex.IsMatch(row, "<td class=\"n\">[0-9]+ %</td>"));
        var page = BulletinHtml.Write(bulletin, []).Split("<h2>What the rules indicate</h2>")[1].Split("</table>")[0];
        Regex.Matches(page, "<tr[^>]*><td>.*?</tr>").Select(row => row.Value).ShouldAllBe(row => Regex.IsMatch(row, "<td class=\"n\">[0-9]+ %</td>"));
    }

    /// <summary>Numbers of things, by where they stand, with no share in their object or in one about it.</summary>
    private static IEnumerable<string> Unshared(JsonElement of, string path, bool shared)
    {
        if (of.ValueKind == JsonValueKind.Array)
        {
            return of.EnumerateArray().SelectMany(item => Unshared(item, path + "[]", shared)).Distinct();
        }

        if (of.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var told = shared || (of.TryGetProperty("observed", out var share) && share.ValueKind == JsonValueKind.Number);
        return of.EnumerateObject().SelectMany(member =>
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            return member.Name is "count" or "number" or "alleged" or "indicatedByRule" or "foundByOne" or "foundJointly" && member.Value.ValueKind == JsonValueKind.Number && !told
                ? [at] : Unshared(member.Value, at, told);
        }).Distinct();
    }

    [Fact]
    public void No_rendering_names_a_source_a_time_of_silence_or_hours()
    {
        var bulletin = Full();
        foreach (var rendering in new[] { BulletinHtml.Write(bulletin, []), BulletinCsv.Write(bulletin), BulletinJson.Write(bulletin) })
        {
            rendering.ShouldNotContain("drone-1");
            rendering.ShouldNotContain("post-7");
            rendering.ShouldNotContain("HYPERLINK", customMessage: "what an impediment was in detail");
            rendering.ShouldNotContain("no flight");
            Regex.IsMatch(rendering, @"\d (h|min|s)\b").ShouldBeFalse();
            rendering.ShouldNotContain("12:53:00", customMessage: "when the impediment began");
        }
    }

    private static Bulletin Full()
    {
        var it = BulletinDay.Judged().With(
            new Statement.ImpedimentRecorded("impediment-2", "drone-1", ImpedimentKind.Outage, BulletinDay.At(293), BulletinDay.At(294), "dark"),
            new Statement.ComplaintFiled(
                "C-1", "party-x", Act.Shot, "party-y", "1", BulletinDay.At(0), BulletinDay.At(5), new Position(39.95, 46.8), 500, new('d', 64), "en", [],
                BulletinDay.At(10), BulletinDay.At(1450), BulletinDay.At(4330)),
            new Statement.GroundReported(
                "report-1", "post", "post-7", Sense.Heard, Act.ExplosionUndetermined, new ReportedCount(CountQualifier.About, 11),
                new ReportedSector(new Position(39.9, 46.75), 20, 270, 10, 5_000, 7_000), BulletinDay.At(20), BulletinDay.At(21),
                new PlacedPoint(new Position(39.95, 46.7), new ErrorEllipse(800, 400, 0), "sector"), [], [], null, new('r', 64), BulletinDay.At(21)));
        SectorShare[] shares = [new("line", "Line", [new(NoticedKind.Fire, 0), new(NoticedKind.Movement, 0.37)])];
        return new DrawUpBulletin(BulletinDay.Date, 2, 1, 99, CaseScenario.Start + Duration.FromDays(2), new Dictionary<string, IReadOnlyList<ZoneLine>>())
        {
            Observed = shares, ObservedOf = (_, _, _) => 0.3771,
        }.From(it.Rows, BulletinDay.Mission);
    }

    private static IEnumerable<string> Members(JsonElement of, string path) => of.ValueKind switch
    {
        JsonValueKind.Object => of.EnumerateObject().SelectMany(member => Members(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        JsonValueKind.Array => of.EnumerateArray().SelectMany(item => Members(item, path + "[]")),
        _ => [path],
    };
}
