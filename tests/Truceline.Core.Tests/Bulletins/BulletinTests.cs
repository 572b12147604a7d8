using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

public sealed class BulletinTests
{
    [Fact]
    public void A_day_without_flight_says_nought_recorded_and_nothing_watched()
    {
        var bulletin = BulletinDay.Of(BulletinDay.Empty());
        bulletin.Headline.ShouldBe("0 recorded; nothing was watched.");
        bulletin.Clauses.ShouldHaveSingleItem().Outcome.ShouldBe(ClauseOutcome.NotObservable);
        foreach (var rendering in Renderings(bulletin))
        {
            rendering.ShouldContain("nothing was watched");
            rendering.ShouldNotContain("no violation", Shouldly.Case.Insensitive);
        }
    }

    [Fact]
    public void A_quiet_day_says_for_how_long_somebody_watched()
    {
        var it = BulletinDay.Empty().With(BulletinDay.Watched("drone-1", 0, 90), BulletinDay.Watched("drone-2", 60, 120));
        var inside = BulletinDay.Inside(it);
        inside.Headline.ShouldBe("0 recorded; at least one source watched for 2 h of 24 h; what happened out of view is not known.");
        inside.Coverage.Sources.Select(of => of.Hours).ShouldBe([1.5, 1.0]);
        BulletinDay.Of(it).Headline.ShouldBe("0 recorded; something was watched; what happened out of view is not known. No share of a line can be told.", "outside no hours are told");
    }

    [Fact]
    public void Counts_keep_the_four_levels_apart_and_add_up_to_the_total()
    {
        var bulletin = BulletinDay.Of(BulletinDay.Judged());
        var foot = bulletin.Counts.Single(of => of.Act == Act.CrossingOnFoot);
        var vehicle = bulletin.Counts.Single(of => of.Act == Act.CrossingByVehicle);
        (foot.Count, foot.Alleged, foot.IndicatedByRule, foot.FoundByOne, foot.FoundJointly).ShouldBe((1, 1, 0, 0, 0));
        (vehicle.Count, vehicle.Alleged, vehicle.IndicatedByRule, vehicle.FoundByOne, vehicle.FoundJointly).ShouldBe((2, 0, 1, 0, 1));
        bulletin.Total.Count.ShouldBe(3);
        bulletin.Headline.ShouldStartWith("At least 3 recorded; ");
        bulletin.Clauses[0].Outcome.ShouldBe(ClauseOutcome.Breached);
        bulletin.Clauses[0].Entries.Count.ShouldBe(2);
    }

