using System.Buffers.Binary;
using Truceline.Formats.Klv;
using static Truceline.Formats.Tests.Klv.KlvEncoder;

namespace Truceline.Formats.Tests.Klv;

public sealed class KlvPitfalls
{
    [Theory]
    [InlineData(13, "80000000")]
    [InlineData(6, "8000")]
    [InlineData(26, "8000")]
    [InlineData(90, "80000000")]
    public void The_out_of_range_code_is_no_value_and_says_so(int tag, string bytes)
    {
        var value = Decode(tag, Convert.FromHexString(bytes));

        value.Kind.ShouldBe(KlvKind.Nothing);
        value.Mark.ShouldBe(KlvMark.OutOfRange);
        double.IsNaN(value.Number).ShouldBeTrue();
    }

    [Theory]
    [InlineData(15, "8000")]
    [InlineData(21, "80000000")]
    public void The_same_code_is_an_ordinary_value_where_the_item_is_unsigned(int tag, string bytes) =>
        Decode(tag, Convert.FromHexString(bytes)).Mark.ShouldBe(KlvMark.None);

    [Theory]
    [InlineData(13)]
    [InlineData(3)]
    [InlineData(74)]
    [InlineData(96)]
    public void Zero_length_means_unknown(int tag) => Decode(tag, []).Mark.ShouldBe(KlvMark.Unknown);

    [Theory]
    [InlineData("C800", KlvMark.PlusInfinity)]
    [InlineData("E800", KlvMark.MinusInfinity)]
    [InlineData("D000", KlvMark.NotANumber)]
    [InlineData("F800", KlvMark.NotANumber)]
    [InlineData("9000", KlvMark.NotANumber)]
    public void Special_codes_of_ST_1201_are_no_values(string bytes, KlvMark mark) =>
        Decode(112, Convert.FromHexString(bytes)).Mark.ShouldBe(mark);

    [Fact]
    public void Items_with_tags_of_two_bytes_are_read()
    {
        var frame = Read(Item(2, Time(5)), Item(104, Imapb(23456.25, -900, 40000, 3)), Item(200, [1, 2]), Item(128, [1]), Item(13, Signed(10, 90, 4)));

        frame.PlatformEllipsoidHeight!.Value.ShouldBe(23456.25, 0.01);
        frame.PlatformLatitude!.Value.ShouldBe(10, 1e-6);
        var items = new KlvItems(KlvStandard.St0601, Item(200, [1, 2]));
        items.MoveNext().ShouldBeTrue();
        items.Current.Tag.ShouldBe(200);
        items.Current.Definition.ShouldBeNull();
        items.Current.Decode().Kind.ShouldBe(KlvKind.Bytes);
    }

    [Fact]
    public void A_checksum_over_an_odd_number_of_bytes_is_verified()
    {
        foreach (var text in (string[])["even", "odd"])
        {
            var packet = Summed([.. Item(2, Time(7)), .. Item(3, System.Text.Encoding.ASCII.GetBytes(text))]);
            KlvPacket.TryRead(packet, out var read).ShouldBeTrue();
            read.VerifyChecksum().ShouldBe(KlvChecksum.Ok);

            packet[25] ^= 1;
            KlvPacket.TryRead(packet, out read).ShouldBeTrue();
            read.VerifyChecksum().ShouldBe(KlvChecksum.Bad);
        }
    }

    [Fact]
    public void A_checksum_item_of_another_length_is_bad_and_none_is_absent()
    {
        Sum(Packet([.. Item(2, Time(7)), .. Item(1, [1, 2, 3])])).ShouldBe(KlvChecksum.Bad);
        Sum(Packet([.. Item(2, Time(7)), .. Item(1, [])])).ShouldBe(KlvChecksum.Bad);
        Sum(Packet(Item(2, Time(7)))).ShouldBe(KlvChecksum.Absent);

        static KlvChecksum Sum(byte[] bytes)
        {
            KlvPacket.TryRead(bytes, out var packet).ShouldBeTrue();
            return packet.VerifyChecksum();
        }
    }

