using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

namespace Truceline.Core.Tests.Sensing;

/// <summary>The frames of a recorded stream, as its metadata packets state them.</summary>
internal sealed class RecordedFrames : ITsSink
{
    private readonly UasFrame _frame = new();
    private readonly List<FrameReport> _reports = [];

    public static IReadOnlyList<FrameReport> Of(byte[] stream)
    {
        var frames = new RecordedFrames();
        var demuxer = new TsDemuxer(frames);
        demuxer.Feed(stream);
        demuxer.Flush();
        return frames._reports;
    }

    public bool WantsVideo(int pid) => false;

    public void Klv(in KlvUnit unit)
    {
        if (!_frame.TryRead(unit.Bytes))
        {
            return;
        }

        var claimed = Instant.FromUnixTimeTicks((long)(_frame.Timestamp ?? 0) * 10);
        _reports.Add(new FrameReport
        {
            Source = "uav",
            Claimed = claimed,
            Received = claimed,
            Pts = unit.Pts ?? 0,
            Platform = At(_frame.PlatformLatitude, _frame.PlatformLongitude) is { } at
                ? new PlatformPose(at, _frame.PlatformAltitude, HeightDatum.MeanSeaLevel, _frame.Heading, _frame.Pitch, _frame.Roll)
                : null,
            Sensor = new SensorPose(
                _frame.SensorRelativeAzimuth, _frame.SensorRelativeElevation, _frame.SensorRelativeRoll,
                _frame.HorizontalField, _frame.VerticalField),
            FrameCentre = At(_frame.FrameCentreLatitude, _frame.FrameCentreLongitude),
            FrameCentreHeight = _frame.FrameCentreElevation,
            SlantRange = _frame.SlantRange,
            Corners = [.. Enumerable.Range(0, 4).Select(_frame.Corner).OfType<(double Lat, double Lon)>().Select(c => new Position(c.Lat, c.Lon))],
            Targets = [.. _frame.Targets.Select(target => new TargetReport(
                target.Id, At(target.Latitude, target.Longitude), target.EllipsoidHeight, target.Column, target.Row,
                _frame.FrameWidth, _frame.FrameHeight))],
        });
    }

    private static Position? At(double? latitude, double? longitude) =>
        latitude is { } lat && longitude is { } lon ? new Position(lat, lon) : null;
}
