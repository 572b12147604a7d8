using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Truceline.Formats.Klv;

namespace Truceline.Formats.Tests.Klv;

/// <summary>Worked examples of the standards, as other projects transcribed them (klvdata, MIT; KWIVER, BSD-3).</summary>
public sealed class WorkedExamples
{
    [Fact]
    public void The_items_of_ST_0601_decode_to_the_values_in_the_standard()
    {
        var compared = 0;
        foreach (var line in SharedData.Text("data/video/vectors/st0601_items_from_klvdata.tsv").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var columns = line.Split('\t');
            var items = new KlvItems(KlvStandard.St0601, Convert.FromHexString(columns[2]));
            items.MoveNext().ShouldBeTrue(line);
            items.Current.Tag.ShouldBe(int.Parse(columns[0]), line);
            items.Current.Definition.ShouldNotBeNull(line);
            var stated = columns[4].Length > 0 ? columns[4] : columns[3];
            if (double.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected) && !IsOutOfRange(items.Current))
            {
                var digits = stated.Contains('.', StringComparison.Ordinal) ? stated.Length - stated.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
                items.Current.Decode().Number.ShouldBe(expected, Math.Max(Math.Pow(10, -digits), Math.Abs(expected) * 2e-5), line);
                compared++;
            }

            items.MoveNext().ShouldBeFalse();
            items.IsDamaged.ShouldBeFalse();
        }

