using System.Numerics;

namespace Truceline.Signals.Motion;

/// <summary>One plane of grey levels, row by row.</summary>
internal sealed class Raster(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public float[] Pixels { get; } = new float[width * height];

    public Span<float> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>Between four pixels. The caller keeps one pixel of distance from the edge.</summary>
    public float At(float x, float y)
    {
        // A checked conversion of a fraction is a call; the caller keeps it in range.
        var column = unchecked((int)x);
        var row = unchecked((int)y);
        var (fx, fy) = (x - column, y - row);
        var at = (row * Width) + column;
        var top = Pixels[at] + ((Pixels[at + 1] - Pixels[at]) * fx);
        var bottom = Pixels[at + Width] + ((Pixels[at + Width + 1] - Pixels[at + Width]) * fx);
        return top + ((bottom - top) * fy);
    }

    /// <summary>Half the size, each pixel the mean of four.</summary>
    public void HalveInto(Raster half)
    {
        for (var y = 0; y < half.Height; y++)
        {
            var top = Row(2 * y);
            var bottom = Row((2 * y) + 1);
            var into = half.Row(y);
            for (var x = 0; x < into.Length; x++)
            {
                into[x] = (top[2 * x] + top[(2 * x) + 1] + bottom[2 * x] + bottom[(2 * x) + 1]) * 0.25f;
            }
        }
    }

    /// <summary>Smoothed by 1 2 1 in both directions; the outermost pixels stay as they are.</summary>
    public void SmoothInto(Raster smooth, Raster between)
    {
        var width = Vector<float>.Count;
        for (var y = 0; y < Height; y++)
        {
            var from = Row(y);
            var into = between.Row(y);
            from.CopyTo(into);
            var x = 1;
            for (; x + width < Width; x += width)
            {
                var sum = new Vector<float>(from[(x - 1)..]) + (2 * new Vector<float>(from[x..])) + new Vector<float>(from[(x + 1)..]);
                (sum * 0.25f).CopyTo(into[x..]);
            }

            for (; x < Width - 1; x++)
            {
                into[x] = (from[x - 1] + (2 * from[x]) + from[x + 1]) * 0.25f;
            }
        }

        between.Row(0).CopyTo(smooth.Row(0));
        between.Row(Height - 1).CopyTo(smooth.Row(Height - 1));
        for (var y = 1; y < Height - 1; y++)
        {
            var above = between.Row(y - 1);
            var here = between.Row(y);
            var below = between.Row(y + 1);
            var into = smooth.Row(y);
            var x = 0;
            for (; x + width <= Width; x += width)
            {
                var sum = new Vector<float>(above[x..]) + (2 * new Vector<float>(here[x..])) + new Vector<float>(below[x..]);
                (sum * 0.25f).CopyTo(into[x..]);
            }

            for (; x < Width; x++)
            {
                into[x] = (above[x] + (2 * here[x]) + below[x]) * 0.25f;
            }
        }
    }
}
