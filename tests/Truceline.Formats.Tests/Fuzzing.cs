using System.Text.Json;
using CsCheck;
using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;
using Truceline.Formats.Tests.Klv;
using Truceline.Formats.Tests.MpegTs;

namespace Truceline.Formats.Tests;

/// <summary>Whatever the bytes: no exception, no hang, bounded memory.</summary>
public sealed class Fuzzing
{
    private static readonly byte[] Seed = MakeSeed();

    [Fact]
    public void Random_bytes_are_read_to_the_end() =>
        Gen.Byte.Array[0, 3000].Sample(bytes => Survives(bytes), iter: 400);

    [Fact]
    public void Random_packets_with_sync_bytes_are_read_to_the_end() =>
        Gen.Select(Gen.Byte.Array[187].Array[3, 40], Gen.Int[1, 700]).Sample(
            (packets, portion) => Survives([.. packets.SelectMany(packet => (byte[])[0x47, .. packet])], portion), iter: 200);

    [Fact]
    public void A_good_stream_with_some_bytes_changed_is_read_to_the_end() =>
        Gen.Select(Gen.Select(Gen.Int[0, Seed.Length - 1], Gen.Byte).Array[1, 60], Gen.Int[1, 5000]).Sample(
            (changes, portion) =>
            {
                var bytes = Seed.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                Survives(bytes, portion);
            },
            iter: 300);

    [Fact]
    public void A_good_stream_with_pieces_cut_out_or_doubled_is_read_to_the_end() =>
        Gen.Select(Gen.Int[0, Seed.Length - 1], Gen.Int[0, Seed.Length - 1], Gen.Int[0, 600], Gen.Int[1, 5000]).Sample(
            (from, to, count, portion) =>
                Survives([.. Seed[..from], .. Seed.AsSpan(to, Math.Min(count, Seed.Length - to)), .. Seed[Math.Min(Seed.Length, from + count)..]], portion),
            iter: 300);

    [Fact]
    public void Random_items_in_a_valid_packet_decode_or_say_why_not() =>
        Gen.Select(Gen.Select(Gen.Int[0, 200], Gen.Byte.Array[0, 40]).Array[0, 30], Gen.Bool).Sample(
            (items, universal) =>
            {
                byte[] set = [.. items.SelectMany(item => KlvEncoder.Item(item.Item1, item.Item2))];
                Decode(KlvEncoder.Packet(set, universal ? KlvEncoder.UniversalKey : null));
            },
            iter: 3000);

    [Fact]
    public void A_set_of_the_golden_stream_with_changed_bytes_decodes_or_says_why_not()
    {
        var golden = Collected.From(SharedData.Read("data/video/kwiver/h264_klv.ts")).KlvPackets[0].Bytes;
        Gen.Select(Gen.Int[16, golden.Length - 1], Gen.Byte).Array[1, 20].Sample(
            changes =>
            {
                var bytes = golden.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                Decode(bytes);
            },
            iter: 2000);
    }

    [Fact]
    public void Random_arrays_are_read_or_refused_with_bounded_work() =>
        Gen.Select(Gen.Byte[0, 4], Gen.Byte.Array[0, 60], Gen.Bool).Sample(
            (dimensions, rest, floats) => { _ = Matrices.Read([dimensions, .. rest], floats); }, iter: 20_000);

    [Fact]
    public void Random_fields_in_every_pack_decode_or_say_why_not() =>
        Gen.Select(Gen.Enum<KlvPack>(), Gen.Byte.Array[1, 80]).Sample(
            (pack, bytes) => { _ = KlvPacks.Read(pack, bytes, [13, 14, 15]); }, iter: 20_000);

    [Fact]
    public void Sets_nested_without_end_are_cut_off()
    {
        byte[] set = [];
        for (var depth = 0; depth < 2000; depth++)
        {
            set = KlvEncoder.Item(100, set);
        }

        Decode(KlvEncoder.Packet(set));
    }

    [Fact]
    public void Any_packets_at_all_come_back_as_they_were_sent() =>
        Gen.Select(Gen.Select(Gen.Int[0, 900], Gen.Int[0, 3]).Array[1, 12], Gen.Int[20, 184], Gen.Int[1, 4000]).Sample(
            (shapes, perPacket, portion) =>
            {
                var stream = new TsEncoder().Tables(0, (0x15, TsEncoder.KlvPid, TsEncoder.KlvaDescriptor));
                var sent = new List<byte[]>();
                foreach (var (about, framing) in shapes)
                {
                    var packet = KlvEncoder.Stamped((ulong)sent.Count, about);
                    var body = framing == 0 ? packet : TsEncoder.Cell(packet, sent.Count & 0xFF);
                    stream.Payload(TsEncoder.KlvPid, TsEncoder.Pes(0xFC, body, sent.Count, framing == 1 ? 0 : null), perPacket: perPacket);
                    sent.Add(packet);
                }

                Collected.From(stream.Bytes, portion: portion).KlvPackets.Select(packet => packet.Bytes).ShouldBe(sent);
            },
            iter: 200);

    private static void Survives(byte[] bytes, int portion = 1316)
    {
        var got = Collected.From(bytes, portion: portion);
        foreach (var packet in got.KlvPackets)
        {
            Decode(packet.Bytes);
        }

        foreach (var picture in got.Pictures)
        {
            _ = H264Sps.Find(picture.Bytes);
            _ = MispTime.Find(picture.Bytes, TsContent.H264);
        }

        _ = TsProbe.LooksLikeTs(bytes);
        _ = RtpHeader.Strip(bytes);
        got.Pictures.Sum(picture => picture.Bytes.Length).ShouldBeLessThanOrEqualTo(bytes.Length);
        got.KlvPackets.Sum(packet => packet.Bytes.Length).ShouldBeLessThanOrEqualTo(bytes.Length);
    }

    private static void Decode(byte[] bytes)
    {
        new UasFrame().TryRead(bytes);
        if (!KlvPacket.TryRead(bytes, out var packet))
        {
            return;
        }

        _ = packet.VerifyChecksum();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new KlvJson().WriteItems(writer, packet);
        }

        JsonDocument.Parse(stream.ToArray()).Dispose();
    }

    private static byte[] MakeSeed()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 8; i++)
        {
            stream.Video(Pictures.Idr(300), i * 3000L).Klv(KlvEncoder.Stamped((ulong)i, 400), i % 2 == 0 ? i * 3000L : null);
            stream.Klv(TsEncoder.Cell(KlvEncoder.Stamped((ulong)i, 200), i), i * 3000L, streamId: 0xFC);
            if (i == 4)
            {
                stream.Tables(1, (0x1B, TsEncoder.VideoPid, []), (0x15, TsEncoder.KlvPid, []));
            }
        }

        return stream.Bytes;
    }
}
