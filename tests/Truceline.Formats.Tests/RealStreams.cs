using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;
using Truceline.Formats.Tests.MpegTs;

namespace Truceline.Formats.Tests;

/// <summary>Streams that others recorded, whole.</summary>
public sealed class RealStreams
{
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1316)]
    [InlineData(1000)]
    [InlineData(7)]
    public void The_real_drone_stream_gives_300_universal_packets_and_its_pictures(int portion)
    {
        var got = Collected.From(SharedData.Read("data/video/kwiver/aphill_klv_10s.ts"), portion: portion);

        got.KlvPackets.Count.ShouldBe(300);
        got.KlvPackets.ShouldAllBe(packet => packet.Pts != null && !packet.Inferred && packet.Pid == 0x101);
        got.Pictures.Count.ShouldBe(10);
        got.Pictures.Select(picture => picture.IsKey).ShouldBe([true, .. Enumerable.Repeat(false, 9)]);
        got.Counters.ContinuityErrors.ShouldBe(0);
        got.Counters.KlvDropped.ShouldBe(0);
        got.Counters.KlvDamaged.ShouldBe(0);
    }

    [Fact]
    public void The_first_universal_packet_places_platform_sensor_and_frame()
    {
        var got = Collected.From(SharedData.Read("data/video/kwiver/aphill_klv_10s.ts"));
        var frame = new UasFrame();

        frame.TryRead(got.KlvPackets[0].Bytes).ShouldBeTrue();

        frame.Standard.ShouldBe(KlvStandard.Eg0104);
        frame.Checksum.ShouldBe(KlvChecksum.Absent);
        frame.Timestamp.ShouldBe(0x000457190D138E78UL);
        frame.PlatformLatitude!.Value.ShouldBe(38.15993, 1e-9);
        frame.PlatformLongitude!.Value.ShouldBe(-77.356214, 1e-9);
        frame.PlatformAltitude!.Value.ShouldBe(1984.6, 1e-3);
        frame.SensorTrueAzimuth!.Value.ShouldBe(-1.9648370742797852, 1e-6);
        frame.SensorTrueElevation!.Value.ShouldBe(-35.34773635864258, 1e-6);
        frame.Corner(0)!.Value.Latitude.ShouldBe(38.185357699377136, 1e-12);
        frame.Corner(2)!.Value.Longitude.ShouldBe(-77.35782807272224, 1e-12);
    }

    [Fact]
    public void The_simulators_stream_gives_277_packets_8901_items_and_good_checksums()
    {
        var got = Collected.From(SharedData.Read("data/video/osh/sample-stream.ts"));
        var items = 0;
        var frame = new UasFrame();
        foreach (var packet in got.KlvPackets)
        {
            KlvPacket.TryRead(packet.Bytes, out var klv).ShouldBeTrue();
            klv.VerifyChecksum().ShouldBe(KlvChecksum.Ok);
            foreach (var item in klv.Items)
            {
                items++;
                item.Definition.ShouldNotBeNull();
            }

            frame.TryRead(klv).ShouldBeTrue();
            frame.FrameCentreLatitude.ShouldNotBeNull();
        }

        got.KlvPackets.Count.ShouldBe(277);
        items.ShouldBe(8901);
        got.Counters.KlvDropped.ShouldBe(0);
        got.Pictures.Count.ShouldBeGreaterThan(270);
        H264Sps.Find(got.Pictures[0].Bytes)!.ShouldSatisfyAllConditions(
            sps => sps.Width.ShouldBe(640), sps => sps.Height.ShouldBe(480), sps => sps.Codec.ShouldStartWith("avc1.42"));
    }

    [Fact]
    public void Pictures_carry_their_MISP_time()
    {
        var got = Collected.From(SharedData.Read("data/video/kwiver/h264_klv.ts"));

        var times = got.Pictures.OrderBy(picture => picture.Pts).Select(picture => MispTime.Find(picture.Bytes, TsContent.H264)?.Microseconds).ToList();

        times.Count.ShouldBe(30);
        for (var n = 0; n < 30; n++)
        {
            times[n].ShouldBe(0x459F4A6AA4AA8UL + (ulong)(n * 1_000_000L / 30));
        }
    }

    [Fact]
    public void Packets_without_a_time_take_that_of_the_video_and_say_so()
    {
        var got = Collected.From(SharedData.Read("data/video/kwiver/h264_klv.ts"));

        got.KlvPackets.Count.ShouldBe(30);
        got.KlvPackets.ShouldAllBe(packet => packet.Inferred && packet.Pts != null);
    }

    [Fact]
    public void Targets_of_early_VMTI_lie_within_the_picture_in_frames_and_in_JSON_alike()
    {
        var got = Collected.From(SharedData.Read("data/video/osh/sample-stream.ts"));
        var frame = new UasFrame();
        var json = new KlvJson();
        var compared = 0;
        foreach (var packet in got.KlvPackets)
        {
            frame.TryRead(packet.Bytes).ShouldBeTrue();
            KlvPacket.TryRead(packet.Bytes, out var klv).ShouldBeTrue();
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
            {
                json.WriteItems(writer, klv).ShouldBeTrue();
            }

            var items = System.Text.Json.Nodes.JsonNode.Parse(buffer.WrittenSpan)!.AsArray();
            var series = items.FirstOrDefault(item => item!["tag"]!.GetValue<int>() == 74)?["value"]?.AsArray().FirstOrDefault(item => item!["tag"]!.GetValue<int>() == 101);
            foreach (var (target, written) in frame.Targets.Zip(series?["value"]?.AsArray() ?? []))
            {
                var offset = written!["items"]!.AsArray().FirstOrDefault(item => item!["tag"]!.GetValue<int>() == 10)?["value"];
                if (offset is null || target.Latitude is not { } latitude)
                {
                    continue;
                }

                Math.Abs(offset.GetValue<double>()).ShouldBeLessThan(0.02);

                // Where a location is stated as well it goes before the offset; in this stream they agree within 20 m.
                (frame.FrameCentreLatitude + offset.GetValue<double>())!.Value.ShouldBe(latitude, 2e-4);
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(0);
    }
}
