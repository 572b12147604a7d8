namespace Truceline.Formats.DjiSrt;

/// <summary>One cue of a DJI telemetry subtitle that states a position. There is no standard: see docs/formats/dji-srt.md for the forms read.</summary>
/// <param name="Start">From the start of the video that the subtitle lies beside.</param>
/// <param name="Stamp">Date and time as the aircraft's clock shows them, in whatever zone it was set to; null in forms without.</param>
/// <param name="Latitude">Degrees, north positive.</param>
/// <param name="Longitude">Degrees, east positive.</param>
/// <param name="RelativeHeight">Metres above the place of take-off.</param>
/// <param name="AbsoluteHeight">Metres above mean sea level, as stated.</param>
/// <param name="Aircraft">Attitude of the airframe.</param>
/// <param name="Gimbal">Attitude of the camera, against north and the horizon.</param>
public sealed record DjiCue(
    int Number, TimeSpan Start, TimeSpan End, DateTime? Stamp, double Latitude, double Longitude, double? RelativeHeight,
    double? AbsoluteHeight, DjiAttitude? Aircraft, DjiAttitude? Gimbal);

/// <summary>Degrees: nose up, right side down, clockwise from north.</summary>
public readonly record struct DjiAttitude(double Pitch, double Roll, double Yaw);
