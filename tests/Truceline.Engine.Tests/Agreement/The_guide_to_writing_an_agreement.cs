using System.Text;
using System.Text.RegularExpressions;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Whoever copies what the page shows has a folder that is right, at the first step and after the third.</summary>
public sealed partial class The_guide_to_writing_an_agreement
{
    private static readonly string Docs = Path.Combine(Missions.Karabakh, "..", "..", "docs");
    private static readonly string Page = File.ReadAllText(Path.Combine(Docs, "an-agreement.md"));

    [Fact]
    public void Its_first_folder_is_right() =>
        MissionReader.Read(Folder(Block("yaml"))).ShouldBeOfType<MissionReading.Accepted>(MissionReader.Read(Folder(Block("yaml"))).ToString());

    [Fact]
    public void Its_deadline_fits_where_it_says()
    {
        var deadline = Block("").Split("```", 2)[0];
        var version = Block("yaml");
        var head = version[..version.IndexOf("            kind: prohibited-act", StringComparison.Ordinal)];

        var mission = MissionReader.Read(Folder(head + deadline)).ShouldBeOfType<MissionReading.Accepted>(MissionReader.Read(Folder(head + deadline)).ToString()).Mission;

        mission.Clauses.ShouldHaveSingleItem().Versions[0].Readings.Count.ShouldBe(2);
    }

    [Fact]
    public void All_that_it_adds_step_by_step_is_right_at_the_end()
    {
        var blocks = Page.Split("```").Where((_, i) => i % 2 == 1).Where(block => block.StartsWith("\n  ", StringComparison.Ordinal)).Select(block => block[1..]).ToList();
        blocks.Count.ShouldBe(4, "an article, two clauses, a deadline, an amendment");
        var whole = Block("yaml") + blocks[1] + blocks[2] + blocks[3] + blocks[0];

        var mission = MissionReader.Read(Folder(whole)).ShouldBeOfType<MissionReading.Accepted>(MissionReader.Read(Folder(whole)).ToString()).Mission;

        mission.Articles.Select(article => article.Id).ShouldBe(["1", "2"]);
        mission.Clauses.Select(clause => (clause.Id, clause.Versions.Count)).ShouldBe([("1a", 1), ("1b", 1), ("1c", 2)]);
        mission.Articles[1].NotEncodable.ShouldHaveSingleItem();
    }

    [Fact]
    public void Both_pages_name_kinds_that_there_are_and_the_guide_names_them_all()
    {
        var table = File.ReadAllText(Path.Combine(Docs, "agreement-kinds.md"));
        foreach (var kind in ClauseKinds.Names.Where(kind => kind != "suspended"))
        {
            Page.ShouldContain($"`{kind}`");
        }

        var named = KindPattern().Matches(table).Select(match => match.Groups[1].Value).Where(word => word is not ("missions/karabakh" or "not-encodable")).Distinct();
        named.Where(word => !ClauseKinds.Names.Contains(word)).ShouldBeEmpty();
    }

    /// <summary>The first block of a language; without one, the first that is indented as a version is.</summary>
    private static string Block(string language)
    {
        var begin = language.Length > 0 ? $"```{language}\n" : "```\n            kind";
        var at = Page.IndexOf(begin, StringComparison.Ordinal) + (language.Length > 0 ? begin.Length : "```\n".Length);
        return Page[at..Page.IndexOf("```", at, StringComparison.Ordinal)];
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Folder(string yaml) => new()
    {
        [MissionReader.RootFile] = Encoding.UTF8.GetBytes(yaml),
        ["strip-1.geojson"] = Encoding.UTF8.GetBytes(Block("json")),
    };

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex KindPattern();
}
