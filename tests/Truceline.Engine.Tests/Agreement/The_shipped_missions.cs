using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

public sealed class The_shipped_missions
{
    [Fact]
    public void Karabakh_is_read_whole()
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission;

        mission.Id.ShouldBe("karabakh");
        mission.Clauses.Select(clause => clause.Id)
            .ShouldBe(["1a", "1b", "2a", "3a", "3b", "4a", "4b", "6a", "6b", "6c", "6d", "6e", "7a", "8a", "9a", "9b"]);
        mission.Articles.SelectMany(article => article.NotEncodable).Select(duty => duty.Id).ShouldBe(["3c", "5a", "9c"]);
        mission.Articles.Select(article => article.Id).ShouldBe(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        mission.Geometries.SelectMany(geometry => geometry.Versions).ShouldAllBe(version => version.Illustrative);
        mission.Articles.ShouldAllBe(article => article.Text == "not held");
        mission.Modalities.ShouldBe(Modalities.Default);
    }

    [Fact]
    public void The_rule_set_digest_is_over_every_file_and_changes_with_any()
    {
        var accepted = Missions.Accepted(Missions.Karabakh);
        accepted.Files.Count.ShouldBe(13);
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

    [Fact]
    public void Only_three_clauses_of_karabakh_are_about_single_acts() => Missions.Accepted(Missions.Karabakh).Mission
        .Clauses.Where(clause => clause.JudgesActs).Select(clause => clause.Id).ShouldBe(["1a", "1b", "6c"]);

    [Fact]
    public void Kalbajars_day_was_moved_by_an_oral_consent_that_was_known_later_than_it_holds()
    {
        var clause = Missions.Accepted(Missions.Karabakh).Mission.Clauses.Single(clause => clause.Id == "6a");
        var noon = Instant.FromUtc(2020, 11, 15, 12, 0);

        Due(noon, noon).ShouldBe(new LocalDate(2020, 11, 15));
        Due(noon, Instant.FromUtc(2020, 11, 16, 0, 0)).ShouldBe(new LocalDate(2020, 11, 25));
        clause.Versions[1].Basis.Form.ShouldBe(BasisForm.Oral);
        clause.Versions[1].Read().Select(read => ((ClauseRule.Deadline)read.Rule).Edge).ShouldBe([DayEdge.BeforeTheDay, DayEdge.ByItsEnd]);

        LocalDate Due(Instant at, Instant asOf) => ((ClauseRule.Deadline)clause.InForce(at, asOf)!.Rule).Due.Day;
    }

    [Fact]
    public void The_made_mission_holds_every_kind_that_there_is()
    {
        var mission = Missions.Accepted(Missions.EveryKind).Mission;
        var kinds = typeof(ClauseRule).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ClauseRule))).Select(type => type.Name);

        mission.Clauses.SelectMany(clause => clause.Versions).Select(version => version.Rule.GetType().Name).Distinct().Order().ShouldBe(kinds.Order());
        AgreementCoverage.Of(mission).Articles.Single().Clauses.Single(clause => clause.Because is not null).Clause.ShouldBe("none");
        mission.Articles[0].Texts.ShouldHaveSingleItem().ShouldBe(new OriginalText("en", "There is one of each.", "The test"));
    }
}
