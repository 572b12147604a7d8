using System.Text;
using CsCheck;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Each is the Karabakh mission with one thing wrong; the answer names file, line and reason.</summary>
public sealed class Wrong_mission_files
{
    private static readonly ChangedMission Mission = new(Missions.Karabakh);

    private static readonly string[] YamlParts =
    [
        "a", ":", " ", "\n", "- ", "[", "]", "{", "}", "\"", "'", "&x ", "*x", "!!t ", "? ", "|\n", ">\n", "---\n", "...\n", "%Y\n", ",", "\t", "#", 
        "\0", "\uFEFF", "é",
    ];

    [Theory]
    [InlineData("cut-off: \"18:00\"", "cut-off: \"25:00\"", "'cut-off' is '25:00'; write a local time such as \"18:00\".")]
    [InlineData("time-zone: Asia/Baku", "time-zone: Asia/Bakuu", "'Asia/Bakuu' is not a zone of the tz database, such as Asia/Baku.")]
    [InlineData("  host: az", "  host: Azerbaijan!", "'host' is 'Azerbaijan!'; an id has 1 to 40 characters of a-z, 0-9 and '-'.")]
    [InlineData("  host: az", "  hoste: az", "'hoste' is not known here.")]
    [InlineData("  host: az", "  host: az\n  host: am", "'host' is given twice.")]
    [InlineData("  - id: am\n", "  - id: az\n", "'az' stands twice.")]
    [InlineData("    time: utc", "    time: gps", "'time' is 'gps'; it may be: utc, misp.")]
    [InlineData("    address: udp://127.0.0.1:5600", "    address: rtsp://u:p@10.0.0.1/x", "An address with a password has no place in a mission file; leave it out here and give it with --source.")]
    [InlineData("    address: udp://127.0.0.1:5600", "    address: udp://example.org:1", "“example.org:1” is not an IP address and a port; a UDP source is listened for at an address of this machine or a multicast group.")]
    [InlineData("      vertical: 5", "      vertical: five", "'vertical' is 'five'; write a number from 0 to 10000.")]
    [InlineData("        file: line-of-contact-1.geojson", "        file: ../secret.geojson", "There is no file '../secret.geojson'.")]
    [InlineData("        file: line-of-contact-1.geojson", "        file: line-strip-1.geojson", "A line of contact holds lines, and nothing but lines.")]
    [InlineData("        accepted-by: [am, az]", "        accepted-by: [am, xx]", "'xx' is not a party.")]
    [InlineData("            kind: prohibited-act", "            kind: prohibited", "'prohibited' is not a kind of clause; it may be: prohibited-act, positions-freeze, no-entry, no-crossing, no-flight, corridor, free-movement, deadline, procedural-deadline, undated, term, withdrawal-line, storage-sites, ceilings, deployment, joint-patrol, notification, suspended.")]
    [InlineData("            zone: conflict-zone", "            zone: line-of-contact", "'line-of-contact' is not a zone listed under 'geometries'.")]
    [InlineData("            avoids: [shusha]", "            avoids: [lachin]", "Version 1 of 'lachin-corridor' contains 'lachin', which the clause keeps out of it.")]
    [InlineData("            avoids: [shusha]", "            avoids: [atlantis]", "'atlantis' is not a place of the gazetteer.")]
    [InlineData("      - id: 1b", "      - id: 1a", "Clause '1a' stands twice.")]
    [InlineData("        effective: \"2020-12-12T21:00:00Z\"", "        effective: yesterday", "'effective' is 'yesterday'; write a UTC time such as \"2020-11-09T21:00:00Z\".")]
    [InlineData("    name: Azerbaijan", "    name: &anchor Azerbaijan", "Anchors are not taken.")]
    [InlineData("    name: Azerbaijan", "    name: *anchor", "Aliases are not taken.")]
    [InlineData("    name: Azerbaijan", "    name: !!str Azerbaijan", "Tags are not taken.")]
    [InlineData("    name: Azerbaijan", "    name: \"Azer\\u202Ebaijan\"", "'name' holds a control character or one that turns the direction of writing.")]
    [InlineData("      lat: 39.99096", "      lat: 139.9", "'lat' is '139.9'; write a number from -90 to 90.")]
    [InlineData("  - reasonable-grounds\n  - balance-of-probabilities", "  - balance-of-probabilities\n  - reasonable-grounds", "Standards of proof stand once each, the weakest first.")]
    public void The_fault_is_named_with_its_line(string right, string wrong, string reason)
    {
        var text = Mission.Root;
        text.ShouldContain(right);
        var changed = text.Remove(text.IndexOf(right, StringComparison.Ordinal), right.Length).Insert(text.IndexOf(right, StringComparison.Ordinal), wrong);

        var faults = Mission.Refused(MissionReader.RootFile, changed);

        var fault = faults.Where(fault => fault.Reason == reason).ShouldHaveSingleItem(string.Join('\n', faults));
        if (fault.File == MissionReader.RootFile)
        {
            var line = text[..text.IndexOf(right, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
            fault.Line.ShouldBeInRange(line - 3, line + 1);
        }
    }

    [Theory]
    [InlineData("{\"type\":\"Point\"}", "A FeatureCollection is expected.")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[],\"features\":[]}", "'features' is given twice.")]
    [InlineData("{\"type\":", "This is not JSON.")]
    [InlineData("{\"type\":\"FeatureCollection\",\"crs\":{},\"features\":[]}", "Coordinates are WGS 84 longitude and latitude; 'crs' is not taken.")]
    public void A_file_that_is_no_drawing_is_refused(string geoJson, string reason) =>
        Mission.Refused("conflict-zone-1.geojson", geoJson).ShouldContain(fault => fault.File == "conflict-zone-1.geojson" && fault.Reason == reason);

    [Theory]
    [InlineData("[[46,40],[47,40],[47,41]]", "A ring has at least four points, and the last is the first again.")]
    [InlineData("[[46,40],[47,40],[47,41],[46,41]]", "A ring has at least four points, and the last is the first again.")]
    [InlineData("[[46,400],[47,40],[47,41],[46,400]]", "A longitude lies from -180 to 180 and a latitude from -90 to 90, in this order.")]
    [InlineData("[[46,\"40\"],[47,40],[47,41],[46,40]]", "A point is [longitude, latitude].")]
    [InlineData("[[170,40],[-170,40],[-170,41],[170,40]]", "An edge crosses the 180th meridian; cut the shape there.")]
    [InlineData("[[46,40],[47,41],[47,40],[46,41],[46,40]]", "A polygon is not valid near 46.5, 40.5: self-intersection.")]
    public void A_ring_that_is_none_is_refused(string ring, string reason) =>
        Mission.Refused("conflict-zone-1.geojson", Zone(ring)).ShouldContain(fault => fault.Reason == reason);

    [Fact]
    public void Areas_of_two_parties_may_not_overlap()
    {
        var areas = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"party":"az","name":"a"},"geometry":{"type":"Polygon","coordinates":[[[46,40],[47,40],[47,41],[46,41],[46,40]]]}},
            {"type":"Feature","properties":{"party":"am","name":"b"},"geometry":{"type":"Polygon","coordinates":[[[46.5,40],[48,40],[48,41],[46.5,41],[46.5,40]]]}}]}
            """;

        Mission.Refused("control-areas-1.geojson", areas).ShouldContain(fault => fault.Reason == "Areas 'a' and 'b' of two parties overlap.");
    }

    [Fact]
    public void More_vertices_than_the_cap_are_refused()
    {
        var points = string.Join(',', Enumerable.Range(0, 50_001).Select(i =>
            FormattableString.Invariant($"[{46 + Math.Cos(i / 50_001.0 * 2 * Math.PI)},{40 + Math.Sin(i / 50_001.0 * 2 * Math.PI)}]")));

        Mission.Refused("conflict-zone-1.geojson", Zone($"[{points},[47,40]]")).ShouldContain(fault => fault.Reason == "The file has more than 50000 vertices.");
    }

    [Fact]
    public void Several_faults_are_told_at_once()
    {
        var text = Mission.Root
            .Replace("    time: utc", "    time: gps", StringComparison.Ordinal).Replace("Asia/Baku", "Mars/Olympus", StringComparison.Ordinal);

        Mission.Refused(MissionReader.RootFile, text).Count.ShouldBe(2);
    }

    [Fact]
    public void Too_deep_and_too_long_files_are_refused()
    {
        Mission.Refused(MissionReader.RootFile, "mission: " + new string('[', 500) + new string(']', 500))
            .ShouldContain(fault => fault.Reason == "Nested deeper than 32.");
        Mission.Refused(MissionReader.RootFile, new string('#', (1 << 20) + 1)).ShouldContain(fault => fault.Reason == "The file is longer than 1048576 bytes.");
        Mission.Refused(MissionReader.RootFile, "").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_folder_is_read_without_following_links_or_leaving_it()
    {
        var folder = Directory.CreateTempSubdirectory("truceline-mission-");
        try
        {
            foreach (var (path, content) in Mission.Right)
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, path), content.ToArray());
            }

            MissionReader.ReadFolder(folder.FullName).ShouldBeOfType<MissionReading.Accepted>();

            File.Delete(Path.Combine(folder.FullName, "conflict-zone-1.geojson"));
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "conflict-zone-1.geojson"), Path.Combine(Missions.Karabakh, "conflict-zone-1.geojson"));
            MissionReader.ReadFolder(folder.FullName).ShouldBeOfType<MissionReading.Refused>()
                .Faults.ShouldHaveSingleItem().Reason.ShouldBe("'conflict-zone-1.geojson' is a symbolic link, or lies behind one.");

            File.WriteAllText(
                Path.Combine(folder.FullName, MissionReader.RootFile),
                Mission.Root.Replace("conflict-zone-1.geojson", "../karabakh/x.geojson", StringComparison.Ordinal));
            MissionReader.ReadFolder(folder.FullName).ToString().ShouldContain("'../karabakh/x.geojson' is not the name of a file in the mission's folder.");
            MissionReader.ReadFolder(Path.Combine(folder.FullName, "absent")).ShouldBeOfType<MissionReading.Refused>();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_adopted_copy_is_read_only_if_it_still_is_the_rule_set()
    {
        var data = Directory.CreateTempSubdirectory("truceline-data-");
        try
        {
            var ruleSet = Missions.Accepted(Missions.Karabakh).Mission.RuleSet;
            var copy = Directory.CreateDirectory(Path.Combine(data.FullName, "mission", ruleSet)).FullName;
            foreach (var (path, content) in Mission.Right)
            {
                File.WriteAllBytes(Path.Combine(copy, path), content.ToArray());
            }

            MissionReader.ReadAdopted(data.FullName, ruleSet).ShouldBeOfType<MissionReading.Accepted>().Mission.RuleSet.ShouldBe(ruleSet);

            File.AppendAllText(Path.Combine(copy, MissionReader.RootFile), "# changed\n");
            MissionReader.ReadAdopted(data.FullName, ruleSet).ToString().ShouldContain("were changed");
            MissionReader.ReadAdopted(data.FullName, "../../etc").ShouldBeOfType<MissionReading.Refused>();
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public void Random_bytes_are_refused_and_never_more() => Gen.Byte.Array[0, 400].Sample(
        bytes => Mission.Survives(MissionReader.RootFile, bytes) && Mission.Survives("conflict-zone-1.geojson", bytes), iter: 300);

    [Fact]
    public void Random_yaml_is_refused_and_never_more() => OneOf(YamlParts)
        .Array[0, 80].Select(string.Concat).Sample(text => Mission.Survives(MissionReader.RootFile, Encoding.UTF8.GetBytes(text)), iter: 3_000);

    [Fact]
    public void Mutated_mission_files_are_read_or_refused_and_never_more() => Gen.Select(
        OneOf([.. Mission.Right.Keys.Order(StringComparer.Ordinal)]), ChangedMission.Mutations).Sample(
        (path, changes) => Mission.Survives(path, Mission.Mutated(path, changes)), iter: 300);

    private static Gen<string> OneOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string Zone(string ring) =>
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}}]}";
}
