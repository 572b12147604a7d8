using System.Buffers.Binary;
using Truceline.Simulator.MpegTs;
using Truceline.Simulator.Video;

namespace Truceline.Simulator.Tests.MpegTs;

public sealed class TransportStreamTests
{
    [Fact]
    public async Task Every_frame_is_one_video_unit_and_carries_its_metadata_at_the_same_time()
    {
        var stream = PacketReader.Read(await SimulatedStream.MakeAsync(SimulatedStream.Options("crossing", 3)));

        stream.ContinuityErrors.ShouldBe(0);
        var video = stream.Units.Where(unit => unit.Pid == 0x100).ToArray();
        var klv = stream.Units.Where(unit => unit.Pid == 0x101).ToArray();
        video.Select(unit => unit.Pts).ShouldBe(Enumerable.Range(0, 30).Select(n => (long?)(90_000 + (n * 9_000))));
        klv.Select(unit => unit.Pts).ShouldBe(video.Select(unit => unit.Pts));
        video.ShouldAllBe(unit => unit.Stream == 0xE0 && unit.Payload.Take(5).SequenceEqual(new byte[] { 0, 0, 0, 1, 9 }));
        video.Count(unit => H264Encoder.IsKey(unit.Payload)).ShouldBe(3);
        H264Encoder.IsKey(video[0].Payload).ShouldBeTrue();
    }

    [Fact]
    public async Task Synchronous_metadata_stands_in_whole_numbered_cells()
    {
        var stream = PacketReader.Read(await SimulatedStream.MakeAsync(SimulatedStream.Options("crossing", 2)));

        var number = 0;
        foreach (var unit in stream.Units.Where(unit => unit.Pid == 0x101))
        {
            unit.Stream.ShouldBe((byte)0xFC);
            unit.StatedLength.ShouldBe(unit.Payload.Length + 8);
            unit.Payload[..3].ShouldBe([0, (byte)number++, 0xDF]);
            BinaryPrimitives.ReadUInt16BigEndian(unit.Payload.AsSpan(3)).ShouldBe((ushort)(unit.Payload.Length - 5));
        }

        number.ShouldBe(20);
    }

    [Fact]
    public async Task A_wanted_bit_rate_is_held()
    {
        var made = await SimulatedStream.MakeAsync(SimulatedStream.Options("crossing", 4) with { Kilobits = 1000 });

        (made.Length * 8 / 4.0).ShouldBeInRange(900_000, 1_300_000);
        PacketReader.Read(made).Units.Count(unit => unit.Pid == 0x100).ShouldBe(40);
    }

    [Fact]
    public async Task Asynchronous_metadata_has_no_cells_and_no_times()
    {
        var options = SimulatedStream.Options("crossing", 1) with { Carriage = KlvCarriage.Async };

        var stream = PacketReader.Read(await SimulatedStream.MakeAsync(options));

        var klv = stream.Units.Where(unit => unit.Pid == 0x101).ToArray();
        klv.Length.ShouldBe(10);
        klv.ShouldAllBe(unit => unit.Stream == 0xBD && unit.Pts == null && unit.Payload[0] == 0x06 && unit.StatedLength == unit.Payload.Length + 3);
    }

    [Fact]
    public async Task Tables_are_sealed_by_their_sum_and_name_both_streams()
    {
        var stream = PacketReader.Read(await SimulatedStream.MakeAsync(SimulatedStream.Options("crossing", 1)));

        stream.Sections.Count(section => section.Pid == 0).ShouldBeGreaterThanOrEqualTo(2);
        // A sum taken over a section and its own sum is nothing.
        stream.Sections.ShouldAllBe(section => Crc32.Of(section.Section) == 0);
        var map = stream.Sections.First(section => section.Pid == 0x1000).Section;
        map[12..15].ShouldBe([0x1B, 0xE1, 0x00]);
        map[17..20].ShouldBe([0x15, 0xE1, 0x01]);
    }

    [Fact]
    public async Task The_clock_is_stated_ten_times_a_second_and_never_runs_back()
    {
        var options = SimulatedStream.Options("crossing", 3) with { FramesPerSecond = 5 };

        var clocks = PacketReader.Read(await SimulatedStream.MakeAsync(options)).Clocks;

        clocks.Zip(clocks.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First && pair.Second - pair.First <= 2_700_000);
    }

    [Fact]
    public async Task Time_wraps_at_33_bits()
    {
        var options = SimulatedStream.Options("crossing", 2);
        options = options with { Scenario = options.Scenario with { FirstPts = (1L << 33) - 90_000 } };

        var stream = PacketReader.Read(await SimulatedStream.MakeAsync(options));

        var times = stream.Units.Where(unit => unit.Pid == 0x100).Select(unit => unit.Pts!.Value).ToArray();
        times[9].ShouldBe((1L << 33) - 9_000);
        times[10].ShouldBe(0);
    }
}
