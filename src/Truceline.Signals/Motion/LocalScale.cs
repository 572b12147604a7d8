using System.Numerics;

namespace Truceline.Signals.Motion;

/// <summary>
/// A figure for each part of a picture, blended from part to part: how bright the light has become there, or how strong the noise is.
/// </summary>
internal sealed class LocalScale
{
    public const int Columns = 10;
    public const int Rows = 9;

    private readonly int _width;
    private readonly float _high;
    private readonly float[][] _across;
    private readonly float[] _values = new float[Columns * Rows];

    public LocalScale(int width, int height)
    {
        (_width, _high) = (width, (float)height / Rows);
        _across = [.. Enumerable.Range(0, Rows).Select(_ => new float[width])];
    }

    public float this[int column, int row]
    {
        set => _values[(row * Columns) + column] = value;
    }

    /// <summary>After all parts have their figures.</summary>
    public void Spread()
    {
        var wide = (float)_width / Columns;
        for (var x = 0; x < _width; x++)
        {
            var at = Math.Clamp(((x + 0.5f) / wide) - 0.5f, 0, Columns - 1);
            var (left, right) = ((int)at, Math.Min((int)at + 1, Columns - 1));
            for (var row = 0; row < Rows; row++)
            {
                var (a, b) = (_values[(row * Columns) + left], _values[(row * Columns) + right]);
                _across[row][x] = a + ((b - a) * (at - left));
            }
        }
    }

    /// <summary>The figures along one row of the picture.</summary>
    public void Row(int y, Span<float> into)
    {
        var at = Math.Clamp(((y + 0.5f) / _high) - 0.5f, 0, Rows - 1);
        var above = (int)at;
        var (top, bottom, part) = (_across[above], _across[Math.Min(above + 1, Rows - 1)], at - above);
        for (var x = 0; x < into.Length; x += Vector<float>.Count)
        {
            if (x + Vector<float>.Count > into.Length)
            {
                x = into.Length - Vector<float>.Count;
            }

            var a = new Vector<float>(top, x);
            (a + ((new Vector<float>(bottom, x) - a) * part)).CopyTo(into[x..]);
        }
    }
}
