using System.Text;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Engine.Agreement;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Tests.Agreement;

public sealed class What_a_source_notices
{
    private const string Before = "    target-act: crossing-by-vehicle\n";

    private static readonly Dictionary<string, ReadOnlyMemory<byte>> Right =
        Missions.Accepted(Missions.Karabakh).Files.ToDictionary(file => file.Path, file => file.Content);

    [Fact]
    public void Is_stated_by_the_mission_or_as_its_kind_can()
    {
        Read("").ShouldBe(SensorNotices.Camera);
        var stated = Read("    notices: {movement: 0.3, flight: 2}\n    light: both\n    picture-width: 1920\n    listens: {lat: 39.9, lon: 46.8, range: 6000}\n");
        (stated.Light, stated.PictureWidth, stated.Listens).ShouldBe((CameraLight.Both, 1_920, new ListeningPost(new(39.9, 46.8), 6_000)));
        stated.Metres.Select(pair => (pair.Key, pair.Value)).ShouldBe([(NoticedKind.Movement, 0.3), (NoticedKind.Flight, 2)]);
        NoticedKinds.All.Where(stated.Notices).ShouldBe([NoticedKind.Fire, NoticedKind.Movement, NoticedKind.Flight]);
        Read("    light: infrared\n").ShouldBe(SensorNotices.Camera with { Light = CameraLight.Infrared });
    }

    [Theory]
    [InlineData("    light: moon\n", "'light' is 'moon'; it may be: day, infrared, both.")]
    [InlineData("    notices: {movement: 0}\n", "'movement' is '0'; write a number from 0.01 to 50.")]
    [InlineData("    notices: {rain: 1}\n", "'rain' is not known here.")]
    [InlineData("    picture-width: 640.5\n", "'picture-width' is not a whole number.")]
    [InlineData("    listens: {lat: 39.9, lon: 46.8}\n", "'range' is missing.")]
    [InlineData("    sees: 500\n", "'sees' is not known here.")]
    public void Is_refused_where_it_is_wrong(string lines, string reason) =>
        MissionReader.Read(With(lines)).ShouldBeOfType<MissionReading.Refused>().Faults.Select(fault => fault.Reason).ShouldContain(reason);

    [Theory]
    [InlineData("", 500)]
    [InlineData("    sees: 800\n", 800)]
    public void A_patrol_sees_about_where_it_stands_as_far_as_the_mission_says(string lines, double metres)
    {
        var source = $"sources:\n  - id: on-foot\n    name: On foot\n    kind: patrols\n    address: udp://127.0.0.1:5790\n{lines}";
        var text = Encoding.UTF8.GetString(Right[MissionReader.RootFile].Span).Replace("sources:\n", source, StringComparison.Ordinal);
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(Right) { [MissionReader.RootFile] = Encoding.UTF8.GetBytes(text) };
        var sources = MissionReader.Read(files).ShouldBeOfType<MissionReading.Accepted>().Mission.Sources;
        sources.Single(one => one.Id == "on-foot").Noticed.ShouldBe(SensorNotices.Patrol with { Sees = metres });
    }

    [Fact]
    public void It_is_silent_after_as_long_as_the_mission_says_or_as_its_kind_may_be()
    {
        var stream = Duration.FromSeconds(5);
        var plain = First("");
        plain.SilentAfterOr(stream).ShouldBe(stream);
        (plain with { Kind = SourceKinds.Patrols }).SilentAfterOr(stream).ShouldBe(Duration.FromMinutes(10));
        First("    silent-after: 90\n").SilentAfterOr(stream).ShouldBe(Duration.FromSeconds(90));
        new RecordingOptions().For(First("    silent-after: 90\n")).Silence.ShouldBe(Duration.FromSeconds(90));
        MissionReader.Read(With("    silent-after: 1\n")).ShouldBeOfType<MissionReading.Refused>().Faults[0].Reason.ShouldContain("2 to 86400");
    }

    private static SensorNotices Read(string lines) => First(lines).Noticed;

    private static SourceConfig First(string lines) => MissionReader.Read(With(lines)).ShouldBeOfType<MissionReading.Accepted>().Mission.Sources[0];

    private static Dictionary<string, ReadOnlyMemory<byte>> With(string lines)
    {
        var text = Encoding.UTF8.GetString(Right[MissionReader.RootFile].Span).Replace("    light: both\n", "", StringComparison.Ordinal);
        text.ShouldContain(Before);
        var at = text.IndexOf(Before, StringComparison.Ordinal);
        return new(Right) { [MissionReader.RootFile] = Encoding.UTF8.GetBytes(text.Insert(at, lines)) };
    }
}
