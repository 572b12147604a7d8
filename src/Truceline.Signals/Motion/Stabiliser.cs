namespace Truceline.Signals.Motion;

/// <summary>Finds how the ground moved between two pictures of a moving camera.</summary>
internal sealed class Stabiliser
{
    private const int CoarseReach = 6;

    private readonly List<(float X, float Y, float U, float V)> _pairs = [];
    private readonly PatchTracking _patches = new();
    private readonly PlaneFit _fit = new();

    /// <summary>The map from one picture to the other; null where they share too little ground to tell.</summary>
    public PlaneMap? Between(Pyramid from, Pyramid to)
    {
        var (x, y) = CoarseShift(from[Pyramid.Count - 1], to[Pyramid.Count - 1]);
        return Refine(from, to, PlaneMap.Shift(x, y), Pyramid.Count - 2);
    }

    /// <param name="level">The coarsest level at which to look: 0 where the guess is good to a few pixels.</param>
    public PlaneMap? Refine(Pyramid from, Pyramid to, in PlaneMap guess, int level)
    {
        _pairs.Clear();
        foreach (var (x, y) in from.Points)
        {
            var (u, v) = guess.At(x, y);
            if (_patches.Find(from, to, x, y, ((float)u, (float)v), level) is { } found)
            {
                _pairs.Add((x, y, found.X, found.Y));
            }
        }

        return _fit.Fit(_pairs);
    }

    /// <summary>The shift at which the smallest pictures differ least, in pixels of full size.</summary>
    private static (float X, float Y) CoarseShift(Raster from, Raster to)
    {
        var (best, bestX, bestY) = (float.MaxValue, 0, 0);
        for (var dy = -CoarseReach; dy <= CoarseReach; dy++)
        {
            for (var dx = -CoarseReach; dx <= CoarseReach; dx++)
            {
                var off = Difference(from, to, dx, dy);
                (best, bestX, bestY) = off < best ? (off, dx, dy) : (best, bestX, bestY);
            }
        }

        const int scale = 1 << (Pyramid.Count - 1);
        return (bestX * scale, bestY * scale);
    }

    private static float Difference(Raster from, Raster to, int dx, int dy)
    {
        const int margin = CoarseReach;
        var (sum, square, count) = (0f, 0f, 0);
        for (var y = margin; y < from.Height - margin; y += 2)
        {
            var here = from.Row(y);
            var there = to.Row(y + dy);
            for (var x = margin; x < from.Width - margin; x += 2)
            {
                var off = here[x] - there[x + dx];
                (sum, square, count) = (sum + off, square + (off * off), count + 1);
            }
        }

        // The variance: a change of brightness of the whole picture does not matter.
        return (square / count) - (sum / count * (sum / count));
    }
}
