using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Formats.DjiSrt;

namespace Truceline.Engine.Sensing;

/// <summary>
/// A DJI subtitle as reports. Its time is that of the aircraft's clock in the zone that the mission says; a form without a date cannot be
/// dated and is counted so. Presentation times are those of the cues, from the start of the video that it lies beside.
/// </summary>
internal sealed class DjiTelemetry : ITelemetry
{
    private const string Standard = "DJI SRT";
    private const long PtsPerSecond = 90_000;

    private readonly string _source;
    private readonly DateTimeZone _zone;
    private readonly StreamReading _reading;
    private readonly DjiSrtReader _cues;
    private Instant _received;

    public DjiTelemetry(string source, DateTimeZone zone, StreamReading reading)
    {
        (_source, _zone, _reading) = (source, zone, reading);
        _cues = new DjiSrtReader(Take);
    }

    public void Feed(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> datagrams, Instant received)
    {
        _received = received;
        _cues.Feed(bytes);
        Count();
    }

    public void Flush()
    {
        _cues.Flush();
        Count();
    }

    private void Count()
    {
        var counts = _reading.Counts;
        (counts.KlvPackets, counts.Klv[Standard], counts.ChecksumErrors) = (_cues.Good + _cues.Bad, _cues.Good, _cues.Bad);
    }

    private void Take(DjiCue cue)
    {
        if (cue.Stamp is not { } stamp)
        {
            _reading.Counts.Untimed++;
            return;
        }

        var aircraft = cue.Aircraft;
        _reading.Stated(new FrameReport
        {
            Source = _source,
            Claimed = LocalDateTime.FromDateTime(stamp).InZoneLeniently(_zone).ToInstant(),
            Received = _received,
            Pts = (long)(cue.Start.TotalSeconds * PtsPerSecond),
            Platform = new PlatformPose(
                new Position(cue.Latitude, cue.Longitude), cue.AbsoluteHeight, HeightDatum.MeanSeaLevel, aircraft?.Yaw, aircraft?.Pitch, aircraft?.Roll),
            Sensor = aircraft is { } airframe && cue.Gimbal is { } gimbal
                ? Pointing.Of(gimbal.Yaw, gimbal.Pitch, airframe.Yaw, airframe.Pitch, airframe.Roll)
                : null,
        });
    }
}
