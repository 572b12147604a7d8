using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Marks;

/// <summary>
/// The error ellipse of a marked pixel: the camera is displaced and turned, the ground lifted and the pixel shifted by a fixed set
/// of normal points of the stated sigmas, each ray is followed to the same ground, and the second moments of the feet about the
/// place make the ellipse. So bends of the ground count as far as the errors reach.
/// </summary>
internal static class MarkError
{
    /// <summary>
    /// Published figures for small drones, where nobody states an error: the upper ends of 2.4 to 5.5 m and of 0.020 to 0.057 m
    /// for each metre of slant range. They are taken as the root mean square of the horizontal distance, the same in all directions.
    /// </summary>
    public const double PublishedMetres = 5.5;

    public const double PublishedForEachMetre = 0.057;

    private const int Dimensions = 9;
    private const double MostLost = 0.1;
    private static readonly double[][] Points = NormalPoints.Of(Dimensions, 14);

    /// <summary>Null where more than a tenth of the displaced rays do not come down to the ground.</summary>
    public static ErrorEllipse? Of(MarkSight sight, MarkedPixel pixel, IGround ground, RayFoot foot, bool onElevation)
    {
        var sigmas = Sigmas(sight, foot, onElevation);
        var frame = new LocalFrame(foot.At);
        var (ee, nn, en, met) = (0.0, 0.0, 0.0, 0);
        foreach (var point in Points)
        {
            if (Displaced(sight, pixel, ground, sigmas, point) is { Refusal: null } other)
            {
                var (east, north) = frame.ToMetres(other.At);
                (ee, nn, en, met) = (ee + (east * east), nn + (north * north), en + (east * north), met + 1);
            }
        }

        if (met < Points.Length * (1 - MostLost))
        {
            return null;
        }

        var around = sight.StatesNothing ? Square(PublishedMetres + (PublishedForEachMetre * foot.Range)) / 2 : 0;
        return ErrorBudget.Ellipse((ee / met) + around, (nn / met) + around, en / met);
    }

    /// <summary>
    /// Metres for the place and the height of the platform and for the ground, radians for the attitude, pixels. The published
    /// figures hold all of them together, but for a ground that is only the frame centre's height.
    /// </summary>
    private static double[] Sigmas(MarkSight sight, RayFoot foot, bool onElevation)
    {
        if (sight.StatesNothing)
        {
            return [0, 0, 0, 0, 0, 0, onElevation ? 0 : foot.Ground.Sigma, 0, 0];
        }

        var horizontal = sight.Errors.Horizontal ?? ErrorBudget.Unstated.Horizontal!.Value;
        var vertical = sight.Errors.Vertical ?? ErrorBudget.Unstated.Vertical!.Value;
        var turn = (sight.Errors.Attitude ?? ErrorBudget.Unstated.Attitude!.Value) * Ellipsoid.Radian;
        return [horizontal, horizontal, vertical, turn, turn, turn, foot.Ground.Sigma, MarkedPixel.ClickSigma, MarkedPixel.ClickSigma];
    }

    private static RayFoot Displaced(MarkSight sight, MarkedPixel pixel, IGround ground, double[] sigmas, double[] point)
    {
        double By(int i) => sigmas[i] * point[i];
        var model = SensorModel.Build(sight.Platform!, sight.Sensor!, new Vector(By(3), By(4), By(5)), By(0), By(1), By(2));
        var shifted = pixel with { Column = pixel.Column + By(7), Row = pixel.Row + By(8) };
        return TerrainRay.Meet(model.Through(shifted.Across, shifted.Downwards), ground, sight.Platform!.Datum, By(6));
    }

    private static double Square(double value) => value * value;
}
