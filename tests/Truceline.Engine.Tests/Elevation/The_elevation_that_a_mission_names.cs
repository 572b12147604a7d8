using Truceline.Core.Agreement;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Agreement;
using Truceline.Engine.Elevation;
using Truceline.Engine.Register;
using Truceline.Engine.Tests.Agreement;

namespace Truceline.Engine.Tests.Elevation;

public sealed class The_elevation_that_a_mission_names
{
    private static readonly Position Place = new(40.5, 44.5);

    [Theory]
    [InlineData("elevation:\n  folder: /srv/elevation\n", "/srv/elevation", null)]
    [InlineData("elevation:\n  folder: /srv/elevation\n  geoid: /srv/WW15MGH.DAC\n", "/srv/elevation", "/srv/WW15MGH.DAC")]
    public void Stands_in_its_file(string text, string path, string? geoid) =>
        ReadWith(text).ShouldBeOfType<MissionReading.Accepted>().Mission.Elevation.ShouldBe(new MissionElevation(path, geoid));

    [Theory]
    [InlineData("elevation:\n  folder: tiles\n", "'folder' is 'tiles'; write a place on the centre's machine from its root")]
    [InlineData("elevation:\n  folder: /srv/../etc\n", "without '..'")]
    [InlineData("elevation:\n  folder: /srv/elevation\n  geoid: ../g.pgm\n", "'geoid' is '../g.pgm'")]
    [InlineData("elevation:\n  geoid: /srv/g.pgm\n", "'folder'")]
    [InlineData("elevation: /srv/elevation\n", "Keys with values are expected here.")]
    [InlineData("elevation:\n  folder: /srv/elevation\n  files: 3\n", "'files' is not known here.")]
    public void Is_refused_with_a_sentence_where_it_is_none(string text, string reason) =>
        ReadWith(text).ShouldBeOfType<MissionReading.Refused>().Faults.ShouldContain(fault => fault.Reason.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void Is_taken_unless_the_operator_names_another()
    {
        using var theirs = new TemporaryFolder();
        using var ours = new TemporaryFolder();
        An_operator_s_elevation.WriteTile(theirs, "N40E044.hgt", 700);
        An_operator_s_elevation.WriteTile(ours, "N40E044.hgt", 800);
        var mission = Missions.Accepted(Missions.Karabakh).Mission;
        var named = mission with { Elevation = new MissionElevation(theirs.Path, null) };

        HeightOf(null, named).ShouldBe(700);
        HeightOf(ours.Path, named).ShouldBe(800);
        HeightOf(ours.Path, mission).ShouldBe(800);
        HeightOf(null, mission).ShouldBeNull();
    }

    [Fact]
    public void Is_asked_for_in_a_sentence_where_this_machine_has_no_such_folder()
    {
        var mission = Missions.Accepted(Missions.Karabakh).Mission with { Elevation = new MissionElevation("/nowhere/at-all", null) };
        Should.Throw<CentreFaultException>(() => HeightOf(null, mission)).Message
            .ShouldBe("mission.yaml, elevation: there is no folder /nowhere/at-all on this machine; make it, or name another with --elevation.");
    }

    private static MissionReading ReadWith(string text)
    {
        var files = Missions.Accepted(Missions.Karabakh).Files.ToDictionary(file => file.Path, file => file.Content);
        files[MissionReader.RootFile] = (byte[])[.. files[MissionReader.RootFile].Span, .. "\n"u8, .. System.Text.Encoding.UTF8.GetBytes(text)];
        return MissionReader.Read(files);
    }

    private static double? HeightOf(string? given, Mission mission)
    {
        using var ground = ElevationFolder.Of(
            new CentreOptions { Data = ".", OpenRegister = _ => new RegisterInMemory(), Elevation = given }, mission);
        return ground?.At(Place, HeightDatum.MeanSeaLevel).Metres;
    }
}
