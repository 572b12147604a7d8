using Truceline.Cli.Commands;
using Truceline.Cli.Demonstration;

namespace Truceline.Cli.Tests.Demonstration;

public sealed class MissionsSideBySideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("side-by-side").FullName;
    private readonly List<FlownMission> _missions = [];

    [Fact]
    public void Two_missions_have_nothing_in_common()
    {
        Gather("--data", _folder, "--urls", "http://localhost:7000", "--drone", "udp://127.0.0.1:7100").ShouldBeNull();

        _missions.Select(mission => (mission.Id, mission.Options.Urls, mission.Options.Data, mission.Drones[0].To, mission.Drones[0].Scenario.Name)).ShouldBe([
            ("karabakh", "http://localhost:7000", Path.Combine(_folder, "karabakh"), "udp://127.0.0.1:7100", "crossing"),
            ("idlib", "http://localhost:7001", Path.Combine(_folder, "idlib"), "udp://127.0.0.1:7101", "crossing-idlib")]);
    }

    [Fact]
    public void Without_a_folder_each_has_one_of_its_own()
    {
        Gather().ShouldBeNull();

        _missions.Select(mission => mission.Options.Data).ShouldBe([Path.Combine("data", "demo", "karabakh"), Path.Combine("data", "demo", "idlib")]);
    }

    [Theory]
    [InlineData("crossing", "karabakh", 1)]
    [InlineData("crossing-idlib", "idlib", 1)]
    [InlineData("busy-night", "karabakh", 4)]
    public void A_scenario_is_flown_over_the_mission_that_it_is_made_for(string scenario, string mission, int drones)
    {
        Gather("--scenario", scenario, "--data", _folder).ShouldBeNull();

        var flown = _missions.ShouldHaveSingleItem();
        flown.Id.ShouldBe(mission);
        flown.Options.Data.ShouldBe(_folder);
        flown.Drones.Select(drone => drone.To).Distinct().Count().ShouldBe(drones);
    }

    [Fact]
    public void Drones_of_later_missions_come_after_those_of_earlier_ones()
    {
        Gather("--mission", Shipped("minsk"), "--mission", Shipped("karabakh")).ShouldBeNull();

        _missions.Select(mission => (mission.Id, mission.Drones[0].To)).ShouldBe([("minsk", "udp://127.0.0.1:5600"), ("karabakh", "udp://127.0.0.1:5601")]);
    }

    [Fact]
    public void What_cannot_stand_side_by_side_is_refused_in_a_sentence()
    {
        Gather("--mission", Shipped("karabakh"), "--mission", Shipped("idlib"), "--scenario", "quiet").ShouldStartWith("--scenario: ");
        Gather("--mission", Shipped("karabakh"), "--mission", Shipped("karabakh")).ShouldBe("--mission: the same mission is named twice; each has one centre.");
        Gather("--mission", _folder)!.ShouldContain("holds no mission with a source");
        Gather("--scenario", "nothing-such")!.ShouldStartWith("There is no scenario 'nothing-such'");
        Gather("--drone", "udp://127.0.0.1:65535")!.ShouldContain("leaves no ports");
        Directory.CreateDirectory(Path.Combine(_folder, "log"));
        Gather("--data", _folder)!.ShouldContain("holds the record of one mission");
    }

    public void Dispose()
    {
        _missions.ForEach(mission => mission.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private string? Gather(params string[] given)
    {
        _missions.ForEach(mission => mission.Dispose());
        _missions.Clear();
        return Demo.Gather(Demo.Make().Parse(given), _missions);
    }

    private static string Shipped(string mission)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "missions", mission);
    }
}
