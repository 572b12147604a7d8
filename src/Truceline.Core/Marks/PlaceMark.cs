using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Marks;

/// <summary>Puts a marked pixel on the ground, with full attitude of platform and sensor, on the elevation that is at hand.</summary>
public static class PlaceMark
{
    private static readonly MarkPlacement NoGround =
        new MarkPlacement.Refused("There is no elevation at hand, and the telemetry states no height of the ground at the frame centre.");

    /// <param name="elevation">The operator's; null takes the frame centre's height, and the place says so. Where it has no tile, that is a refusal.</param>
    public static MarkPlacement At(MarkSight sight, MarkedPixel pixel, IGround? elevation)
    {
        var (model, refusal) = SensorModel.Of(sight.Platform, sight.Sensor);
        if (model is null)
        {
            return new MarkPlacement.Refused(refusal!);
        }

        if (!pixel.IsInside || !model.HasField)
        {
            return new MarkPlacement.Refused(pixel.IsInside ? "The telemetry states no fields of view." : "The pixel lies outside the picture.");
        }

        var ground = elevation ?? (sight.FrameCentreHeight is { } height ? new FlatGround(height, Flatness(sight)) : null);
        return ground is null ? NoGround : On(ground, model, sight, pixel, elevation is not null);
    }

    private static double Flatness(MarkSight sight) => sight.Errors.Ground ?? ErrorBudget.Unstated.Ground!.Value;

    private static MarkPlacement On(IGround ground, SensorModel model, MarkSight sight, MarkedPixel pixel, bool onElevation)
    {
        var datum = sight.Platform!.Datum;
        var foot = TerrainRay.Meet(model.Through(pixel.Across, pixel.Downwards), ground, datum);
        if (foot.Refusal is { } because)
        {
            return new MarkPlacement.Refused(because);
        }

        if (MarkError.Of(sight, pixel, ground, foot, onElevation) is not { } error)
        {
            return new MarkPlacement.Refused("The line of sight passes so near the horizon that its errors leave no place on the ground.");
        }

        return new MarkPlacement.Placed(
            Rounding.Of(new PlacedPoint(foot.At, error, onElevation ? PlaceTarget.ElevationGround : PlaceTarget.FrameCentreGround)),
            new MarkedGround(
                Math.Round(foot.Ground.Metres, 2), datum, Math.Round(foot.Ground.Sigma, 2), Math.Round(foot.Range, 1),
                onElevation ? ground.BasisAt(foot.At, datum) : null,
                sight.StatesNothing ? MarkedGround.Published : MarkedGround.Stated));
    }
}
