using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>Where a line of sight first meets the ground.</summary>
/// <param name="Refusal">Null where it does; else one sentence, and no other member says anything.</param>
public readonly record struct RayFoot(Position At, double Range, GroundHeight Ground, string? Refusal);

/// <summary>
/// Follows a ray to the ground. Far above it a step is a share of the clearance, near it half the distance between posts, so that
/// a wall steeper than 60° may be stepped over; the foot is then closed in to
/// <see cref="Closeness"/>. The ray starts above the ground, or is refused.
/// </summary>
public static class TerrainRay
{
    /// <summary>Metres along the ray.</summary>
    public const double Closeness = 0.05;

    /// <summary>Metres; no sensor that looks further than this places anything.</summary>
    public const double Furthest = 100_000;

    /// <summary>Metres; no ground is higher, so that a ray that climbs above it never comes down to one.</summary>
    private const double Highest = 9_000;

    private const double ShareOfClearance = 0.5;
    private const int MostSteps = 20_000;

    /// <param name="datum">In which the heights of the ray's places count.</param>
    /// <param name="lift">Metres by which the ground is taken higher than it is said to be; for errors.</param>
    public static RayFoot Meet(Ray ray, IGround ground, HeightDatum datum, double lift = 0)
    {
        var (range, clearance) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < MostSteps && range <= Furthest; step++)
        {
            var (at, height) = Ellipsoid.FromEcef(ray.From + (ray.Direction * range));
            var below = ground.At(at, datum);
            if (below.Missing is { } missing)
            {
                return Refuse(missing);
            }

            var above = height - below.Metres - lift;
            if (above <= 0)
            {
                return step == 0
                    ? Refuse("The ground lies above the platform where the telemetry puts it.")
                    : CloseIn(ray, ground, datum, lift, (range - StepAfter(clearance, ground), clearance), (range, above));
            }

            if (height > Highest && ray.Direction.Dot(Ellipsoid.ToEcef(at, 1) - Ellipsoid.ToEcef(at, 0)) >= 0)
            {
                return Refuse(AboveHorizon);
            }

            clearance = above;
            range += StepAfter(above, ground);
        }

        return Refuse(AboveHorizon);
    }

    internal const string AboveHorizon = "The line of sight passes above the horizon.";

    private static double StepAfter(double clearance, IGround ground) => Math.Clamp(ShareOfClearance * clearance, ground.Spacing / 2, 2_000);

    /// <summary>False position with halving (Illinois), between a point above the ground and one at or below it.</summary>
    private static RayFoot CloseIn(
        Ray ray, IGround ground, HeightDatum datum, double lift, (double Range, double Above) near, (double Range, double Above) far)
    {
        var (weightNear, weightFar) = (near.Above, far.Above);
        while (true)
        {
            var span = far.Range - near.Range;
            var share = Math.Clamp(weightNear / (weightNear - weightFar), 0.05, 0.95);
            var range = near.Range + (span * share);
            var (at, height) = Ellipsoid.FromEcef(ray.From + (ray.Direction * range));
            var below = ground.At(at, datum);
            if (below.Missing is { } missing)
            {
                return Refuse(missing);
            }

            var above = height - below.Metres - lift;
            if (span <= Closeness || Math.Abs(above) <= Closeness / 10)
            {
                return new RayFoot(at, range, below, null);
            }

            if (above > 0)
            {
                (near, weightNear, weightFar) = ((range, above), above, weightFar / 2);
            }
            else
            {
                (far, weightFar, weightNear) = ((range, above), above, weightNear / 2);
            }
        }
    }

    private static RayFoot Refuse(string because) => new(default, 0, default, because);
}
