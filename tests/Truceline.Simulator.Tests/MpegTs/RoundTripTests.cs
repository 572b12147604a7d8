using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Klv;
using Truceline.Simulator.MpegTs;

namespace Truceline.Simulator.Tests.MpegTs;

/// <summary>What the simulator's own encoders write, read by the product's readers, which share no code with them.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("crossing", KlvCarriage.Sync)]
    [InlineData("crossing", KlvCarriage.Async)]
    [InlineData("hour", KlvCarriage.Sync)]
    public async Task What_is_stated_is_read(string name, KlvCarriage carriage)
    {
        var options = SimulatedStream.Options(name, 45) with { Carriage = carriage };
        var reading = new Reading();
        var demuxer = new TsDemuxer(reading);

        demuxer.Feed(await SimulatedStream.MakeAsync(options));
        demuxer.Flush();

        reading.Pictures.ShouldBe([.. Enumerable.Range(0, 450).Select(n => options.Scenario.FirstPts + (n * 9_000L))]);
        reading.Keys.ShouldBe(45);
        reading.Packets.Count.ShouldBe(450);
        var sensor = new Sensor(options.Scenario, options.Seed);
        var frame = new UasFrame();
        var targets = 0;
        for (var number = 0; number < 450; number++)
        {
            reading.Packets[number].Pts!.Value.ShouldBeInRange(options.Scenario.FirstPts + (number * 9_000L) - (carriage == KlvCarriage.Sync ? 0 : 9_000), options.Scenario.FirstPts + (number * 9_000L));
            frame.TryRead(reading.Packets[number].Bytes).ShouldBeTrue();
            Compare(frame, sensor.State(number / 10.0, number, (options.Start.ToUnixTimeTicks() / 10) + (number * 100_000L)));
            targets += frame.Targets.Count;
        }

        targets.ShouldBeGreaterThan(100);
    }

    private static void Compare(UasFrame read, StatedFrame stated)
    {
        const double Exact = 1e-7;
        read.Checksum.ShouldBe(KlvChecksum.Ok);
        read.IsDamaged.ShouldBeFalse();
        ((long)read.Timestamp!.Value).ShouldBe(stated.Microseconds);
        read.PlatformLatitude!.Value.ShouldBe(stated.Pose.At.Latitude, Exact);
        read.PlatformLongitude!.Value.ShouldBe(stated.Pose.At.Longitude, Exact);
        read.PlatformEllipsoidHeight!.Value.ShouldBe(stated.Pose.Height, 1e-6);
        read.Heading!.Value.ShouldBe(stated.Pose.Heading, Exact);
        read.Pitch!.Value.ShouldBe(stated.Pose.Pitch, Exact);
        read.Roll!.Value.ShouldBe(stated.Pose.Roll, Exact);
        read.SensorRelativeAzimuth!.Value.ShouldBe(stated.Pose.RelativeAzimuth, Exact);
        read.SensorRelativeElevation!.Value.ShouldBe(stated.Pose.RelativeElevation, Exact);
        read.SensorRelativeRoll!.Value.ShouldBe(stated.Pose.RelativeRoll, Exact);
        read.HorizontalField!.Value.ShouldBe(stated.Pose.HorizontalField, Exact);
        read.VerticalField!.Value.ShouldBe(stated.Pose.VerticalField, Exact);
        read.SlantRange!.Value.ShouldBe(stated.SlantRange, 0.001);
        read.FrameCentreLatitude!.Value.ShouldBe(stated.Centre!.Value.Latitude, Exact);
        read.FrameCentreLongitude!.Value.ShouldBe(stated.Centre!.Value.Longitude, Exact);
        read.FrameCentreEllipsoidHeight!.Value.ShouldBe(stated.CentreHeight, 1e-6);
        for (var i = 0; i < 4; i++)
        {
            read.Corner(i)!.Value.Latitude.ShouldBe(stated.Corners[i]!.Value.Latitude, 1.2e-6);
            read.Corner(i)!.Value.Longitude.ShouldBe(stated.Corners[i]!.Value.Longitude, 1.2e-6);
        }

        read.Targets.Select(target => (target.Id, target.Column, target.Row, target.Confidence))
            .ShouldBe(stated.Targets.Select(target => (target.Id, (double?)target.Column, (double?)target.Row, (int?)target.Confidence)));
        foreach (var (target, at) in read.Targets.Zip(stated.Targets))
        {
            target.Latitude!.Value.ShouldBe(at.Location!.Value.Latitude, 1.2e-7);
            target.Longitude!.Value.ShouldBe(at.Location!.Value.Longitude, 2.4e-7);
            target.EllipsoidHeight!.Value.ShouldBe(at.Height, 1);
        }
    }

    private sealed class Reading : ITsSink
    {
        public List<(long? Pts, byte[] Bytes)> Packets { get; } = [];

        public List<long> Pictures { get; } = [];

        public int Keys { get; private set; }

        public void Klv(in KlvUnit unit) => Packets.Add((unit.Pts, unit.Bytes.ToArray()));

        public void Video(in VideoUnit unit)
        {
            Pictures.Add(unit.Pts);
            Keys += unit.IsKey ? 1 : 0;
        }
    }
}
