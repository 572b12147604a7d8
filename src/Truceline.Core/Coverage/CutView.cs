using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Coverage;

/// <summary>
/// The ground of a picture whose upper corners see no ground, or ground so far away that nobody could make it out: each corner whose line of sight does not
/// come down within <see cref="CoverDay.CutAt"/> stands at that distance in its direction.
/// </summary>
public static class CutView
{
    /// <param name="corners">As the telemetry states them or its pose gives them; not four where a corner lies above the horizon.</param>
    /// <returns>Upper left, upper right, lower right, lower left; null where nothing is to be cut, or too little is stated.</returns>
    public static IReadOnlyList<Position>? Of(FrameReport report, IReadOnlyList<Position> corners)
    {
        if (report.Platform is not { At.IsValid: true } platform)
        {
            return null;
        }

        if (corners.Count == 4)
        {
            return corners.Any(corner => IsFar(platform.At, corner)) ? [.. corners.Select(corner => Nearer(platform.At, corner))] : null;
        }

        if (report.FrameCentreHeight is not { } ground || !(platform.Height > ground) || SensorModel.Of(report).Model is not { HasField: true } model)
        {
            return null;
        }

        (double Across, double Down)[] pixels = [(-1, -1), (1, -1), (1, 1), (-1, 1)];
        var rays = pixels.Select(pixel => model.Through(pixel.Across, pixel.Down)).ToList();
        // Where even the lower edge sees no ground there is nothing to be cut.
        return rays.Skip(2).All(ray => ray.MeetGround(ground) is not null) ? [.. rays.Select(ray => Foot(model, ray, platform.At, ground))] : null;
    }

    private static Position Foot(SensorModel model, Ray ray, Position from, double ground)
    {
        if (ray.MeetGround(ground) is { } met)
        {
            return Rounding.Of(Nearer(from, met.At));
        }

        return Ahead(model, ray, from);
    }

    /// <summary>In the direction of a ray, at the distance of the cut.</summary>
    internal static Position Ahead(SensorModel model, Ray ray, Position from)
    {
        var direction = model.Frame.ToEastNorthUp(ray.Direction);
        return Rounding.Of(Geodesic.Direct(from, Math.Atan2(direction.X, direction.Y) * 180 / Math.PI, CoverDay.CutAt));
    }

    internal static Position Nearer(Position from, Position corner) =>
        IsFar(from, corner) ? Rounding.Of(Geodesic.Direct(from, Geodesic.Between(from, corner).Bearing, CoverDay.CutAt)) : corner;

    private static bool IsFar(Position from, Position corner) =>
        corner.IsValid && Math.Abs(corner.Latitude - from.Latitude) + Math.Abs(Geodesic.WrapLongitude(corner.Longitude - from.Longitude)) > 0.04
        && Geodesic.Between(from, corner).Metres > CoverDay.CutAt;
}
