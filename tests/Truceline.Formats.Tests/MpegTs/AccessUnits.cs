using Truceline.Formats.MpegTs;
using Truceline.Formats.Tests.Klv;

namespace Truceline.Formats.Tests.MpegTs;

public sealed class AccessUnits
{
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(188)]
    public void One_access_unit_in_one_PES_packet_is_one_unit(int portion)
    {
        byte[][] units = [Pictures.Idr(1000), Pictures.Slice(10), Pictures.Slice(400), Pictures.Idr(900)];
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < units.Length; i++)
        {
            stream.Video(units[i], 3000 * (i + 2), 3000 * i);
        }

        var got = Collected.From(stream.Bytes, portion: portion);

        got.Pictures.Select(picture => picture.Bytes).ShouldBe(units);
        got.Pictures.Select(picture => (picture.Pts, picture.Dts)).ShouldBe([(6000, 0), (9000, 3000), (12_000, 6000), (15_000, 9000)]);
        got.Pictures.Select(picture => picture.IsKey).ShouldBe([true, false, false, true]);
    }

    [Fact]
    public void Several_access_units_in_one_PES_packet_are_told_apart_and_those_without_a_time_keep_the_pace()
    {
        var stream = new TsEncoder().Tables().Video(Pictures.Idr(), 0).Video(Pictures.Slice(), 3600);
        stream.Video([.. Pictures.Slice(300), .. Pictures.Slice(200), .. Pictures.Slice(100)], 7200);

        var got = Collected.From(stream.Bytes);

        got.Pictures.Select(picture => (picture.Pts, picture.Inferred))
            .ShouldBe([(0, false), (3600, false), (7200, false), (10_800, true), (14_400, true)]);
        got.Pictures[3].Bytes.ShouldBe(Pictures.Slice(200));
    }

    [Fact]
    public void One_access_unit_over_several_PES_packets_is_joined_and_has_the_time_of_the_first()
    {
        var unit = Pictures.Idr(2000);
        var stream = new TsEncoder().Tables().Video(unit[..700], 100).Video(unit[700..], 999).Video(Pictures.Slice(), 3700);

        var got = Collected.From(stream.Bytes);

        got.Pictures.Select(picture => picture.Bytes).ShouldBe([unit, Pictures.Slice()]);
        got.Pictures.Select(picture => picture.Pts).ShouldBe([100, 3700]);
    }

    [Fact]
    public void Several_slices_are_one_picture_and_a_new_picture_needs_no_delimiter()
    {
        byte[] first = [.. Pictures.Idr(), .. Pictures.FurtherSlice(), .. Pictures.FurtherSlice()];
        byte[] second = [0, 0, 1, 0x41, 0x9A, 1, 2, 3, 4, 5];
        var stream = new TsEncoder().Tables().Video([.. first, .. second], 0);

        Collected.From(stream.Bytes).Pictures.Select(picture => picture.Bytes).ShouldBe([first, second]);
    }

    [Fact]
    public void A_picture_hit_by_loss_is_dropped_and_the_next_says_so()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 4; i++)
        {
            stream.Video(Pictures.Idr(1000), i * 3000);
        }

        stream.Packets.RemoveAt(2 + 6 + 3);
        var got = Collected.From(stream.Bytes);

        got.Pictures.Select(picture => (picture.Pts, picture.AfterLoss)).ShouldBe([(0, false), (6000, true), (9000, false)]);
        got.Counters.VideoDropped.ShouldBe(1);
    }

    [Fact]
    public void An_access_unit_beyond_the_bound_is_dropped_and_memory_stays_bounded()
    {
        var stream = new TsEncoder().Tables().Video(Pictures.Idr(20_000), 0).Video(Pictures.Idr(50), 3000);

        var got = Collected.From(stream.Bytes, new TsOptions { MaxVideoUnit = 4000 });

        got.Pictures.ShouldAllBe(picture => picture.Bytes.Length <= 4000);
        got.Pictures[^1].Bytes.ShouldBe(Pictures.Idr(50));
        got.Pictures[^1].AfterLoss.ShouldBeTrue();
        got.Counters.VideoDropped.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_cut_lies_before_the_tables_that_precede_a_random_access_point()
    {
        var stream = new TsEncoder().Tables().Video(Pictures.Idr(), 0, isRandomAccess: true).Video(Pictures.Slice(), 3000).Klv(KlvEncoder.Stamped(1), 6000);
        var second = stream.Packets.Count;
        stream.Tables().Klv(KlvEncoder.Stamped(2), 6000).Video(Pictures.Idr(), 6000);
        var third = stream.Packets.Count;
        stream.Video(Pictures.Idr(), 9000);

        var got = Collected.From(stream.Bytes, portion: 1316);

        got.RandomAccesses.ShouldBe([(TsEncoder.VideoPid, 0, 0), (TsEncoder.VideoPid, 6000, second * 188L), (TsEncoder.VideoPid, 9000, third * 188L)]);
        Collected.From(stream.Bytes.AsSpan(second * 188)).Pictures.Count.ShouldBe(2);
    }

    [Fact]
    public void Without_video_wanted_its_times_still_place_KLV()
    {
        var stream = new TsEncoder().Tables().Video(Pictures.Idr(), 4500).Klv(KlvEncoder.Stamped(1), null);

        var got = Collected.From(stream.Bytes, wants: _ => false);

        got.Pictures.ShouldBeEmpty();
        got.KlvPackets.Select(packet => packet.Pts).ShouldBe([4500]);
        got.RandomAccesses.Count.ShouldBe(1);
        got.Presentations.ShouldBe([(TsEncoder.VideoPid, 4500)]);
    }

    [Fact]
    public void Whether_video_is_wanted_changes_nothing_else_that_a_stream_tells()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 40; i++)
        {
            stream.Video(i % 8 == 0 ? Pictures.Idr(700 + i) : Pictures.Slice(300 + (i * 13)), i * 3000).Klv(KlvEncoder.Stamped((ulong)i), i * 3000);
        }

        // Tables in the middle of a picture, one picture packet sent twice, one lost.
        var middles = Enumerable.Range(0, stream.Packets.Count)
            .Where(i => (((stream.Packets[i][1] & 0x5F) << 8) | stream.Packets[i][2]) == TsEncoder.VideoPid && (stream.Packets[i][3] & 0x30) == 0x10).ToList();
        stream.Packets.RemoveAt(middles[^2]);
        stream.Packets.Insert(middles[20], stream.Packets[middles[20]]);
        byte[] tables = [.. stream.Packets[0]];
        tables[3] = (byte)((tables[3] & 0xF0) | ((tables[3] + 1) & 0x0F));
        stream.Packets.Insert(middles[3], tables);

        var wanted = Collected.From(stream.Bytes, portion: 1316);
        var unwanted = Collected.From(stream.Bytes, portion: 1316, wants: _ => false);
        var sometimes = Collected.From(stream.Bytes, portion: 1316, wants: number => number % 7 > 3);

        foreach (var other in new[] { unwanted, sometimes })
        {
            other.RandomAccesses.ShouldBe(wanted.RandomAccesses);
            other.Presentations.ShouldBe(wanted.Presentations);
            other.KlvPackets.Select(packet => (packet.Pts, packet.Inferred)).ShouldBe(wanted.KlvPackets.Select(packet => (packet.Pts, packet.Inferred)));
            other.Counters.Packets.ShouldBe(wanted.Counters.Packets);
            other.Counters.ContinuityErrors.ShouldBe(wanted.Counters.ContinuityErrors);
            other.Counters.Duplicates.ShouldBe(wanted.Counters.Duplicates);
            other.Counters.PesLengthErrors.ShouldBe(wanted.Counters.PesLengthErrors);
        }

        wanted.Counters.ContinuityErrors.ShouldBe(1);
        wanted.Counters.Duplicates.ShouldBe(1);
    }

    [Fact]
    public void Video_wanted_from_a_moment_on_comes_whole_from_there()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 30; i++)
        {
            stream.Video(i % 5 == 0 ? Pictures.Idr(900 + i) : Pictures.Slice(500 + i), i * 3000);
        }

        var all = Collected.From(stream.Bytes).Pictures;
        var some = Collected.From(stream.Bytes, wants: number => number is (>= 7 and < 12) or >= 20).Pictures;

        some.Select(picture => picture.Pts / 3000).ShouldBe([7, 8, 9, 10, 11, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
        some.ShouldAllBe(picture => picture.Bytes.SequenceEqual(all[(int)(picture.Pts / 3000)].Bytes));
        some.Where(picture => picture.AfterLoss).Select(picture => picture.Pts / 3000).ShouldBe([7, 20]);
    }

    [Theory]
    [InlineData(0x24, "0000000140010C01000000012601AF08", "000000010201D00980", true)]
    [InlineData(0x02, "000001B3280168", "00000100005FFFF8", true)]
    [InlineData(0x02, "000001B80008", "00000100005FFFF8", true)]
    public void Key_pictures_of_other_codecs_are_known(int streamType, string key, string other, bool isKey)
    {
        var stream = new TsEncoder().Tables(0, (streamType, TsEncoder.VideoPid, []));
        stream.Video([.. Convert.FromHexString(key), .. Convert.FromHexString(other), 1, 2, 3, 4], 0).Video([.. Convert.FromHexString(other), 1, 2, 3, 4], 1);

        var got = Collected.From(stream.Bytes);

        got.Pictures.Select(picture => picture.IsKey).ShouldBe([isKey, false]);
    }

    [Fact]
    public void A_parameter_set_gives_codec_and_size()
    {
        var sps = H264Sps.Find(Pictures.Idr()).ShouldNotBeNull();

        sps.Codec.ShouldBe("avc1.42C01E");
        (sps.Width, sps.Height).ShouldBe((640, 360));
    }

    [Fact]
    public void Once_a_stream_has_shown_how_its_units_end_they_are_handed_on_without_waiting_for_the_next()
    {
        var sink = new Collected();
        var demuxer = new TsDemuxer(sink);
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 40; i++)
        {
            stream.Video(i % 10 == 0 ? Pictures.Idr(500) : Pictures.Slice(300), 3000 * i);
            demuxer.Feed(stream.Bytes);
            stream.Packets.Clear();
        }

        sink.Pictures.Select(picture => picture.Pts).ShouldBe(Enumerable.Range(0, 40).Select(i => 3000L * i));
        sink.Pictures.ShouldAllBe(picture => !picture.AfterLoss && !picture.Inferred);
    }

    [Fact]
    public void A_stream_that_ends_a_unit_otherwise_than_before_loses_one_picture_and_is_not_believed_again()
    {
        var stream = new TsEncoder().Tables();
        for (var i = 0; i < 30; i++)
        {
            stream.Video(Pictures.Slice(300), 3000 * i);
        }

        for (var i = 30; i < 60; i++)
        {
            // Filled up in the middle of the unit.
            stream.Payload(TsEncoder.VideoPid, TsEncoder.Pes(0xE0, Pictures.Slice(300), 3000 * i, 0), perPacket: 100);
        }

        var got = Collected.From(stream.Bytes);

        got.Counters.VideoDropped.ShouldBe(1);
        got.Pictures.Count(picture => !picture.Bytes.AsSpan().SequenceEqual(Pictures.Slice(300))).ShouldBe(1);
        got.Pictures.Count.ShouldBe(60);
    }

    [Fact]
    public void A_sequence_header_gives_the_size()
    {
        var got = Collected.From(SharedData.Read("data/video/kwiver/aphill_klv_10s.ts"));

        Mpeg2Sequence.Find(got.Pictures[0].Bytes).ShouldBe(new Mpeg2Sequence(360, 240));
    }
}
