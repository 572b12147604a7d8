using System.Text.Json;
using System.Text.RegularExpressions;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;

namespace Truceline.Engine.Tests.Agreement;

public sealed partial class The_description_of_mission_files
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Missions.Karabakh, "..", "..", "docs", "formats", "mission.md"));

    [Fact]
    public void Names_every_act_but_none_of_these() => Enum.GetNames<Act>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)
        .Where(act => act != "none-of-these").ShouldAllBe(act => Page.Contains($"`{act}`") || Page.Contains($"`{act.Replace("crossing", "")}`"));

    [Fact]
    public void Names_every_kind_of_clause_geometry_standard_and_time_scale()
    {
        foreach (var kind in typeof(ClauseRule).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ClauseRule))))
        {
            Page.ShouldContain($"`{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.Name)}`");
        }

        foreach (var name in Enum.GetNames<GeometryKind>().Concat(Enum.GetNames<StandardOfProof>()).Concat(Enum.GetNames<TimeScale>()))
        {
            Page.ShouldContain($"`{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}`");
        }
    }

    [Theory]
    [MemberData(nameof(Missions.Shipped), MemberType = typeof(Missions))]
    public void Names_every_key_that_a_shipped_mission_uses(string shipped)
    {
        var keys = KeyPattern().Matches(File.ReadAllText(Path.Combine(Missions.Of(shipped), "mission.yaml")))
            .Select(match => match.Groups[1].Value).Distinct();

        keys.Where(key => !Page.Contains($"`{key}`")).ShouldBeEmpty();
    }

    [GeneratedRegex("^ *(?:- )?([a-z-]+): ?", RegexOptions.Multiline)]
    private static partial Regex KeyPattern();
}