    [Fact]
    public void Each_number_names_as_many_entries_as_it_counts_and_the_page_has_them_all()
    {
        var bulletin = BulletinDay.Of(BulletinDay.Judged());
        bulletin.Counts.ShouldAllBe(of => of.Entries.Count == of.Count && of.Count == of.Alleged + of.IndicatedByRule + of.FoundByOne + of.FoundJointly);
        bulletin.Total.Entries.ShouldBe(bulletin.Counts.SelectMany(of => of.Entries).Order());
        var html = BulletinHtml.Write(bulletin, []);
        var links = System.Text.RegularExpressions.Regex.Matches(html, "href=\"#(entry-\\d+)\"").Select(of => of.Groups[1].Value).ToList();
        links.ShouldNotBeEmpty();
        links.ShouldAllBe(link => html.Contains($"id=\"{link}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_found_jointly_not_to_have_occurred_is_in_no_count()
    {
        var it = BulletinDay.Busy();
        var not = CaseScenario.Form(Occurrence.NotOccurred);
        it.Seals(it.A, not).Seals(it.B, not).Ticks().Opens(it.A, not).Opens(it.B, not);
        BulletinDay.Of(it).Total.Count.ShouldBe(3, "not before both heads have signed");
        it.Signs(it.A).Signs(it.B);
        var bulletin = BulletinDay.Of(it);
        bulletin.Total.Count.ShouldBe(2);
        bulletin.Total.NotCounted.ShouldBe([it.Incident.Index]);
        bulletin.Events.Count(of => !of.Counted).ShouldBe(1);
    }

    [Fact]
    public void Findings_and_dissents_stand_side_by_side_and_a_head_that_refuses_reads_not_approved()
    {
        var file = BulletinDay.Of(BulletinDay.Judged(signs: false)).Cases.ShouldHaveSingleItem();
        file.Columns.Select(of => of.Head).ShouldBe(["signed", "refused: not approved"]);
        file.Columns.Select(of => of.Form!.Actor).ShouldBe(["party-x", "party-y"]);
        file.Fields.Single(of => of.Field == "actor").State.ShouldBe(FieldState.Different);
        file.Outcome.ShouldBe(CaseOutcome.Dissent);
        var html = BulletinHtml.Write(BulletinDay.Of(BulletinDay.Judged(signs: false)), []);
        html.ShouldContain("<td>actor</td><td>party-x</td><td>party-y</td><td>different</td>");
        html.ShouldContain("<td>standard</td><td>reasonable grounds</td><td>reasonable grounds</td><td>agreed</td>");
        html.ShouldContain("<td>reading</td><td>none named</td><td>none named</td><td>undetermined</td>");
    }

    [Fact]
    public void A_sealed_assessment_shows_that_it_is_sealed_and_nothing_else()
    {
        var it = BulletinDay.Busy();
        it.Seals(it.A);
        var column = BulletinDay.Of(it).Cases.Single().Columns[0];
        (column.State, column.Form, column.Head).ShouldBe((SealState.Sealed, null, null));
        BulletinJson.Write(BulletinDay.Of(it)).ShouldNotContain("reasonable-grounds");
    }

    [Fact]
    public void Heads_that_have_not_signed_the_bulletin_read_not_approved()
    {
        var bulletin = BulletinDay.Of(BulletinDay.Busy());
        var approval = new BulletinJudgementView("delegation-a", new('1', 64), true, "", true, BulletinDay.At(0), 50);
        var html = BulletinHtml.Write(bulletin, [approval, approval with { Delegation = "delegation-b", Approved = false, Index = 51 }]);
        html.ShouldContain("<b>Delegation A</b>approved <span class=\"soft\">(entry 50");
        html.ShouldContain("<b>Delegation B</b><span class=\"no\">not approved</span> <span class=\"soft\">(refused, entry 51");
        BulletinHtml.Write(bulletin, [approval]).ShouldContain("<b>Delegation B</b><span class=\"no\">not approved</span> <span class=\"soft\">(not signed)");
    }

    [Fact]
    public void No_rendering_holds_a_place_finer_than_its_cell()
    {
        foreach (var rendering in Renderings(BulletinDay.Of(BulletinDay.Judged())).Append(InsideHtml.Write(BulletinDay.Inside(BulletinDay.Judged()))))
        {
            rendering.ShouldNotContain("39.9512");
            rendering.ShouldNotContain("46.8034");
        }
    }

    [Fact]
    public void Foreign_text_neither_acts_nor_deceives()
    {
        var bulletin = BulletinDay.Of(BulletinDay.Busy());
        var within = InsideHtml.Write(BulletinDay.Inside(BulletinDay.Busy()));
        within.ShouldContain("&lt;script&gt;[U+202E]");
        foreach (var html in new[] { BulletinHtml.Write(bulletin, []), within })
        {
            html.ShouldNotContain("<script");
            html.ShouldContain("Made &lt;mission&gt;");
            html.ShouldNotContain("http-equiv=\"refresh\"");
            System.Text.RegularExpressions.Regex.IsMatch(html, "(src|href)=\"(?!#)").ShouldBeFalse("the page fetches and leads nowhere");
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "[U+0009]=1")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("plain", "plain")]
    public void A_cell_is_never_a_formula(string text, string cell) => PrintedText.Csv(text).ShouldBe(cell);

    [Fact]
    public void The_table_has_as_many_cells_in_each_row_and_always_a_row_of_coverage()
    {
        foreach (var it in new[] { BulletinDay.Empty(), BulletinDay.Judged() })
        {
            var rows = BulletinCsv.Write(BulletinDay.Of(it)).TrimEnd().Split("\r\n");
            var within = InsideCsv.Write(BulletinDay.Inside(it)).TrimEnd().Split("\r\n");
            rows.Concat(within).Select(Cells).Distinct().ShouldBe([15]);
            rows.ShouldContain(row => row.StartsWith("coverage,", StringComparison.Ordinal));
            within.ShouldContain(row => row.StartsWith("coverage,", StringComparison.Ordinal));
            rows.ShouldContain(row => row.StartsWith("total,", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_canonical_rendering_reads_back_and_no_other_spelling_does()
    {
        var json = BulletinJson.Write(BulletinDay.Of(BulletinDay.Judged()));
        BulletinJson.Write(BulletinJson.Read(json).ShouldNotBeNull()).ShouldBe(json);
        BulletinJson.Read(json.Replace(",\"edition\"", ", \"edition\"", StringComparison.Ordinal)).ShouldBeNull();
        var inside = BulletinJson.Write(BulletinDay.Inside(BulletinDay.Judged()));
        BulletinJson.Write(BulletinJson.ReadInside(inside).ShouldNotBeNull()).ShouldBe(inside);
        BulletinJson.ReadInside(json).ShouldBeNull();
        BulletinJson.Read(inside).ShouldBeNull();
        BulletinJson.Read("{}").ShouldBeNull();
        BulletinJson.Read("<html>").ShouldBeNull();
    }

    [Fact]
    public void The_same_register_gives_the_same_digest()
    {
        BulletinJson.Digest(BulletinDay.Of(BulletinDay.Judged())).ShouldBe(BulletinJson.Digest(BulletinDay.Of(BulletinDay.Judged())));
        BulletinJson.Digest(BulletinDay.Of(BulletinDay.Judged(signs: false))).ShouldNotBe(BulletinJson.Digest(BulletinDay.Of(BulletinDay.Judged())));
    }

    [Fact]
    public void The_day_ends_at_the_missions_cut_off()
    {
        var cutOff = Instant.FromUtc(2026, 11, 22, 16, 0);
        var it = BulletinDay.Empty().With(
            CaseScenario.Raised("a", at: cutOff - Duration.FromSeconds(1)), CaseScenario.Raised("b", at: cutOff),
            CaseScenario.Raised("c", at: cutOff - Duration.FromDays(1)), CaseScenario.Raised("d", at: cutOff - Duration.FromDays(1) - Duration.FromSeconds(1)));
        BulletinDay.Of(it).Events.Select(of => of.Incident).Order().ShouldBe(["a", "c"]);
    }

    [Fact]
    public void A_flight_over_the_cut_off_is_divided_between_the_days()
    {
        var it = BulletinDay.Empty().With(BulletinDay.Watched("drone-1", 7 * 60, 9 * 60));
        BulletinDay.Inside(it).Coverage.AnyHours.ShouldBe(1);
    }

    [Fact]
    public void Nine_seconds_of_video_are_not_nothing()
    {
        var it = BulletinDay.Empty().With(BulletinDay.Watched("drone-1", 0, 1, new Gap(BulletinDay.At(0) + Duration.FromSeconds(9), BulletinDay.At(1), "end")));
        BulletinDay.Inside(it).Headline.ShouldStartWith("0 recorded; at least one source watched for 9 s of 24 h;");
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.0025, "9 s")]
    [InlineData(0.025, "1 min 30 s")]
    [InlineData(0.5, "30 min")]
    [InlineData(1.5, "1 h 30 min")]
    [InlineData(24, "24 h")]
    public void A_length_of_time_is_told_as_finely_as_it_is_short(double hours, string words) => DrawUpBulletin.Hours(hours).ShouldBe(words);

    [Fact]
    public void What_each_source_had_in_view_is_told_in_each_rendering()
    {
        var zones = new Dictionary<string, IReadOnlyList<ZoneLine>> { ["drone-1"] = [new("zone-1", "The <yard>", 0.5)] };
        var it = BulletinDay.Empty().With(BulletinDay.Watched("drone-1", 0, 60));
        var inside = new DrawUpBulletin(BulletinDay.Date, 1, null, 99, CaseScenario.Start, zones).Draw(it.Rows, BulletinDay.Mission).Inside;
        InsideHtml.Write(inside).ShouldContain("The &lt;yard&gt;: 30 min");
        InsideCsv.Write(inside).ShouldContain("The <yard> in view for 30 min");
    }

    [Fact]
    public void Gaps_are_not_watched()
    {
        var it = BulletinDay.Empty().With(BulletinDay.Watched("drone-1", 0, 60, new Gap(BulletinDay.At(15), BulletinDay.At(30), "no packets")));
        var line = BulletinDay.Inside(it).Coverage.Sources.Single();
        line.Hours.ShouldBe(0.75);
        line.Watched.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(39.5, 46.3, "within 1 km of Town")]
    [InlineData(39.86, 46.76, "56 km NE of Town")]
    [InlineData(39.0, 46.3, "55 km S of Town")]
    [InlineData(39.5, 45.3, "85 km W of Town")]
    public void A_place_is_told_from_the_nearest_town(double latitude, double longitude, string words) =>
        PlaceWords.Of(new Position(latitude, longitude), BulletinDay.Mission.Places).ShouldBe(words);

    [Fact]
    public void Without_a_gazetteer_a_place_is_its_cell()
    {
        PlaceWords.Of(new Position(-33.8, -86.7), Gazetteer.Empty).ShouldBe("33.800° S, 86.703° W (1 km cell)");
    }

    [Fact]
    public void Swapping_the_delegations_changes_nothing_but_their_names()
    {
        string Counted(string a, string b)
        {
            var it = new CaseScenario(a, b).Opened();
            it.Seals(it.A).Seals(it.B, CaseScenario.Form(actor: "party-y")).Ticks();
            it.Opens(it.A).Opens(it.B, CaseScenario.Form(actor: "party-y")).Signs(it.A).Signs(it.B);
            var bulletin = BulletinDay.Of(it);
            return System.Text.Json.JsonSerializer.Serialize(new { bulletin.Counts, bulletin.Total, bulletin.Headline, bulletin.Clauses, BulletinDay.Inside(it).Coverage }, StatementJson.Options);
        }

        Counted("delegation-a", "delegation-b").ShouldBe(Counted("delegation-b", "delegation-a"));
    }

    private static string[] Renderings(Bulletin bulletin) =>
        [BulletinHtml.Write(bulletin, []), BulletinCsv.Write(bulletin), BulletinJson.Write(bulletin)];

    /// <summary>Cells of a row of RFC 4180: commas outside quotes, plus one.</summary>
    private static int Cells(string row)
    {
        var quoted = false;
        var cells = 1;
        foreach (var character in row)
        {
            quoted ^= character == '"';
            cells += !quoted && character == ',' ? 1 : 0;
        }

        return cells;
    }
}