        compared.ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("060E2B34020081BB", 0xB4FD)]
    [InlineData("060E2B34020081BBFF", 0xB3FD)]
    [InlineData("", 0)]
    public void The_checksum_is_the_running_sum_of_the_standard(string bytes, int expected) =>
        KlvPacket.Sum(Convert.FromHexString(bytes)).ShouldBe((ushort)expected);

    [Fact]
    public void The_checksum_of_long_packets_equals_its_plain_definition()
    {
        var bytes = new byte[70_001];
        new Random(1).NextBytes(bytes);
        Array.Fill(bytes, byte.MaxValue, 1000, 30_000);
        var plain = 0u;
        for (var i = 0; i < bytes.Length; i++)
        {
            plain = unchecked(plain + ((uint)bytes[i] << (8 * ((i + 1) % 2))));
        }

        KlvPacket.Sum(bytes).ShouldBe((ushort)(plain & 0xFFFF));
    }

    [Fact]
    public void The_constant_packet_declares_AA43_computes_3E1E_and_is_decoded_all_the_same()
    {
        var bytes = SharedData.Read("data/video/klvdata/DynamicConstantMISMMSPacketData.bin");
        KlvPacket.TryRead(bytes, out var packet).ShouldBeTrue();

        packet.VerifyChecksum().ShouldBe(KlvChecksum.Bad);
        BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(bytes.Length - 2)).ShouldBe((ushort)0xAA43);
        KlvPacket.Sum(bytes.AsSpan(0, bytes.Length - 2)).ShouldBe((ushort)0x3E1E);
        var frame = new UasFrame();
        frame.TryRead(packet).ShouldBeTrue();
        frame.Timestamp.ShouldBe(0x00046050584E0180UL);
        frame.PlatformLatitude!.Value.ShouldBe(60.176822966978335, 1e-9);
    }

    [Fact]
    public void The_dynamic_packet_has_a_good_checksum()
    {
        KlvPacket.TryRead(SharedData.Read("data/video/klvdata/DynamicOnlyMISMMSPacketData.bin"), out var packet).ShouldBeTrue();
        packet.VerifyChecksum().ShouldBe(KlvChecksum.Ok);
    }

    [Fact]
    public void A_security_set_decodes_with_what_its_codes_mean()
    {
        byte[] set =
        [
            .. KlvEncoder.Item(1, [1]), .. KlvEncoder.Item(2, [13]), .. KlvEncoder.Item(3, "//US"u8.ToArray()),
            .. KlvEncoder.Item(5, "CAVEAT"u8.ToArray()), .. KlvEncoder.Item(13, [0, (byte)'U', 0, (byte)'S']), .. KlvEncoder.Item(22, [0, 12]),
        ];

        var items = ItemsOf(KlvStandard.St0102, set);

        items[1]!["meaning"]!.GetValue<string>().ShouldBe("unclassified");
        items[2]!["meaning"]!.GetValue<string>().ShouldBe("GENC two letter");
        items[3]!["value"]!.GetValue<string>().ShouldBe("//US");
        items[5]!["value"]!.GetValue<string>().ShouldBe("CAVEAT");
        items[13]!["value"]!.GetValue<string>().ShouldBe("US");
        items[22]!["value"]!.GetValue<int>().ShouldBe(12);
    }

    [Fact]
    public void The_location_packs_of_KWIVER_decode()
    {
        foreach (var (file, pack) in ((string, KlvPack)[])[("st0903_kwiver_1.hex", KlvPack.Location), ("st0903_kwiver_2.hex", KlvPack.LocationSeries)])
        {
            var node = KlvPacks.Read(pack, Hex($"data/video/vectors/{file}"), [])!;
            var location = pack == KlvPack.Location ? node : node[0]!;
            location["latitude"]!.GetValue<double>().ShouldBe(-87.984282970428467, 1e-9);
            location["longitude"]!.GetValue<double>().ShouldBe(-115.49705505371094, 1e-9);
            location["altitude"]!.GetValue<double>().ShouldBe(1671.0, 1e-9);
            location["sigma"]!["east"]!.GetValue<double>().ShouldBe(8.0625, 1e-9);
            location["sigma"]!["north"]!.GetValue<double>().ShouldBe(24.125, 1e-9);
            location["sigma"]!["up"]!.GetValue<double>().ShouldBe(40.1875, 1e-9);
            location["rho"]!["eastNorth"]!.GetValue<double>().ShouldBe(-0.748046875, 1e-9);
            location["rho"]!["eastUp"]!.GetValue<double>().ShouldBe(-0.24609375, 1e-9);
            location["rho"]!["northUp"]!.GetValue<double>().ShouldBe(0.255859375, 1e-9);
        }
    }

    [Fact]
    public void The_mask_set_of_KWIVER_decodes()
    {
        var items = ItemsOf(KlvStandard.St0903Mask, Hex("data/video/vectors/st0903_kwiver_3.hex"));

        items[1]!["value"]!.AsArray().Select(pixel => pixel!.GetValue<int>()).ShouldBe([14762, 14783, 15115]);
        items[2]!["value"]!.AsArray().Select(run => (run!["index"]!.GetValue<int>(), run["length"]!.GetValue<int>()))
            .ShouldBe([(74, 2), (89, 4), (106, 2)]);
    }

    [Fact]
    public void The_VMTI_set_of_KWIVER_gives_its_targets()
    {
        var frame = new UasFrame();
        byte[] set = [.. KlvEncoder.Item(23, KlvEncoder.Signed(10.0, 90, 4)), .. KlvEncoder.Item(24, KlvEncoder.Signed(20.0, 180, 4)),
            .. KlvEncoder.Item(74, Hex("data/video/vectors/st0903_kwiver_0.hex"))];

        frame.TryRead(KlvEncoder.Packet(set)).ShouldBeTrue();

        frame.Targets.Select(target => target.Id).ShouldBe([1, 1234]);
        frame.FrameWidth.ShouldBe(1920);
        frame.FrameHeight.ShouldBe(1080);
        (frame.Targets[0].Row, frame.Targets[0].Column).ShouldBe((214, 640));
        (frame.Targets[1].Row, frame.Targets[1].Column).ShouldBe((872, 1137));
        frame.Targets[1].Latitude!.Value.ShouldBe(20.0, 1e-5);
        frame.Targets[1].Longitude!.Value.ShouldBe(32.0, 1e-5);
        frame.Targets[1].EllipsoidHeight!.Value.ShouldBe(10_000, 1);
        frame.Targets[1].Confidence.ShouldBe(80);
    }

    private static byte[] Hex(string path) => Convert.FromHexString(SharedData.Text(path).Trim());

    private static Dictionary<int, JsonNode?> ItemsOf(KlvStandard standard, byte[] set)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new KlvJson().WriteSet(writer, new KlvItems(standard, set)).ShouldBeTrue();
        }

        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!.AsArray().ToDictionary(item => item!["tag"]!.GetValue<int>());
    }

    private static bool IsOutOfRange(in KlvItem item) => item.Decode().Mark == KlvMark.OutOfRange;
}
