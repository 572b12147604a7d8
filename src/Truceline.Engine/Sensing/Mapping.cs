using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Formats.DjiSrt;
using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Sensing;

/// <summary>Turns a metadata packet, as the formats read it, into a report, as the core takes it. One instance serves one stream.</summary>
internal sealed class Mapping(string source, SourceConfig? config)
{
    private const long PtsPerSecond = 90_000;

    private readonly UasFrame _frame = new();
    private long? _stood;

    /// <summary>What reads a stream that begins so; null where it is a transport stream.</summary>
    public ITelemetry? Telemetry(ReadOnlySpan<byte> start, StreamReading reading) =>
        config?.Kind == SourceKinds.Telemetry ? new MavTelemetry(source, reading)
        : config?.Kind == SourceKinds.Patrols ? new CotPositions(source, reading)
        : DjiSrtReader.LooksLikeSubtitle(start) ? new DjiTelemetry(source, config?.Clock ?? DateTimeZone.Utc, reading)
        : null;

    /// <summary>What a fixed camera sees, once a second of its video, as the mission states it; null for every other source.</summary>
    public FrameReport? Standing(long pts, Instant received)
    {
        if (config?.Camera is not { } camera || (_stood is { } last && Math.Abs(pts - last) < PtsPerSecond))
        {
            return null;
        }

        _stood = pts;
        return camera.Report(source, received, pts);
    }

    /// <summary>Null for a packet that places nothing, has no time, or fails its checksum; each is counted.</summary>
    public FrameReport? Read(in KlvUnit unit, Instant received, StreamCounts counts)
    {
        counts.KlvPackets++;
        if (!KlvPacket.TryRead(unit.Bytes, out var packet))
        {
            return null;
        }

        var name = KlvStandards.Name(packet.Standard);
        counts.Klv[name] = counts.Klv.GetValueOrDefault(name) + 1;
        if (!_frame.TryRead(packet))
        {
            return null;
        }

        if (_frame.Checksum == KlvChecksum.Bad)
        {
            counts.ChecksumErrors++;
            return null;
        }

        if (ClaimedTime.Read(_frame.Timestamp, config?.Time ?? TimeScale.Utc) is not { } claimed)
        {
            counts.Untimed++;
            return null;
        }

        counts.Reports++;
        counts.Targets += _frame.Targets.Count;
        return Report(claimed, received, unit.Pts ?? 0);
    }

    private FrameReport Report(Instant claimed, Instant received, long pts)
    {
        var datum = _frame.PlatformAltitude is null && _frame.PlatformEllipsoidHeight is not null ? HeightDatum.Ellipsoid : HeightDatum.MeanSeaLevel;
        return new FrameReport
        {
            Source = source,
            Claimed = claimed,
            Received = received,
            Pts = pts,
            Platform = Platform(datum),
            Sensor = Pointing.Of(_frame),
            FrameCentre = At(_frame.FrameCentreLatitude, _frame.FrameCentreLongitude),
            FrameCentreHeight = datum == HeightDatum.Ellipsoid ? _frame.FrameCentreEllipsoidHeight : _frame.FrameCentreElevation,
            SlantRange = _frame.SlantRange,
            GroundSpeed = _frame.GroundSpeed,
            Corners = Corners(),
            Targets = [.. _frame.Targets.Select(Target)],
            Errors = Errors(),
        };
    }

    private PlatformPose? Platform(HeightDatum datum) => At(_frame.PlatformLatitude, _frame.PlatformLongitude) is { } at
        ? new PlatformPose(
            at, datum == HeightDatum.Ellipsoid ? _frame.PlatformEllipsoidHeight : _frame.PlatformAltitude, datum,
            _frame.Heading, _frame.Pitch, _frame.Roll)
        : null;

    private Position[] Corners()
    {
        var corners = new Position[4];
        for (var i = 0; i < corners.Length; i++)
        {
            if (_frame.Corner(i) is not var (latitude, longitude) || At(latitude, longitude) is not { } at)
            {
                return [];
            }

            corners[i] = at;
        }

        return corners;
    }

    private TargetReport Target(UasTarget target) => new(
        target.Id, At(target.Latitude, target.Longitude), target.EllipsoidHeight, target.Column, target.Row,
        _frame.FrameWidth, _frame.FrameHeight, target.EastSigma, target.NorthSigma);

    /// <summary>What the packet states of its own errors (ST 1010); the mission's configuration stands in for the rest.</summary>
    private StatedErrors Errors()
    {
        const double MetresPerDegree = 111_320;
        var sigmas = _frame.Sigmas;
        var horizontal = Largest(sigmas.Of(13), sigmas.Of(14)) * MetresPerDegree;
        var vertical = sigmas.Of(15) ?? sigmas.Of(104) ?? sigmas.Of(75);
        var platform = Largest(sigmas.Of(5), Largest(sigmas.Of(6) ?? sigmas.Of(90), sigmas.Of(7) ?? sigmas.Of(91)));
        var sensor = Largest(sigmas.Of(18), Largest(sigmas.Of(19), sigmas.Of(20)));
        double? attitude = platform is null && sensor is null ? null : double.Hypot(platform ?? 0, sensor ?? 0);
        return new StatedErrors(horizontal, vertical, attitude, sigmas.Of(25));
    }

    private static double? Largest(double? a, double? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private static Position? At(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east && new Position(north, east) is { IsValid: true } at ? at : null;
}
