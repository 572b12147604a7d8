using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;
using Truceline.Formats.Tests.Klv;
using static Truceline.Formats.Tests.Klv.KlvEncoder;

namespace Truceline.Formats.Tests.MpegTs;

public sealed class TransportPitfalls
{
    private const long Wrap = 1L << 33;

    [Theory]
    [InlineData(10)]
    [InlineData(150)]
    [InlineData(500)]
    [InlineData(5_000)]
    public void A_packet_of_any_length_arrives_as_it_was_sent(int about)
    {
        var sent = Enumerable.Range(1, 20).Select(i => Stamped((ulong)i, about + i)).ToList();
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < sent.Count; i++)
        {
            stream.Klv(sent[i], 1000 * i);
        }

        var got = Collected.From(stream.Bytes, portion: 700);

        got.KlvPackets.Select(packet => packet.Bytes).ShouldBe(sent);
        got.KlvPackets.Select(packet => packet.Pts!.Value).ShouldBe(Enumerable.Range(0, 20).Select(i => 1000L * i));
    }

    [Fact]
    public void Sync_is_regained_after_garbage_before_between_and_after_packets()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 12; i++)
        {
            stream.Klv(Stamped((ulong)i), i);
        }

        byte[] garbage = [.. Enumerable.Range(0, 333).Select(i => (byte)(i % 5 == 1 ? 0x47 : i % 251))];
        byte[] bytes = [.. garbage, .. stream.Packets.Take(7).SelectMany(packet => packet), .. garbage, .. stream.Packets.Skip(7).SelectMany(packet => packet), .. garbage];

        foreach (var portion in (int[])[int.MaxValue, 188, 100, 1])
        {
            var got = Collected.From(bytes, portion: portion);
            got.KlvPackets.Count.ShouldBe(12);
            got.Counters.SkippedBytes.ShouldBe(3 * garbage.Length);
            got.Counters.SyncLosses.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData(192)]
    [InlineData(204)]
    public void Packets_of_192_and_204_bytes_are_read(int stride)
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 5; i++)
        {
            stream.Klv(Stamped((ulong)i), i);
        }

        byte[] bytes = [.. stream.Packets.SelectMany(packet => stride == 192 ? [1, 2, 3, 4, .. packet] : (byte[])[.. packet, .. new byte[16]])];

        Collected.From(bytes).KlvPackets.Count.ShouldBe(5);
    }

    [Fact]
    public void An_RTP_header_with_sources_extension_and_padding_is_stripped()
    {
        byte[] packet = [0x47, .. new byte[187]];
        byte[] plain = [0x80, 33, 0, 7, 0, 0, 0, 9, 1, 2, 3, 4, .. packet];
        byte[] full = [0xB2, 33, 0, 7, 0, 0, 0, 9, 1, 2, 3, 4, .. new byte[8], 0xBE, 0xDE, 0, 2, .. new byte[8], .. packet, 0, 0, 3];

        RtpHeader.Strip(plain).ToArray().ShouldBe(packet);
        RtpHeader.Strip(full).ToArray().ShouldBe(packet);
        RtpHeader.Strip(packet).ToArray().ShouldBe(packet);
        RtpHeader.Strip([0x80, 33]).Length.ShouldBe(2);
        RtpHeader.TryRead(plain, out var header).ShouldBeTrue();
        (header.Length, header.PayloadType, header.Sequence, header.Timestamp).ShouldBe((12, 33, 7, 9u));
    }

    [Fact]
    public void A_map_that_changes_in_mid_stream_is_followed_and_one_not_yet_in_force_is_not()
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1), 1);
        stream.Section(TsEncoder.MapPid, TsEncoder.Psi(2, 1, 1, [0xE1, 0, 0xF0, 0, 0x1B, 0xE1, 0, 0xF0, 0], isCurrent: false));
        stream.Klv(Stamped(2), 2);
        stream.Section(TsEncoder.MapPid, TsEncoder.Map(1, (0x1B, TsEncoder.VideoPid, []), (0x15, 0x222, [])));
        stream.Klv(Stamped(3), 3, pid: TsEncoder.KlvPid).Klv(Stamped(4), 4, pid: 0x222);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => (packet.Pid, packet.Pts)).ShouldBe([(TsEncoder.KlvPid, 1), (TsEncoder.KlvPid, 2), (0x222, 4)]);
        got.Maps.Count.ShouldBe(2);
    }

    [Fact]
    public void A_programme_map_that_moves_to_another_PID_is_followed()
    {
        var stream = new TsEncoder().Tables();
        stream.Section(0, TsEncoder.Psi(0, 1, 1, [0, 1, 0xE0 | 0x0A, 0xBC]));
        stream.Section(0xABC, TsEncoder.Map(5, (0x06, 0x300, TsEncoder.KlvaDescriptor)));
        stream.Klv(Stamped(1), 1, pid: 0x300);

        Collected.From(stream.Bytes).KlvPackets.Count.ShouldBe(1);
    }

    [Fact]
    public void Of_more_programmes_than_anyone_sends_the_first_are_followed()
    {
        var stream = new TsEncoder();
        byte[] programs = [.. Enumerable.Range(1, 200).SelectMany(i => (byte[])[0, (byte)i, (byte)(0xE0 | ((0x1000 + i) >> 8)), (byte)((0x1000 + i) & 0xFF)])];
        stream.Section(0, TsEncoder.Psi(0, 1, 0, programs));
        foreach (var (program, pid) in ((int, int)[])[(1, 0x301), (200, 0x302)])
        {
            byte[] map = [0xE1, 0, 0xF0, 0, 0x06, (byte)(0xE0 | (pid >> 8)), (byte)(pid & 0xFF), 0xF0, 6, .. TsEncoder.KlvaDescriptor];
            stream.Section(0x1000 + program, TsEncoder.Psi(2, program, 0, map)).Klv(Stamped(1), program, pid);
        }

        Collected.From(stream.Bytes).KlvPackets.Select(packet => packet.Pid).ShouldBe([0x301]);
    }

    [Fact]
    public void A_section_over_several_packets_is_read_and_one_with_a_wrong_CRC_is_not()
    {
        byte[] filler = [0x0E, 250, .. new byte[250]];
        var map = TsEncoder.Map(0, (0x1B, 0x100, filler), (0x03, 0x110, filler), (0x06, TsEncoder.KlvPid, TsEncoder.KlvaDescriptor));
        map.Length.ShouldBeGreaterThan(500);
        var broken = map.ToArray();
        broken[300] ^= 1;
        foreach (var (section, expected) in ((byte[], int)[])[(map, 1), (broken, 0)])
        {
            var stream = new TsEncoder();
            stream.Section(0, TsEncoder.Psi(0, 1, 0, [0, 1, 0xE0 | (TsEncoder.MapPid >> 8), TsEncoder.MapPid & 0xFF]));
            stream.Section(TsEncoder.MapPid, section).Klv(Stamped(1), 1);
            var got = Collected.From(stream.Bytes);
            got.KlvPackets.Count.ShouldBe(expected);
            got.Counters.SectionErrors.ShouldBe(1 - expected);
        }
    }

    [Fact]
    public void Several_KLV_PIDs_are_kept_apart_however_they_interleave()
    {
        var one = new TsEncoder();
        one.Payload(0x201, TsEncoder.Pes(0xBD, Stamped(1, 700), 1));
        var two = new TsEncoder();
        two.Payload(0x202, TsEncoder.Pes(0xFC, Stamped(2, 700), 2));
        var stream = new TsEncoder().Tables(0, (0x06, 0x201, TsEncoder.KlvaDescriptor), (0x15, 0x202, []));
        byte[] bytes = [.. stream.Bytes, .. one.Packets.Zip(two.Packets).SelectMany(pair => (byte[])[.. pair.First, .. pair.Second])];

        Collected.From(bytes).KlvPackets.Select(packet => packet.Pid).ShouldBe([0x201, 0x202]);
    }

    [Fact]
    public void A_private_stream_without_descriptor_is_KLV_when_it_starts_with_a_key_and_is_left_alone_when_not()
    {
        var stream = new TsEncoder().Tables(0, (0x06, 0x201, []), (0x06, 0x202, []));
        stream.Klv(Stamped(1), 1, pid: 0x201).Klv([.. Enumerable.Repeat((byte)0x77, 400)], 1, pid: 0x202);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pid).ShouldBe([0x201]);
        got.Counters.KlvDamaged.ShouldBe(0);
        got.Counters.KlvDropped.ShouldBe(0);
    }

    [Fact]
    public void The_time_is_unwrapped_twice_over_and_alike_on_all_PIDs()
    {
        var stream = new TsEncoder().Tables();
        var step = 90_000L * 1800;
        var expected = new List<long>();
        for (var time = Wrap - (3 * step); time < (3 * Wrap) + (3 * step); time += step)
        {
            stream.Video(Pictures.Idr(), time + 9000);
            stream.Klv(Stamped(1), time);
            expected.Add(time);
        }

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pts!.Value).ShouldBe(expected);
        got.Pictures.Select(picture => picture.Pts).ShouldBe(expected.Select(time => time + 9000));
    }

    [Fact]
    public void Packets_without_a_time_take_it_from_the_video_before_them_else_from_the_KLV_before_them()
    {
        var video = new TsEncoder().Tables().Klv(Stamped(1), null).Video(Pictures.Idr(), 5000).Klv(Stamped(2), null).Klv(Stamped(3), 5500).Klv(Stamped(4), null);
        Collected.From(video.Bytes).KlvPackets.Select(packet => (packet.Pts, packet.Inferred)).ShouldBe([(5000, true), (5000, true), (5500, false), (5000, true)]);

        var alone = new TsEncoder().Tables(0, (0x06, TsEncoder.KlvPid, TsEncoder.KlvaDescriptor)).Klv(Stamped(1), null).Klv(Stamped(2), 700).Klv(Stamped(3), null);
        Collected.From(alone.Bytes).KlvPackets.Select(packet => (packet.Pts, packet.Inferred)).ShouldBe([(null, true), (700, false), (700, true)]);
    }

    [Fact]
    public void A_scrambled_packet_is_skipped_and_what_it_was_part_of_is_dropped()
    {
        var got = WithoutTheFirst(headerByte: 3);
        got.Counters.Scrambled.ShouldBe(1);
        got.Counters.KlvDropped.ShouldBe(1);
        got.Counters.ContinuityErrors.ShouldBe(0);
    }

    [Fact]
    public void A_packet_marked_in_error_is_not_used_and_the_gap_that_it_leaves_is_counted()
    {
        var got = WithoutTheFirst(headerByte: 1);
        got.Counters.TransportErrors.ShouldBe(1);
        got.Counters.ContinuityErrors.ShouldBe(1);
        got.Counters.KlvDropped.ShouldBe(1);
    }

    [Fact]
    public void An_adaptation_field_longer_than_its_packet_is_not_believed()
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1), 1).Klv(Stamped(2), 2);
        stream.Packets[2][3] |= 0x20;
        stream.Packets[2][4] = 200;

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([2]);
        got.Counters.MalformedPackets.ShouldBe(1);
    }

    /// <summary>Two units of several packets; of the first one's, the last has this byte's highest bit set.</summary>
    private static Collected WithoutTheFirst(int headerByte)
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1, 500), 1).Klv(Stamped(2, 500), 2);
        stream.Packets[3][headerByte] |= 0x80;
        var got = Collected.From(stream.Bytes);
        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([2]);
        return got;
    }
}
