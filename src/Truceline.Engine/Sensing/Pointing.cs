using Truceline.Core.Sensing;
using Truceline.Formats.Klv;

namespace Truceline.Engine.Sensing;

/// <summary>How the sensor points, relative to the platform; EG 0104 states it against north and the horizon instead, which is turned here.</summary>
internal static class Pointing
{
    public static SensorPose Of(UasFrame frame)
    {
        var (azimuth, elevation) = (frame.SensorRelativeAzimuth, frame.SensorRelativeElevation);
        if (azimuth is null && elevation is null && frame is { SensorTrueAzimuth: { } north, SensorTrueElevation: { } level, Heading: { } heading })
        {
            (azimuth, elevation) = Turn(Radians(north), Radians(level), Radians(heading), Radians(frame.Pitch ?? 0), Radians(frame.Roll ?? 0));
        }

        return new SensorPose(azimuth, elevation, frame.SensorRelativeRoll, frame.HorizontalField, frame.VerticalField);
    }

    /// <summary>A gimbal's direction against north and the horizon, as one relative to the platform. Degrees.</summary>
    public static SensorPose Of(double azimuth, double elevation, double heading, double pitch, double roll)
    {
        var (relative, below) = Turn(Radians(azimuth), Radians(elevation), Radians(heading), Radians(pitch), Radians(roll));
        return new SensorPose(relative, below, null, null, null);
    }

    /// <summary>
    /// The line of sight in north-east-down axes, turned into the platform's by heading, pitch and roll in that order (the convention of
    /// ST 0601, as of aircraft in general). Arguments in radians, result in degrees.
    /// </summary>
    private static (double Azimuth, double Elevation) Turn(double azimuth, double elevation, double heading, double pitch, double roll)
    {
        var (north, east, down) = (Math.Cos(elevation) * Math.Cos(azimuth), Math.Cos(elevation) * Math.Sin(azimuth), -Math.Sin(elevation));
        var ahead = Math.Cos(heading) * north + Math.Sin(heading) * east;
        var aside = -Math.Sin(heading) * north + Math.Cos(heading) * east;
        var forward = Math.Cos(pitch) * ahead - Math.Sin(pitch) * down;
        var below = Math.Sin(pitch) * ahead + Math.Cos(pitch) * down;
        var right = Math.Cos(roll) * aside + Math.Sin(roll) * below;
        var under = -Math.Sin(roll) * aside + Math.Cos(roll) * below;
        var relative = Degrees(Math.Atan2(right, forward));
        return (relative < 0 ? relative + 360 : relative, -Degrees(Math.Asin(Math.Clamp(under, -1, 1))));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