    [Fact]
    public void A_packet_with_a_wrong_checksum_is_decoded_and_flagged()
    {
        var packet = Summed([.. Item(2, Time(7)), .. Item(13, Signed(-45.5, 90, 4))]);
        packet[^1] ^= 0xFF;
        var frame = new UasFrame();

        frame.TryRead(packet).ShouldBeTrue();

        frame.Checksum.ShouldBe(KlvChecksum.Bad);
        frame.PlatformLatitude!.Value.ShouldBe(-45.5, 1e-6);
    }

    [Fact]
    public void A_set_that_breaks_off_gives_what_came_before_and_says_so()
    {
        var frame = Read(Item(2, Time(7)), Item(13, Signed(1, 90, 4)), [14, 4, 0]);

        frame.IsDamaged.ShouldBeTrue();
        frame.PlatformLatitude.ShouldNotBeNull();
        frame.PlatformLongitude.ShouldBeNull();
    }

    [Fact]
    public void A_frame_forgets_the_packet_before()
    {
        var frame = new UasFrame();
        frame.TryRead(Packet([.. Item(13, Signed(1, 90, 4)), .. Item(82, Signed(1, 90, 4)), .. Item(83, Signed(1, 180, 4)), .. Item(26, Signed(0.01, 0.075, 2)),
            .. Item(74, Vmti(Item(8, [2, 128]), Target(3, Item(1, [9]))))])).ShouldBeTrue();
        frame.Targets.Count.ShouldBe(1);

        frame.TryRead(Packet(Item(2, Time(9)))).ShouldBeTrue();

        frame.Timestamp.ShouldBe(9UL);
        frame.PlatformLatitude.ShouldBeNull();
        frame.Corner(0).ShouldBeNull();
        frame.Targets.ShouldBeEmpty();
        frame.FrameWidth.ShouldBeNull();
    }

    [Fact]
    public void The_full_range_attitude_wins_whatever_the_order()
    {
        var first = Read(Item(90, Signed(-33.25, 90, 4)), Item(6, Signed(-20, 20, 2)), Item(91, Signed(60, 90, 4)), Item(7, Signed(50, 50, 2)));
        var last = Read(Item(6, Signed(-20, 20, 2)), Item(90, Signed(-33.25, 90, 4)), Item(7, Signed(50, 50, 2)), Item(91, Signed(60, 90, 4)));

        foreach (var frame in (UasFrame[])[first, last])
        {
            frame.Pitch!.Value.ShouldBe(-33.25, 1e-6);
            frame.Roll!.Value.ShouldBe(60, 1e-6);
        }
    }

    [Fact]
    public void Corners_come_as_offsets_from_the_frame_centre_or_in_full()
    {
        var offsets = Read(Item(26, Signed(0.01, 0.075, 2)), Item(27, Signed(-0.02, 0.075, 2)), Item(23, Signed(40, 90, 4)), Item(24, Signed(46, 180, 4)));
        offsets.Corner(0)!.Value.Latitude.ShouldBe(40.01, 1e-5);
        offsets.Corner(0)!.Value.Longitude.ShouldBe(45.98, 1e-5);
        offsets.Corner(1).ShouldBeNull();

        var full = Read(Item(23, Signed(40, 90, 4)), Item(24, Signed(46, 180, 4)), Item(26, Signed(0.01, 0.075, 2)), Item(27, Signed(-0.02, 0.075, 2)),
            Item(82, Signed(40.5, 90, 4)), Item(83, Signed(46.5, 180, 4)));
        full.Corner(0)!.Value.Latitude.ShouldBe(40.5, 1e-6);
        full.Corner(0)!.Value.Longitude.ShouldBe(46.5, 1e-6);
    }

