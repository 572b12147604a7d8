using System.Text;
using System.Text.Json.Nodes;
using Truceline.Cli.Commands;

namespace Truceline.Cli.Tests.Listing;

public sealed class KlvCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("klv-command").FullName;

    [Theory]
    [InlineData("kwiver/aphill_klv_10s.ts", "EG 0104", 300, "absent", 23)]
    [InlineData("osh/sample-stream.ts", "ST 0601", 277, "ok", 33)]
    [InlineData("kwiver/h264_klv.ts", "ST 0601", 30, "ok", 140)]
    public void Every_packet_is_a_line_and_the_last_line_counts_them(string file, string standard, int packets, string checksum, int items)
    {
        var (code, output, error) = Run(Shared(file), json: true);

        code.ShouldBe(0);
        error.ShouldBeEmpty();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        lines.Count.ShouldBe(packets + 1);
        lines.SkipLast(1).ShouldAllBe(line => (int)line["pid"]! == 0x101 && line["pts"] != null && (string?)line["standard"] == standard && (string?)line["checksum"] == checksum);
        lines[0]["items"]!.AsArray().Count.ShouldBe(items);
        lines[0]["items"]!.AsArray().ShouldAllBe(item => item!.AsObject().ContainsKey("tag") && item.AsObject().ContainsKey("name") && item.AsObject().ContainsKey("value") && item.AsObject().ContainsKey("unit"));
        lines[^1].ContainsKey("pid").ShouldBeFalse();
        ((int)lines[^1]["standards"]![standard]!).ShouldBe(packets);
        ((int)lines[^1]["dropped"]!).ShouldBe(0);
        ((int)lines[^1]["damaged"]!).ShouldBe(0);
    }

    [Fact]
    public void A_wrong_checksum_is_flagged_and_counted_as_damage()
    {
        var (code, output, _) = Run(Shared("klvdata/DynamicConstantMISMMSPacketData.bin"), json: true);

        code.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        ((string?)lines[0]["checksum"]).ShouldBe("bad");
        lines[0]["items"]!.AsArray().Count.ShouldBe(25);
        ((int)lines[1]["damaged"]!).ShouldBe(1);
    }

    [Fact]
    public void A_recording_without_KLV_is_no_error()
    {
        byte[] packet = [0x47, 0x1F, 0xFF, 0x10, .. new byte[184]];
        var path = Write("none.ts", [.. Enumerable.Repeat(packet, 50).SelectMany(bytes => bytes)]);

        var (code, output, error) = Run(path, json: true);

        code.ShouldBe(0);
        error.ShouldBeEmpty();
        ((int)JsonNode.Parse(output)!["packets"]!).ShouldBe(0);
        Run(path, json: false).Output.ShouldStartWith("no KLV");
    }

    [Fact]
    public void What_cannot_be_listed_is_one_sentence_and_a_failure()
    {
        foreach (var path in (string[])[Path.Combine(_folder, "absent.ts"), _folder, Write("empty.ts", []), Write("text.ts", Encoding.UTF8.GetBytes(new string('x', 5000)))])
        {
            foreach (var json in (bool[])[true, false])
            {
                var (code, output, error) = Run(path, json);
                code.ShouldBe(1);
                output.ShouldBeEmpty();
                error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldEndWith(".");
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Error) Run(string path, bool json)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = Klv.Run(path, json, output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Shared(string file)
    {
        var root = Environment.GetEnvironmentVariable("TRUCELINE_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            root = File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")) ? Path.Combine(folder.FullName, "..", "shared") : null;
        }

        Assert.SkipUnless(Directory.Exists(root), "../shared is absent");
        return Path.Combine(root!, "data", "video", file);
    }
}
