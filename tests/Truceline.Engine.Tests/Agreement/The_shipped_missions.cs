using Truceline.Core.Agreement;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

public sealed class The_shipped_missions
{
    [Fact]
    public void Karabakh_is_read_whole()
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission;

        mission.Id.ShouldBe("karabakh");
        mission.Clauses.Select(clause => clause.Id).ShouldBe(["1a", "1b", "6c"]);
        mission.Geometries.SelectMany(geometry => geometry.Versions).ShouldAllBe(version => version.Illustrative);
        mission.Articles.ShouldAllBe(article => article.Text == "not held");
        mission.Modalities.ShouldBe(Modalities.Default);
    }

    [Fact]
    public void The_rule_set_digest_is_over_every_file_and_changes_with_any()
    {
        var accepted = Missions.Accepted(Missions.Karabakh);
        accepted.Files.Count.ShouldBe(9);
        accepted.Mission.RuleSet.ShouldBe(MissionReader.RuleSetOf(accepted.Files));

        var files = accepted.Files.ToDictionary(file => file.Path, file => file.Content);
        files["line-strip-2.geojson"] = files["line-strip-2.geojson"].ToArray().Append((byte)' ').ToArray();
        var changed = MissionReader.Read(files).ShouldBeOfType<MissionReading.Accepted>();
        changed.Mission.RuleSet.ShouldNotBe(accepted.Mission.RuleSet);
    }

    [Fact]
    public void Shusha_lies_outside_the_corridor_and_the_town_check_holds_for_the_illustrative_areas()
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission;
        var areas = mission.GeometryOf("control-areas").ShouldNotBeNull().Versions[0].Areas;

        Sides("agdam").ShouldBe(["az"]);
        Sides("shusha").ShouldBe(["az"]);
        Sides("askeran").ShouldBe(["am"]);
        Sides("khankendi-stepanakert").ShouldBe(["am"]);
        Sides("goris").ShouldBeEmpty();

        IEnumerable<string?> Sides(string place) => areas
            .Where(area => Core.Places.PolygonQuestions.Contains(area.Shape, mission.Places.PlaceOf(place)!.At))
            .Select(area => area.Party);
    }
}