    [Fact]
    public void Targets_are_placed_by_location_or_by_offset_from_a_frame_centre_that_may_follow()
    {
        byte[] location = [.. Imapb(39.9, -90, 90, 4), .. Imapb(46.9, -180, 180, 4), .. Imapb(450, -900, 19000, 2), .. Imapb(3, 0, 650, 2), .. Imapb(4, 0, 650, 2), .. Imapb(5, 0, 650, 2)];
        var frame = Read(
            Item(74, Vmti(Item(8, Big(640, 2)), Item(9, Big(480, 2)),
                Target(7, Item(1, Big((100 * 640) + 20, 3)), Item(10, Imapb(0.5, -19.2, 19.2, 3)), Item(11, Imapb(-0.25, -19.2, 19.2, 3))),
                Target(300, Item(17, location), Item(19, Big(11, 1)), Item(20, Big(12, 1)), Item(5, [77])))),
            Item(23, Signed(40, 90, 4)), Item(24, Signed(46, 180, 4)));

        frame.Targets.Count.ShouldBe(2);
        frame.Targets[0].Id.ShouldBe(7);
        (frame.Targets[0].Row, frame.Targets[0].Column).ShouldBe((101, 20));
        frame.Targets[0].Latitude!.Value.ShouldBe(40.5, 1e-4);
        frame.Targets[0].Longitude!.Value.ShouldBe(45.75, 1e-4);
        frame.Targets[1].Id.ShouldBe(300);
        frame.Targets[1].Latitude!.Value.ShouldBe(39.9, 1e-6);
        frame.Targets[1].EllipsoidHeight!.Value.ShouldBe(450, 1);
        frame.Targets[1].EastSigma!.Value.ShouldBe(3, 0.05);
        frame.Targets[1].Confidence.ShouldBe(77);
    }

    [Fact]
    public void Stated_errors_belong_to_the_items_before_them()
    {
        byte[] pack = [3, 0x40, .. Single(0.001f), .. Single(0.002f), .. Single(0.5f)];
        var frame = Read(Item(2, Time(1)), Item(13, Signed(1, 90, 4)), Item(14, Signed(1, 180, 4)), Item(5, [0, 0]), Item(102, pack));

        frame.Sigmas.Of(13)!.Value.ShouldBe(0.001, 1e-9);
        frame.Sigmas.Of(14)!.Value.ShouldBe(0.002, 1e-9);
        frame.Sigmas.Of(5)!.Value.ShouldBe(0.5, 1e-9);
        frame.Sigmas.Of(2).ShouldBeNull();

        static byte[] Single(float value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteSingleBigEndian(bytes, value);
            return bytes;
        }
    }

    [Theory]
    [InlineData(-30f, -30)]
    [InlineData(210f, -30)]
    [InlineData(270f, -90)]
    public void The_obliquity_of_the_universal_set_becomes_an_elevation(float obliquity, double elevation)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, obliquity);
        var frame = new UasFrame();

        frame.TryRead(Packet(UniversalItem("060E2B34010101010701100103000000", bytes), UniversalKey)).ShouldBeTrue();

        frame.SensorTrueElevation!.Value.ShouldBe(elevation, 1e-4);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_frame_read_again()
    {
        var packet = Summed([.. Item(2, Time(7)), .. Item(13, Signed(1, 90, 4)), .. Item(74, Vmti(Item(8, [2, 128]), Target(3, Item(1, [9]))))]);
        var frame = new UasFrame();
        for (var i = 0; i < 100; i++)
        {
            frame.TryRead(packet);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            frame.TryRead(packet);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    internal static byte[] Vmti(params byte[][] parts)
    {
        byte[] series = [.. parts.Where(part => part[0] == 0).SelectMany(part => part[1..])];
        return [.. parts.Where(part => part[0] != 0).SelectMany(part => part), .. Item(101, series)];
    }

    /// <summary>Marked by a zero in front, so that <see cref="Vmti"/> knows it from an item.</summary>
    internal static byte[] Target(int id, params byte[][] items)
    {
        byte[] pack = [.. Oid(id), .. items.SelectMany(item => item)];
        return [0, .. Length(pack.Length), .. pack];
    }

    private static KlvValue Decode(int tag, byte[] bytes)
    {
        var items = new KlvItems(KlvStandard.St0601, Item(tag, bytes));
        items.MoveNext().ShouldBeTrue();
        return items.Current.Decode();
    }

    private static UasFrame Read(params byte[][] items)
    {
        var frame = new UasFrame();
        frame.TryRead(Packet([.. items.SelectMany(item => item)])).ShouldBeTrue();
        return frame;
    }
}
