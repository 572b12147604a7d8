using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>
/// Puts the centre, a corner or a target of a frame on the ground: a target on the operator's elevation where there is one,
/// else on ground of the height that the sensor states for its frame centre, and the place says which. Heights of platform
/// and frame centre are in one datum: the geoid's height above the ellipsoid, which is not known here, is the same for
/// both to within centimetres and cancels, so that only their difference matters.
/// </summary>
public static class PlaceTarget
{
    public const string FrameCentreGround = "frame-centre";
    public const string TargetGround = "target";
    public const string ElevationGround = "elevation";

    private static readonly Placement NoGround = new Placement.Refused("The telemetry states no height of the ground at the frame centre.");
    private static readonly Placement BelowGround = new Placement.Refused("The ground stated lies above the platform.");
    private static readonly Placement NoField = new Placement.Refused("The telemetry states no fields of view.");
    private static readonly Placement AboveHorizon = new Placement.Refused("The line of sight passes above the horizon.");

    /// <summary>Where the middle of the picture meets the ground.</summary>
    public static Placement FrameCentre(FrameReport report, StatedErrors defaults) => At(report, defaults, 0, 0);

    /// <summary>The corners on the ground: upper left, upper right, lower right, lower left.</summary>
    public static IReadOnlyList<Placement> Corners(FrameReport report, StatedErrors defaults) =>
        [At(report, defaults, -1, -1), At(report, defaults, 1, -1), At(report, defaults, 1, 1), At(report, defaults, -1, 1)];

    /// <summary>
    /// A target by its stated location, else by its pixel. A stated location without errors of its own has been worked out
    /// by the sensor from the same pose, so that its error is that of a line of sight to it.
    /// </summary>
    /// <param name="elevation">The operator's; null takes the frame centre's height, and the place says so.</param>
    public static Placement Target(FrameReport report, TargetReport target, StatedErrors defaults, IGround? elevation = null) => target switch
    {
        { Location: { IsValid: true } location } =>
            new Placement.Placed(new PlacedPoint(
                location, ErrorBudget.Stated(target) ?? ErrorBudget.AtStated(report, location, defaults), TargetGround)),
        { Column: { } column, Row: { } row, FrameWidth: > 0 and { } width, FrameHeight: > 0 and { } height } =>
            ByPixel(report, defaults, column, row, width, height, elevation),
        _ => new Placement.Refused($"Target {target.Id} states neither a location nor a pixel of a frame of known size."),
    };

    private static Placement ByPixel(FrameReport report, StatedErrors defaults, double column, double row, int width, int height, IGround? elevation) =>
        column < 0.5 || row < 0.5 || column > width + 0.5 || row > height + 0.5
            ? new Placement.Refused("The pixel stated lies outside the frame.")
            : At(report, defaults, (((column - 0.5) / width) * 2) - 1, (((row - 0.5) / height) * 2) - 1, elevation);

    private static Placement At(FrameReport report, StatedErrors defaults, double across, double downwards, IGround? elevation = null)
    {
        var (model, refusal) = SensorModel.Of(report);
        if (model is null)
        {
            return new Placement.Refused(refusal!);
        }

        if ((across != 0 || downwards != 0) && !model.HasField)
        {
            return NoField;
        }

        if (elevation is not null)
        {
            return OnElevation(report, defaults, model, across, downwards, elevation);
        }

        return report.FrameCentreHeight is not { } ground ? NoGround
            : report.Platform!.Height <= ground ? BelowGround
            : model.Through(across, downwards).MeetGround(ground) is not { } met ? AboveHorizon
            : new Placement.Placed(new PlacedPoint(
                met.At, ErrorBudget.AlongRay(report, across, downwards, ground, met.At, defaults), FrameCentreGround));
    }

    private static Placement OnElevation(
        FrameReport report, StatedErrors defaults, SensorModel model, double across, double downwards, IGround elevation)
    {
        var foot = TerrainRay.Meet(model.Through(across, downwards), elevation, report.Platform!.Datum);
        return foot.Refusal is { } because
            ? new Placement.Refused(because)
            : new Placement.Placed(new PlacedPoint(
                foot.At, ErrorBudget.OnElevation(report, across, downwards, elevation, foot, defaults), ElevationGround));
    }
}
