using System.Text.RegularExpressions;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Whatever stands in a folder of <c>missions/</c> is whole, and says what it does not know.</summary>
public sealed partial class The_missions_written_out
{
    private static readonly string Table = File.ReadAllText(Path.Combine(Missions.Karabakh, "..", "..", "docs", "agreement-kinds.md"));

    [Theory]
    [MemberData(nameof(Missions.Shipped), MemberType = typeof(Missions))]
    public void Nothing_is_wrong_with_them_and_each_bears_the_name_of_its_folder(string shipped) => Read(shipped).Id.ShouldBe(shipped);

    [Theory]
    [MemberData(nameof(Missions.Shipped), MemberType = typeof(Missions))]
    public void Every_article_is_written_as_rules_or_explained(string shipped)
    {
        var articles = AgreementCoverage.Of(Read(shipped)).Articles;

        articles.ShouldAllBe(article => article.Clauses.Count > 0);
        articles.SelectMany(article => article.Clauses).Where(clause => clause.Kinds.Count == 0).ShouldAllBe(clause => clause.Because!.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Missions.Shipped), MemberType = typeof(Missions))]
    public void Words_of_an_agreement_have_a_source_or_are_not_held(string shipped)
    {
        var mission = Read(shipped);

        mission.Articles.ShouldAllBe(article => article.Text == Article.NotHeld || article.Texts.Count > 0);
        mission.Clauses.ShouldAllBe(clause => clause.Text == Article.NotHeld || clause.Texts.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Missions.Shipped), MemberType = typeof(Missions))]
    public void What_nobody_surveyed_says_so_in_the_drawing_in_the_name_and_at_the_head_of_the_file(string shipped)
    {
        var mission = Read(shipped);
        var head = File.ReadAllText(Path.Combine(Missions.Of(shipped), MissionReader.RootFile)).Split("\nmission:", 2)[0];

        mission.Geometries.SelectMany(geometry => geometry.Versions).ShouldAllBe(version => version.Illustrative && version.Attribution.Length > 0);
        mission.Name.ShouldEndWith("(demonstration)");
        head.ShouldContain("ILLUSTRATIVE");
        head.ShouldContain("are not held");
    }

    [Theory]
    [MemberData(nameof(Missions.Shipped), MemberType = typeof(Missions))]
    public void A_side_on_record_for_a_reading_is_one_that_the_agreement_binds(string shipped)
    {
        var mission = Read(shipped);
        var bound = mission.Parties.Concat(mission.OthersBound).Select(party => party.Id).ToList();

        mission.Clauses.SelectMany(clause => clause.Versions).SelectMany(version => version.Readings)
            .ShouldAllBe(reading => reading.HeldBy.All(bound.Contains) && (!reading.Illustrative || reading.HeldBy.Count == 0));
    }

    [Fact]
    public void No_two_listen_at_the_same_address_so_that_they_can_run_side_by_side()
    {
        var addresses = Missions.Shipped.SelectMany(row => Read(row.Data).Sources).Select(source => source.Address).ToList();

        addresses.Count.ShouldBeGreaterThanOrEqualTo(Missions.Shipped.Count);
        addresses.ShouldBeUnique();
    }

    [Fact]
    public void Every_kind_is_used_by_one_of_them_but_for_three_that_the_table_explains()
    {
        var used = Missions.Shipped.SelectMany(row => Kinds(Read(row.Data))).Select(pair => pair.Kind).ToHashSet(StringComparer.Ordinal);

        var unused = ClauseKinds.Names.Where(kind => !used.Contains(kind)).Order(StringComparer.Ordinal).ToList();

        unused.ShouldBe(["no-crossing", "notification", "storage-sites"]);
        unused.ShouldAllBe(kind => Table.Contains($"- `{kind}`: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_names_a_clause_of_every_kind_that_a_mission_uses_and_no_other()
    {
        var missions = Cells(Columns().Match(Table));
        var rows = Rows().Matches(Table).ToDictionary(row => row.Groups[1].Value, row => Cells(row));

        missions.Order(StringComparer.Ordinal).ShouldBe(Missions.Shipped.Select(row => row.Data));
        rows.Keys.Order(StringComparer.Ordinal).ShouldBe(ClauseKinds.Names.Order(StringComparer.Ordinal));
        foreach (var (mission, column) in missions.Select((name, column) => (Read(name), column)))
        {
            var kinds = Kinds(mission).ToLookup(pair => pair.Kind, pair => pair.Clause);
            foreach (var (kind, cells) in rows)
            {
                kinds[kind].DefaultIfEmpty("–").ShouldContain(cells[column], $"{mission.Id}, {kind}");
            }
        }
    }

    private static IEnumerable<(string Kind, string Clause)> Kinds(Mission mission) =>
        mission.Clauses.SelectMany(clause => clause.Versions.Select(version => (version.Rule.Kind, clause.Id)));

    private static Mission Read(string shipped) => Missions.Accepted(Missions.Of(shipped)).Mission;

    private static string[] Cells(Match row) => row.Groups[row.Groups.Count - 1].Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^\| Kind \|(.+)\|$", RegexOptions.Multiline)]
    private static partial Regex Columns();

    /// <summary>A kind, and the id of a clause in each mission's column.</summary>
    [GeneratedRegex(@"^\| `([a-z-]+)` \|((?: [a-z0-9–]+ \|)+)$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
