using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>
/// First-order propagation of the errors of position, height, attitude and ground to the place on the ground. What the
/// telemetry states comes first, then the source's configuration, then <see cref="Unstated"/>.
/// </summary>
public static class ErrorBudget
{
    /// <summary>Used where neither telemetry nor configuration says better: single-frequency GNSS and a small gimbal on hilly ground.</summary>
    public static StatedErrors Unstated { get; } = new(Horizontal: 5, Vertical: 10, Attitude: 0.3, Ground: 20);

    /// <summary>One sigma each way where nothing is known but that the sensor stated the place. Metres.</summary>
    public const double StatedWithoutPose = 50;

    public static StatedErrors Resolve(FrameReport report, StatedErrors defaults) => new(
        Known(report.Errors.Horizontal) ?? Known(defaults.Horizontal) ?? Unstated.Horizontal,
        Known(report.Errors.Vertical) ?? Known(defaults.Vertical) ?? Unstated.Vertical,
        Known(report.Errors.Attitude) ?? Known(defaults.Attitude) ?? Unstated.Attitude,
        Known(report.Errors.Ground) ?? Known(defaults.Ground) ?? Unstated.Ground);

    /// <summary>The ellipse of a place found by a ray, by differences of the ray's foot for each error in turn.</summary>
    internal static ErrorEllipse AlongRay(
        FrameReport report, double across, double downwards, double ground, Position foot, StatedErrors defaults)
    {
        var errors = Resolve(report, defaults);
        // A tenth of the error, times ten: near grazing incidence the whole of it may lift the ray over the horizon.
        return Displaced(report, across, downwards, errors, errors.Ground!.Value, foot, 0.1, (ray, lift) => ray.MeetGround(ground + lift)?.At);
    }

    /// <summary>The same on an operator's elevation, whose own error takes the place of that of the ground; whole errors, so that the bends of the ground count.</summary>
    internal static ErrorEllipse OnElevation(
        FrameReport report, double across, double downwards, IGround elevation, RayFoot foot, StatedErrors defaults) =>
        Displaced(report, across, downwards, Resolve(report, defaults), foot.Ground.Sigma, foot.At, 1, (ray, lift) =>
            TerrainRay.Meet(ray, elevation, report.Platform!.Datum, lift) is { Refusal: null } met ? met.At : null);

    /// <param name="part">How much of each error is applied, before the displacement is brought back to the whole of it.</param>
    private static ErrorEllipse Displaced(
        FrameReport report, double across, double downwards, StatedErrors errors, double ground, Position foot, double part,
        Func<Ray, double, Position?> meet)
    {
        var frame = new LocalFrame(foot);
        var turn = errors.Attitude!.Value * Ellipsoid.Radian;
        return Ellipse(
        [
            Shift(new Vector(0, 0, 0), errors.Horizontal!.Value, 0, 0, 0),
            Shift(new Vector(0, 0, 0), 0, errors.Horizontal.Value, 0, 0),
            Shift(new Vector(0, 0, 0), 0, 0, errors.Vertical!.Value, 0),
            Shift(new Vector(turn, 0, 0), 0, 0, 0, 0),
            Shift(new Vector(0, turn, 0), 0, 0, 0, 0),
            Shift(new Vector(0, 0, turn), 0, 0, 0, 0),
            Shift(new Vector(0, 0, 0), 0, 0, 0, ground),
        ]);

        (double East, double North) Shift(Vector radians, double east, double north, double up, double lift)
        {
            var ray = SensorModel.Build(report.Platform!, report.Sensor!, radians * part, east * part, north * part, up * part)
                .Through(across, downwards);
            var (e, n) = meet(ray, lift * part) is { } met ? frame.ToMetres(met) : (1e4, 1e4);
            return (e / part, n / part);
        }
    }

    /// <summary>
    /// The ellipse of a place that the sensor states: position, attitude and height errors along the line from platform
    /// to place, by plane geometry.
    /// </summary>
    internal static ErrorEllipse AtStated(FrameReport report, Position at, StatedErrors defaults)
    {
        var errors = Resolve(report, defaults);
        if (report.Platform is not { Height: { } height, At: { IsValid: true } from } || report.FrameCentreHeight is not { } ground
            || height - ground < 1)
        {
            return new ErrorEllipse(StatedWithoutPose, StatedWithoutPose, 0);
        }

        var (metres, bearing, _) = Geodesic.Between(from, at);
        var above = height - ground;
        var range2 = (metres * metres) + (above * above);
        var turn = errors.Attitude!.Value * Ellipsoid.Radian;
        var vertical2 = Square(errors.Vertical!.Value) + Square(errors.Ground!.Value);
        var horizontal2 = Square(errors.Horizontal!.Value);
        // Turned by θ up or down, the foot moves by range²/height · θ; sideways by range · θ.
        var along = Math.Sqrt(horizontal2 + Square(turn * range2 / above) + (vertical2 * Square(metres / above)));
        var sideways = Math.Sqrt(horizontal2 + (Square(turn) * range2));
        return along >= sideways
            ? new ErrorEllipse(along, sideways, bearing % 180)
            : new ErrorEllipse(sideways, along, (bearing + 90) % 180);
    }

    /// <summary>The ellipse that a target states of itself; null where it states none.</summary>
    internal static ErrorEllipse? Stated(TargetReport target) =>
        Known(target.EastSigma) is not (> 0 and var east) || Known(target.NorthSigma) is not (> 0 and var north) ? null
        : east > north ? new ErrorEllipse(east, north, 90)
        : new ErrorEllipse(north, east, 0);

    /// <summary>The ellipse of independent displacements, metres east and north, each of one sigma.</summary>
    internal static ErrorEllipse Ellipse(IReadOnlyList<(double East, double North)> displacements)
    {
        var ee = displacements.Sum(d => d.East * d.East);
        var nn = displacements.Sum(d => d.North * d.North);
        return Ellipse(ee, nn, displacements.Sum(d => d.East * d.North));
    }

    /// <summary>The ellipse of a covariance, square metres.</summary>
    internal static ErrorEllipse Ellipse(double ee, double nn, double en)
    {
        var mean = (ee + nn) / 2;
        var spread = Math.Sqrt(Square((ee - nn) / 2) + (en * en));
        // Bearing of the long axis from north: half the angle of the covariance's deviator.
        var bearing = Math.Atan2(2 * en, nn - ee) / 2 / Ellipsoid.Radian;
        return new ErrorEllipse(
            Math.Sqrt(mean + spread), Math.Sqrt(Math.Max(0, mean - spread)), spread < 1e-9 * mean ? 0 : Geodesic.WrapBearing(bearing) % 180);
    }

    private static double? Known(double? sigma) => sigma is >= 0 and < 1e6 ? sigma : null;

    private static double Square(double value) => value * value;
}
