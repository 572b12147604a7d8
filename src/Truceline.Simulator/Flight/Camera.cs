using Truceline.Simulator.Places;

namespace Truceline.Simulator.Flight;

/// <summary>
/// A pinhole camera at a pose. Picture coordinates run from -1 to 1, right and down. Angles turn as MISB ST 0601
/// defines them: heading, pitch, roll of the platform, then azimuth, elevation, roll of the sensor.
/// </summary>
public sealed class Camera
{
    private readonly Vector _forward;
    private readonly Vector _right;
    private readonly Vector _down;
    private readonly double _tanHalfWidth;
    private readonly double _tanHalfHeight;

    public Camera(Pose pose)
    {
        Origin = Wgs84.ToEarth(pose.At, pose.Height);
        var axes = Turn(Level(pose.At), pose.Heading, pose.Pitch, pose.Roll);
        (_forward, _right, _down) = Turn(axes, pose.RelativeAzimuth, pose.RelativeElevation, pose.RelativeRoll);
        _tanHalfWidth = Math.Tan(Wgs84.Radians(pose.HorizontalField / 2));
        _tanHalfHeight = Math.Tan(Wgs84.Radians(pose.VerticalField / 2));
    }

    public Vector Origin { get; }

    /// <summary>Sensor angles that aim at a point and keep the picture's horizon level: azimuth, elevation, roll in degrees.</summary>
    public static (double Azimuth, double Elevation, double Roll) Aim(
        Position at, double height, double heading, double pitch, double roll, Vector target)
    {
        var body = Turn(Level(at), heading, pitch, roll);
        var line = (target - Wgs84.ToEarth(at, height)).Unit();
        var azimuth = Wgs84.Degrees(Math.Atan2(line.Dot(body.Right), line.Dot(body.Forward)));
        var elevation = -Wgs84.Degrees(Math.Asin(line.Dot(body.Down)));
        var aimed = Turn(body, azimuth, elevation, 0);
        var level = Wgs84.Level(at).Down.Cross(line).Unit();
        var twist = Wgs84.Degrees(Math.Atan2(level.Dot(aimed.Down), level.Dot(aimed.Right)));
        return (Circle(azimuth), elevation, Circle(twist));
    }

    public Vector Ray(double u, double v) =>
        (_forward + (_right * (u * _tanHalfWidth)) + (_down * (v * _tanHalfHeight))).Unit();

    /// <summary>Where a point appears; null behind the camera.</summary>
    public (double U, double V)? See(Vector point)
    {
        var line = point - Origin;
        var depth = line.Dot(_forward);
        return depth < 1 ? null : (line.Dot(_right) / (depth * _tanHalfWidth), line.Dot(_down) / (depth * _tanHalfHeight));
    }

    private static double Circle(double degrees) => degrees < 0 ? degrees + 360 : degrees;

    private static (Vector Forward, Vector Right, Vector Down) Level(Position at)
    {
        var (north, east, down) = Wgs84.Level(at);
        return (north, east, down);
    }

    private static (Vector Forward, Vector Right, Vector Down) Turn(
        (Vector Forward, Vector Right, Vector Down) axes, double yaw, double pitch, double roll)
    {
        var (sy, cy) = Math.SinCos(Wgs84.Radians(yaw));
        var (sp, cp) = Math.SinCos(Wgs84.Radians(pitch));
        var (sr, cr) = Math.SinCos(Wgs84.Radians(roll));
        var ahead = (axes.Forward * cy) + (axes.Right * sy);
        var right = (axes.Right * cy) - (axes.Forward * sy);
        var forward = (ahead * cp) - (axes.Down * sp);
        var down = (axes.Down * cp) + (ahead * sp);
        return (forward, (right * cr) + (down * sr), (down * cr) - (right * sr));
    }
}
