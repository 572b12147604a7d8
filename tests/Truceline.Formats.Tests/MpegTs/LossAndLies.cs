using Truceline.Formats.Tests.Klv;
using static Truceline.Formats.Tests.Klv.KlvEncoder;

namespace Truceline.Formats.Tests.MpegTs;

/// <summary>What is lost, repeated, spread, packed together or lied about on the way of a KLV packet.</summary>
public sealed class LossAndLies
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_packet_hit_by_loss_is_dropped_and_counted_and_never_half_believed(int lost)
    {
        var sent = Enumerable.Range(0, 5).Select(i => Stamped((ulong)i, 500)).ToList();
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < sent.Count; i++)
        {
            stream.Klv(sent[i], i);
        }

        // Two packets of tables, then three for each KLV packet; the loss hits the third.
        stream.Packets.Count.ShouldBe(2 + (5 * 3));
        stream.Packets.RemoveAt(2 + (2 * 3) + lost);
        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Bytes).ShouldBe([sent[0], sent[1], sent[3], sent[4]]);
        got.Counters.ContinuityErrors.ShouldBe(1);
        got.Counters.KlvDropped.ShouldBe(1);
    }

    [Fact]
    public void Losing_the_end_of_one_packet_and_the_start_of_the_next_joins_nothing()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 4; i++)
        {
            stream.Klv(Stamped((ulong)i, 500), i);
        }

        stream.Packets.RemoveRange(2 + 3 + 2, 2);
        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([0, 3]);
        got.Counters.KlvDropped.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void A_packet_sent_twice_counts_once_and_a_third_time_is_an_error()
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1, 500), 1).Klv(Stamped(2, 500), 2);
        stream.Packets.Insert(4, stream.Packets[3]);
        var twice = Collected.From(stream.Bytes);
        twice.KlvPackets.Count.ShouldBe(2);
        twice.Counters.Duplicates.ShouldBe(1);
        twice.Counters.ContinuityErrors.ShouldBe(0);

        stream.Packets.Insert(4, stream.Packets[3]);
        var thrice = Collected.From(stream.Bytes);
        thrice.KlvPackets.Select(packet => packet.Pts).ShouldBe([2]);
        thrice.Counters.ContinuityErrors.ShouldBe(1);
        thrice.Counters.KlvDropped.ShouldBe(1);
    }

    [Fact]
    public void The_same_counter_on_other_bytes_is_a_gap_of_sixteen_and_no_repetition()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 20; i++)
        {
            stream.Klv(Stamped((ulong)i), i);
        }

        stream.Packets.RemoveRange(2 + 3, 15);
        var got = Collected.From(stream.Bytes);

        got.Counters.Duplicates.ShouldBe(0);
        got.Counters.ContinuityErrors.ShouldBe(1);
        got.KlvPackets.Count.ShouldBe(5);
    }

    [Fact]
    public void A_break_that_the_stream_announces_is_no_error()
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1), 1);
        var after = new TsEncoder();
        after.Payload(TsEncoder.KlvPid, [0xFF], isStart: false);
        after.Payload(TsEncoder.KlvPid, [0xFF], isStart: false);
        after.Payload(TsEncoder.KlvPid, [0xFF], isStart: false);
        after.Packets.Clear();
        after.Klv(Stamped(2), 2).Klv(Stamped(3), 3);
        after.Packets[0][5] |= 0x80;

        var got = Collected.From([.. stream.Bytes, .. after.Bytes]);

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([1, 2, 3]);
        got.Counters.ContinuityErrors.ShouldBe(0);
        got.Counters.KlvDropped.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(60_000)]
    public void The_length_that_a_PES_packet_states_does_not_matter(int stated)
    {
        var sent = Enumerable.Range(0, 4).Select(i => Stamped((ulong)i, 500)).ToList();
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < sent.Count; i++)
        {
            stream.Klv(sent[i], i, statedLength: stated);
        }

        var got = Collected.From(stream.Bytes);

        // A length shorter than the packet's first byte leaves nothing to go by.
        got.KlvPackets.Select(packet => packet.Bytes).ShouldBe(stated == 3 ? [] : sent);
        (got.Counters.PesLengthErrors > 0).ShouldBe(stated != 0);
    }

    [Fact]
    public void Several_packets_in_one_PES_packet_are_told_apart_and_padding_behind_them_is_no_damage()
    {
        byte[][] sent = [Stamped(1), Stamped(2, 300), Stamped(3)];
        var stream = new TsEncoder().Tables().Klv([.. sent.SelectMany(packet => packet), .. new byte[20]], 77);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Bytes).ShouldBe(sent);
        got.KlvPackets.ShouldAllBe(packet => packet.Pts == 77 && !packet.Inferred);
        got.Counters.KlvDamaged.ShouldBe(0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(18)]
    [InlineData(300)]
    public void A_packet_over_several_PES_packets_is_joined_and_has_the_time_of_the_first(int cut)
    {
        var sent = Stamped(1, 700);
        var stream = new TsEncoder().Tables().Klv(sent[..cut], 10).Klv(sent[cut..500], 20).Klv([.. sent[500..], .. Stamped(2)], 30);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => (packet.Pts, packet.Bytes.Length)).ShouldBe([(10, sent.Length), (30, Stamped(2).Length)]);
        got.Counters.KlvDropped.ShouldBe(0);
    }

    [Fact]
    public void A_packet_that_was_never_finished_is_dropped_when_the_next_begins()
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1, 700)[..300], 10).Klv(Stamped(2), 20);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([20]);
        got.Counters.KlvDropped.ShouldBe(1);
    }

    [Fact]
    public void Synchronous_KLV_comes_with_and_without_access_unit_cells()
    {
        var stream = new TsEncoder().Tables(0, (0x15, TsEncoder.KlvPid, []));
        stream.Klv(Stamped(1, 400), 1, streamId: 0xFC);
        stream.Klv(TsEncoder.Cell(Stamped(2, 400), 0), 2, streamId: 0xFC);
        stream.Klv([.. TsEncoder.Cell(Stamped(3), 1), .. TsEncoder.Cell(Stamped(4), 2)], 3, streamId: 0xFC);
        stream.Klv(TsEncoder.Cell([.. Stamped(5), .. Stamped(6)], 3), 4, streamId: 0xFC);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Bytes)
            .ShouldBe([Stamped(1, 400), Stamped(2, 400), Stamped(3), Stamped(4), Stamped(5), Stamped(6)]);
        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([1, 2, 3, 3, 4, 4]);
    }

    [Fact]
    public void A_packet_in_pieces_over_several_cells_is_joined_and_one_with_a_missing_piece_is_dropped()
    {
        var sent = Stamped(1, 900);
        var whole = new TsEncoder().Tables(0, (0x15, TsEncoder.KlvPid, TsEncoder.KlvaDescriptor));
        whole.Klv(TsEncoder.Cell(sent[..300], 8, 2), 1, streamId: 0xFC).Klv(TsEncoder.Cell(sent[300..600], 9, 0), 2, streamId: 0xFC);
        whole.Klv(TsEncoder.Cell(sent[600..], 10, 1), 3, streamId: 0xFC);
        Collected.From(whole.Bytes).KlvPackets.ShouldHaveSingleItem().Bytes.ShouldBe(sent);

        var broken = new TsEncoder().Tables(0, (0x15, TsEncoder.KlvPid, TsEncoder.KlvaDescriptor));
        broken.Klv(TsEncoder.Cell(sent[..300], 8, 2), 1, streamId: 0xFC).Klv(TsEncoder.Cell(sent[300..600], 10, 1), 2, streamId: 0xFC);
        broken.Klv(TsEncoder.Cell(Stamped(2), 11), 3, streamId: 0xFC);
        var got = Collected.From(broken.Bytes);
        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([3]);
        got.Counters.KlvDropped.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(3000)]
    public void The_length_that_a_cell_states_does_not_matter(int stated)
    {
        var stream = new TsEncoder().Tables(0, (0x15, TsEncoder.KlvPid, TsEncoder.KlvaDescriptor));
        stream.Klv(TsEncoder.Cell(Stamped(1, 400), 0, statedLength: stated), 1, streamId: 0xFC);
        stream.Klv(TsEncoder.Cell(Stamped(2, 400), 1), 2, streamId: 0xFC);

        Collected.From(stream.Bytes).KlvPackets.Select(packet => packet.Bytes).ShouldBe([Stamped(1, 400), Stamped(2, 400)]);
    }

    [Fact]
    public void Bytes_that_are_no_KLV_on_a_KLV_stream_are_damage_and_end_with_their_PES_packet()
    {
        var stream = new TsEncoder().Tables().Klv([.. Enumerable.Repeat((byte)0x55, 300)], 1).Klv([.. Stamped(2), 1, 2, 3, 4, 5], 2).Klv(Stamped(3), 3);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([2, 3]);
        got.Counters.KlvDamaged.ShouldBe(2);
    }

    [Fact]
    public void A_packet_that_claims_to_be_huge_is_damage_and_takes_no_memory()
    {
        byte[] huge = [.. UasKey, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, .. new byte[500]];
        var stream = new TsEncoder().Tables().Klv(huge, 1).Klv(Stamped(2), 2);

        var got = Collected.From(stream.Bytes);

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([2]);
        got.Counters.KlvDamaged.ShouldBe(1);
    }

    [Fact]
    public void A_recording_cut_in_the_middle_gives_what_is_whole()
    {
        var stream = new TsEncoder().Tables().Klv(Stamped(1, 500), 1).Klv(Stamped(2, 500), 2);
        var bytes = stream.Bytes;

        var got = Collected.From(bytes.AsSpan(0, bytes.Length - 250));

        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([1]);
        got.Counters.KlvDropped.ShouldBe(1);
    }
}
