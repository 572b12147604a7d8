namespace Truceline.Signals.Motion;

/// <summary>Places of a picture that can be found again in another one: the most corner-like of each cell of a grid.</summary>
internal static class GridPoints
{
    private const int Columns = 20;
    private const int Rows = 11;
    private const int Margin = 10;
    private const int Step = 3;

    /// <summary>Below this, a place is too smooth to be found again. Grey levels squared.</summary>
    private const float LeastCorner = 2;

    public static void Choose(Raster picture, List<(float X, float Y)> into)
    {
        into.Clear();
        var (wide, high) = ((picture.Width - (2 * Margin)) / Columns, (picture.Height - (2 * Margin)) / Rows);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                Best(picture, Margin + (column * wide), Margin + (row * high), wide, high, into);
            }
        }
    }

    private static void Best(Raster picture, int left, int top, int wide, int high, List<(float X, float Y)> into)
    {
        var (best, atX, atY) = (LeastCorner, -1, -1);
        for (var y = top; y < top + high; y += Step)
        {
            for (var x = left; x < left + wide; x += Step)
            {
                if (Corner(picture, x, y) is var value && value > best)
                {
                    (best, atX, atY) = (value, x, y);
                }
            }
        }

        if (atX >= 0)
        {
            into.Add((atX, atY));
        }
    }

    /// <summary>The smaller eigenvalue of the gradients' covariance around a pixel (J. Shi and C. Tomasi, 1994).</summary>
    private static float Corner(Raster picture, int x, int y)
    {
        var (xx, xy, yy) = (0f, 0f, 0f);
        for (var dy = -2; dy <= 2; dy += 2)
        {
            for (var dx = -2; dx <= 2; dx += 2)
            {
                var at = ((y + dy) * picture.Width) + x + dx;
                var gx = picture.Pixels[at + 1] - picture.Pixels[at - 1];
                var gy = picture.Pixels[at + picture.Width] - picture.Pixels[at - picture.Width];
                (xx, xy, yy) = (xx + (gx * gx), xy + (gx * gy), yy + (gy * gy));
            }
        }

        return (xx + yy - MathF.Sqrt(((xx - yy) * (xx - yy)) + (4 * xy * xy))) / 18;
    }
}
