namespace Truceline.Signals.Motion;

/// <summary>A picture at full size, smoothed, and at a half, a quarter and an eighth of it.</summary>
internal sealed class Pyramid
{
    public const int Count = 4;

    private readonly Raster[] _levels = new Raster[Count];
    private readonly List<(float X, float Y)> _points = [];

    public Pyramid(int width, int height)
    {
        for (var level = 0; level < Count; level++)
        {
            _levels[level] = new Raster(width >> level, height >> level);
        }
    }

    public Raster this[int level] => _levels[level];

    /// <summary>Places that can be found again in another picture.</summary>
    public IReadOnlyList<(float X, float Y)> Points => _points;

    /// <param name="raw">Of the same size, to work in; and so is the next.</param>
    public void Take(ReadOnlySpan<byte> grey, Raster raw, Raster between)
    {
        for (var i = 0; i < grey.Length; i++)
        {
            raw.Pixels[i] = grey[i];
        }

        raw.SmoothInto(_levels[0], between);
        for (var level = 1; level < Count; level++)
        {
            _levels[level - 1].HalveInto(_levels[level]);
        }

        GridPoints.Choose(_levels[0], _points);
    }
}
