using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Formats.MavLink;

namespace Truceline.Engine.Sensing;

/// <summary>
/// MAVLink telemetry of one vehicle as reports: a report for each position, with the attitude and the gimbal that were stated last. What has no
/// date (no SYSTEM_TIME yet) is counted as untimed. The first system that states a position is the vehicle; others are left out.
/// Presentation times count 90 kHz since 1970, as claimed.
/// </summary>
internal sealed class MavTelemetry : ITelemetry
{
    private const string Standard = "MAVLink";
    private const uint FreshMilliseconds = 2_000;
    private static readonly Duration GimbalFresh = Duration.FromSeconds(2);

    private readonly string _source;
    private readonly StreamReading _reading;
    private readonly MavLinkReader _frames;
    private int? _vehicle;
    private (ulong Unix, uint Boot)? _clock;
    private MavLinkMessage.Attitude? _attitude;
    private (MavLinkMessage.Gimbal Stated, Instant At)? _gimbal;
    private bool _hasFused;
    private Instant _received;

    public MavTelemetry(string source, StreamReading reading)
    {
        (_source, _reading) = (source, reading);
        _frames = new MavLinkReader(Take);
    }

    public void Feed(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> datagrams, Instant received)
    {
        _received = received;
        _frames.Feed(bytes);
        var counts = _reading.Counts;
        (counts.KlvPackets, counts.Klv[Standard], counts.ChecksumErrors) = (_frames.Good, _frames.Good, _frames.BadChecksums);
        if (_frames.Signed > 0)
        {
            counts.Klv[Standard + " signed, unchecked"] = _frames.Signed;
        }
    }

    public void Flush()
    {
        // A frame that is not whole states nothing.
    }

    private void Take(int system, MavLinkMessage message)
    {
        if (message is MavLinkMessage.Position)
        {
            _vehicle ??= system;
        }

        if (system != (_vehicle ?? system))
        {
            return;
        }

        switch (message)
        {
            case MavLinkMessage.SystemTime time:
                _clock = (time.Unix, time.Boot);
                break;
            case MavLinkMessage.Attitude attitude:
                _attitude = attitude;
                break;
            case MavLinkMessage.Gimbal gimbal:
                _gimbal = (gimbal, _received);
                break;
            case MavLinkMessage.Position position when position.Boot is not null || !_hasFused:
                // What the receiver alone says is left out once the autopilot's own estimate comes.
                _hasFused |= position.Boot is not null;
                Report(position);
                break;
            default:
                break;
        }
    }

    private void Report(MavLinkMessage.Position position)
    {
        if (_clock is not var (unix, boot) || ClaimedTime.Read(At(unix, boot, position.Boot ?? _attitude?.Boot ?? boot), Core.Agreement.TimeScale.Utc) is not { } claimed)
        {
            _reading.Counts.Untimed++;
            return;
        }

        var attitude = _attitude is { } stated && (position.Boot is not { } at || Apart(at, stated.Boot) <= FreshMilliseconds) ? stated : null;
        var heading = attitude?.Yaw ?? position.Heading;
        _reading.Stated(new FrameReport
        {
            Source = _source,
            Claimed = claimed,
            Received = _received,
            Pts = (claimed - NodaConstants.UnixEpoch).BclCompatibleTicks / 1_000 * 9,
            Platform = new PlatformPose(
                new Core.Places.Position(position.Latitude, position.Longitude), position.Height, HeightDatum.MeanSeaLevel, heading, attitude?.Pitch, attitude?.Roll),
            Sensor = attitude is { } pose && _gimbal is var (gimbal, when) && _received - when <= GimbalFresh
                ? Pointing.Of(gimbal.IsFromNorth ? gimbal.Yaw : pose.Yaw + gimbal.Yaw, gimbal.Pitch, pose.Yaw, pose.Pitch, pose.Roll)
                : null,
        });
    }

    /// <summary>Microseconds since 1970 at a count since start; null where they would lie before 1970.</summary>
    private static ulong? At(ulong unix, uint boot, uint at)
    {
        var ahead = ((long)at - boot) * 1_000;
        return unix <= long.MaxValue / 2 && (long)unix + ahead > 0 ? (ulong)((long)unix + ahead) : null;
    }

    private static uint Apart(uint a, uint b) => a > b ? a - b : b - a;
}
