using Truceline.Simulator.Flight;

namespace Truceline.Simulator.Klv;

/// <summary>What one metadata packet states. Everything in it is derived from the pose as it is rounded for stating, so it agrees with itself.</summary>
/// <param name="Microseconds">Since 1970, UTC.</param>
/// <param name="Number">Of the frame, from 0.</param>
/// <param name="Pose">Rounded to what the packet can state.</param>
/// <param name="Centre">Where the middle of the picture meets the ground; null above the horizon.</param>
/// <param name="CentreHeight">Metres above the ellipsoid, rounded.</param>
/// <param name="SlantRange">Metres.</param>
/// <param name="Corners">Upper left, upper right, lower right, lower left; a corner above the horizon is null.</param>
/// <param name="GroundSpeed">Metres a second.</param>
/// <param name="HasFix">False where no position is known: neither the pose's place and height nor anything on the ground is stated.</param>
public sealed record StatedFrame(
    long Microseconds,
    int Number,
    Pose Pose,
    Position? Centre,
    double CentreHeight,
    double SlantRange,
    IReadOnlyList<Position?> Corners,
    IReadOnlyList<StatedTarget> Targets,
    double GroundSpeed,
    bool HasFix = true);

/// <summary>One vehicle as the sensor sees it, in pixels of the sensor's own frame, counted from 1.</summary>
/// <param name="Location">Where its pixel's ray meets the ground at the frame centre's height; null without a fix.</param>
/// <param name="HalfSize">Pixels, half the side of the box about it.</param>
public sealed record StatedTarget(int Id, int Column, int Row, Position? Location, double Height, int HalfSize, int Confidence);
