namespace Truceline.Simulator.Flight;

/// <summary>Where the drone is and how it and its camera lie.</summary>
/// <param name="Height">Metres above the ellipsoid.</param>
/// <param name="Heading">Degrees clockwise from true north.</param>
/// <param name="Pitch">Degrees, nose up positive.</param>
/// <param name="Roll">Degrees, right wing down positive.</param>
/// <param name="RelativeAzimuth">Degrees clockwise from the nose, 0 to 360.</param>
/// <param name="RelativeElevation">Degrees from the platform's plane, down negative.</param>
/// <param name="RelativeRoll">Degrees clockwise seen from behind the camera, 0 to 360.</param>
/// <param name="HorizontalField">Degrees, whole angle.</param>
/// <param name="VerticalField">Degrees, whole angle.</param>
public sealed record Pose(
    Position At,
    double Height,
    double Heading,
    double Pitch,
    double Roll,
    double RelativeAzimuth,
    double RelativeElevation,
    double RelativeRoll,
    double HorizontalField,
    double VerticalField);
