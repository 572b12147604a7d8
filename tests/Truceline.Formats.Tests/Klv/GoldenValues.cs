using System.Text.Json;
using System.Text.Json.Nodes;
using Truceline.Formats.Klv;
using Truceline.Formats.Tests.MpegTs;

namespace Truceline.Formats.Tests.Klv;

/// <summary>Every item of h264_klv.ts against the values that KWIVER decoded (BSD-3, video_stream_klv.json).</summary>
public sealed class GoldenValues
{
    private const int FramesInFile = 30;
    private const int ItemsInFrame = 139;

    /// <summary>Deviations of correspondence points, in an arrangement of their own, which stay bytes here.</summary>
    private static readonly HashSet<string> Undecoded = ["101/98/9", "101/98/10"];

    [Fact]
    public void All_139_items_of_all_30_frames_agree()
    {
        var golden = JsonNode.Parse(SharedData.Text("data/video/kwiver/video_stream_klv.json"))!.AsArray();
        var got = Collected.From(SharedData.Read("data/video/kwiver/h264_klv.ts"));
        got.KlvPackets.Count.ShouldBe(FramesInFile);
        golden.Count.ShouldBe(FramesInFile);

        var compared = 0;
        for (var frame = 0; frame < FramesInFile; frame++)
        {
            compared += CompareSet(golden[frame]!["value"]!.AsArray(), Items(got.KlvPackets[frame].Bytes), "");
        }

        compared.ShouldBeGreaterThanOrEqualTo(FramesInFile * ItemsInFrame);
    }

    internal static JsonArray Items(byte[] packet)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            KlvPacket.TryRead(packet, out var klv).ShouldBeTrue();
            new KlvJson().WriteItems(writer, klv).ShouldBeTrue();
        }

        return JsonNode.Parse(stream.ToArray())!.AsArray();
    }

    private static int CompareSet(JsonArray golden, JsonArray ours, string path)
    {
        var used = new HashSet<JsonNode>();
        var compared = 0;
        foreach (var item in golden)
        {
            var tag = item!["key"]!["integer"]!.GetValue<int>();
            var here = path.Length == 0 ? $"{tag}" : $"{path}/{tag}";
            var mine = ours.FirstOrDefault(other => other!["tag"]!.GetValue<int>() == tag && !used.Contains(other))
                .ShouldNotBeNull($"item {here} is missing");
            used.Add(mine!);
            compared++;
            if (item["value-unparsed-bytes"] is { } raw)
            {
                mine!["value"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(Convert.FromBase64String(raw.GetValue<string>())), here);
            }
            else if (!Undecoded.Contains(here))
            {
                compared += Compare(item["value"], mine!["value"], here);
            }
        }

        return compared;
    }

    private static int Compare(JsonNode? golden, JsonNode? mine, string here)
    {
        switch (golden)
        {
            case null:
                mine.ShouldBeNull(here);
                return 0;
            case JsonObject number when number.ContainsKey("length") && number.ContainsKey("value"):
                CompareNumbers(number["value"]!.GetValue<double>(), mine, here);
                return 0;
            case JsonObject named when named.ContainsKey("integer"):
                CompareNumbers(named["integer"]!.GetValue<double>(), mine, here);
                return 0;
            case JsonObject blob when blob.ContainsKey("hex"):
                mine!.GetValue<string>().ShouldBe(blob["hex"]!.GetValue<string>().Replace("-", "", StringComparison.Ordinal), here);
                return 0;
            case JsonObject pack:
                ComparePacks(pack, mine!.AsObject(), here);
                return 0;
            case JsonArray list:
                return CompareLists(list, mine, here);
            default:
                CompareValues(golden.AsValue(), mine, here);
                return 0;
        }
    }

    private static int CompareLists(JsonArray golden, JsonNode? mine, string here)
    {
        if (golden.Count > 0 && golden[0] is JsonObject first && first.ContainsKey("key"))
        {
            return CompareSet(golden, mine!.AsArray(), here);
        }

        if (mine is JsonValue flags)
        {
            golden.Sum(bit => 1 << bit!["integer"]!.GetValue<int>()).ShouldBe(flags.GetValue<int>(), here);
            return 0;
        }

        var ours = mine!.AsArray();
        ours.Count.ShouldBe(golden.Count, here);
        var compared = 0;
        for (var i = 0; i < golden.Count; i++)
        {
            compared += golden[i] switch
            {
                JsonArray inner => CompareSet(inner, ours[i]!["items"]!.AsArray(), here),
                JsonObject target when target.ContainsKey("set") => CompareTargets(target, ours[i]!.AsObject(), here),
                var other => Compare(other, ours[i], here),
            };
        }

        return compared;
    }

    private static int CompareTargets(JsonObject golden, JsonObject mine, string here)
    {
        mine["id"]!.GetValue<int>().ShouldBe(golden["id"]!.GetValue<int>(), here);
        return CompareSet(golden["set"]!.AsArray(), mine["items"]!.AsArray(), here);
    }

    private static void ComparePacks(JsonObject golden, JsonObject mine, string here)
    {
        // How a pack was encoded is no value of it.
        string[] encoding = ["sigma-length", "rho-length", "sigma-uses-imap", "rho-uses-imap", "long-parse-control", "sparse", "semi-length", "element-size", "apa", "apa-params-length", "imap-params"];
        foreach (var (name, value) in golden)
        {
            if (encoding.Contains(name))
            {
                continue;
            }

            var field = JsonNamingPolicy.CamelCase.ConvertName(string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
            mine.ContainsKey(field).ShouldBeTrue($"{here}.{field}");
            if (name == "timestamp" && mine[field] is null)
            {
                // Absent in the bytes; the golden file prints absent as 0.
                value!.GetValue<long>().ShouldBe(0, here);
                continue;
            }

            Compare(value, mine[field], $"{here}.{field}");
        }
    }

    private static void CompareValues(JsonValue golden, JsonNode? mine, string here)
    {
        if (golden.GetValueKind() == JsonValueKind.Number)
        {
            CompareNumbers(golden.GetValue<double>(), mine, here);
            return;
        }

        // Bytes without a known meaning stand there in Base64, and wide text with its zeros.
        var text = golden.GetValue<string>();
        var ours = mine!.GetValue<string>();
        (ours == text || ours == text.Replace("\0", "", StringComparison.Ordinal) || ours == TryHex(text)).ShouldBeTrue($"{here}: {text} and {ours}");
    }

    private static string? TryHex(string base64)
    {
        Span<byte> bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? Convert.ToHexStringLower(bytes[..count]) : null;
    }

    private static void CompareNumbers(double golden, JsonNode? mine, string here) =>
        mine.ShouldNotBeNull(here).GetValue<double>().ShouldBe(golden, Math.Max(1e-9, Math.Abs(golden) * 1e-12), here);
}
