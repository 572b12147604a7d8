using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>
/// A position that stands still to the last bit while the platform flies: what a receiver repeats that has lost its fix. A platform that hovers
/// is told from it by the speed that it states, else by how it came to stand: at once, out of fast flight.
/// </summary>
internal sealed class StandingStill(TrustLimits limits)
{
    // A writer that rounds positions to more than this repeats them without anything being wrong.
    private const double Fine = 0.5;

    private Position? _at;
    private double _since;
    private double? _before;
    private (double? Heading, double? Azimuth, double? Roll) _attitude;
    private bool _turned;
    private bool _isFine;
    private Sighting _from;

    /// <summary>The first sighting of a place that is not believed to stand still; null else.</summary>
    public Sighting? Look(double time, FrameReport report, PlatformPose platform, SpeedCheck speeds, Sighting now)
    {
        var attitude = (platform.Heading, report.Sensor?.RelativeAzimuth, platform.Roll);
        if (_at != platform.At)
        {
            _isFine |= _at is { } last && Geodesic.Between(last, platform.At).Metres < Fine;
            (_at, _since, _before, _from) = (platform.At, time, speeds.Lately, now);
            (_attitude, _turned) = (attitude, false);
            return null;
        }

        _turned |= attitude != _attitude;
        if (time - _since < limits.FrozenFor || !_turned)
        {
            return null;
        }

        var flies = report.GroundSpeed is { } stated && speeds.HasAgreed ? stated >= limits.FrozenAbove / 2
            : _isFine && _before >= limits.FrozenAbove;
        return flies ? _from : null;
    }
}
