namespace Truceline.Simulator.Video;

/// <summary>Filled shapes and letters in a picture; whatever lies outside it is cut off.</summary>
internal static class Drawing
{
    /// <summary>Fills a convex shape. Points are in pixels; colour differences go to the pixels' 2 × 2 blocks.</summary>
    public static void Fill(Picture picture, ReadOnlySpan<(double X, double Y)> shape, byte luma, byte blue, byte red)
    {
        var (top, bottom) = (double.MaxValue, double.MinValue);
        foreach (var (_, y) in shape)
        {
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        var last = Math.Min(picture.Height - 1, bottom);
        for (var row = (int)Math.Max(0, Math.Floor(top)); row <= last; row++)
        {
            var (left, right) = Span(shape, Math.Clamp(row + 0.5, top, bottom));
            var from = (int)Math.Max(0, Math.Round(left));
            var to = (int)Math.Min(picture.Width, Math.Max(Math.Round(left) + 1, Math.Round(right)));
            if (from >= to)
            {
                continue;
            }

            picture.Luma[((row * picture.Width) + from)..((row * picture.Width) + to)].Fill(luma);
            var block = row / 2 * (picture.Width / 2);
            picture.Blue[(block + (from / 2))..(block + ((to + 1) / 2))].Fill(blue);
            picture.Red[(block + (from / 2))..(block + ((to + 1) / 2))].Fill(red);
        }
    }

    /// <summary>The upright hull of points: fills the convex outline of a solid.</summary>
    public static (double X, double Y)[] Outline(IEnumerable<(double X, double Y)> points)
    {
        var sorted = points.Order().ToArray();
        var hull = new List<(double X, double Y)>();
        foreach (var pass in new[] { sorted, [.. sorted.Reverse()] })
        {
            var start = hull.Count;
            foreach (var p in pass)
            {
                while (hull.Count >= start + 2 && Turn(hull[^2], hull[^1], p) <= 0)
                {
                    hull.RemoveAt(hull.Count - 1);
                }

                hull.Add(p);
            }

            hull.RemoveAt(hull.Count - 1);
        }

        return [.. hull];
    }

    private static (double Left, double Right) Span(ReadOnlySpan<(double X, double Y)> shape, double y)
    {
        var (left, right) = (double.MaxValue, double.MinValue);
        for (int i = 0, j = shape.Length - 1; i < shape.Length; j = i++)
        {
            var (a, b) = (shape[j], shape[i]);
            if (Math.Min(a.Y, b.Y) <= y && y <= Math.Max(a.Y, b.Y))
            {
                var x = a.Y == b.Y ? a.X : a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y));
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
            }
        }

        return (left, right);
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
