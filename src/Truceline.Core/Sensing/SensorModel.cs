using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>
/// The pin-hole camera of one frame: platform and sensor angles turned in the order of MISB ST 0601 (platform heading,
/// pitch, roll about down, right, forward; then sensor azimuth, elevation, roll about the same axes of the sensor).
/// </summary>
public sealed class SensorModel
{
    private readonly Vector _from;
    private readonly Vector _forward;
    private readonly Vector _right;
    private readonly Vector _down;
    private readonly double _tanWidth;
    private readonly double _tanHeight;

    private SensorModel(LocalFrame frame, Vector from, Vector[] axes, double tanWidth, double tanHeight)
    {
        Frame = frame;
        _from = from;
        (_forward, _right, _down) = (axes[0], axes[1], axes[2]);
        (_tanWidth, _tanHeight) = (tanWidth, tanHeight);
    }

    /// <summary>East, north, up at the platform.</summary>
    public LocalFrame Frame { get; }

    public bool HasField => _tanWidth > 0 && _tanHeight > 0;

    /// <summary>A model, or the sentence that says what the telemetry lacks.</summary>
    public static (SensorModel? Model, string? Refusal) Of(FrameReport report) => Of(report.Platform, report.Sensor);

    /// <summary>A model, or the sentence that says what the telemetry lacks.</summary>
    public static (SensorModel? Model, string? Refusal) Of(PlatformPose? pose, SensorPose? pointing) => (Platform: pose, Sensor: pointing) switch
    {
        { Platform: null } => (null, "The telemetry states no platform position."),
        { Platform: { At.IsValid: false } } => (null, "The platform position stated is not on the globe."),
        { Platform.Height: null } => (null, "The telemetry states no platform height."),
        { Platform.Heading: null } => (null, "The telemetry states no platform heading."),
        { Platform: { Pitch: null } or { Roll: null } } => (null, "The telemetry states no platform pitch or roll."),
        { Sensor: null or { RelativeAzimuth: null } or { RelativeElevation: null } } =>
            (null, "The telemetry does not state how the sensor points."),
        { Platform: { } platform, Sensor: { } sensor } => (Build(platform, sensor, Vector0, 0, 0, 0), null),
    };

    /// <summary>The same camera displaced by metres and turned by radians about east, north and up; for errors.</summary>
    internal static SensorModel Build(
        PlatformPose platform, SensorPose sensor, Vector turn, double east, double north, double up)
    {
        var frame = new LocalFrame(platform.At);
        var attitude = Rotation.Euler(platform.Heading ?? 0, platform.Pitch ?? 0, platform.Roll ?? 0);
        var pointing = Rotation.Euler(sensor.RelativeAzimuth ?? 0, sensor.RelativeElevation ?? 0, sensor.RelativeRoll ?? 0);
        var total = attitude.After(pointing);
        var axes = new[] { new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1) }
            .Select(axis => frame.FromNorthEastDown(Rotation.Small(turn, total.Apply(axis)))).ToArray();
        var from = Ellipsoid.ToEcef(platform.At, platform.Height ?? 0) + frame.FromNorthEastDown(new Vector(north, east, -up));
        return new SensorModel(frame, from, axes, HalfTangent(sensor.HorizontalField), HalfTangent(sensor.VerticalField));
    }

    public Ray Centre() => new(_from, _forward);

    /// <summary>A ray through a place of the picture: -1 to 1 from left to right, and from top to bottom.</summary>
    public Ray Through(double across, double downwards) =>
        new(_from, (_forward + (_right * (across * _tanWidth)) + (_down * (downwards * _tanHeight))).Unit());

    internal static Vector Vector0 => new(0, 0, 0);

    private static double HalfTangent(double? field) =>
        field is > 0 and < 179 ? Math.Tan(field.Value / 2 * Ellipsoid.Radian) : 0;
}
