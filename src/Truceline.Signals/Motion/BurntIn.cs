namespace Truceline.Signals.Motion;

/// <summary>
/// Finds captions and scales that the sensor draws into its picture: near the edge of the picture, sharp, and still on the screen while
/// the ground goes by beneath. In the middle it does not look for them, since what a camera follows stands still there too.
/// </summary>
internal sealed class BurntIn(MotionSettings settings)
{
    private const int Cell = 16;
    private const double Rim = 0.15;
    private const float Sharp = 30;
    private const float Still = 10;
    private const int FewestSharp = 8;
    private const double MostlyStill = 0.6;
    private const double LeastShift = 1.5;
    private const float Enough = 2;
    private const float Most = 8;
    private const float Forgetting = 0.25f;

    private readonly int _columns = (settings.Width + Cell - 1) / Cell;
    private readonly int _rows = (settings.Height + Cell - 1) / Cell;
    private readonly float[] _believed = new float[((settings.Width + Cell - 1) / Cell) * ((settings.Height + Cell - 1) / Cell)];

    /// <param name="map">From the picture to the other one: how the ground went.</param>
    public void Learn(Raster picture, Raster other, in PlaneMap map)
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                var (x, y) = ((column * Cell) + (Cell / 2), (row * Cell) + (Cell / 2));
                var (u, v) = map.At(x, y);
                if (IsAtTheRim(x, y) && Math.Abs(u - x) + Math.Abs(v - y) >= LeastShift)
                {
                    ref var believed = ref _believed[(row * _columns) + column];
                    believed = Math.Clamp(believed + (StandsStill(picture, other, column * Cell, row * Cell) ? 1 : -Forgetting), 0, Most);
                }
            }
        }
    }

    /// <summary>Takes captions out of a difference, and what is next to them: some of their letters change.</summary>
    public void Clear(Raster difference)
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                if (_believed[(row * _columns) + column] >= Enough)
                {
                    Clear(difference, (column - 2) * Cell, (row - 1) * Cell, (column + 3) * Cell, (row + 2) * Cell);
                }
            }
        }
    }

    private static void Clear(Raster difference, int left, int top, int right, int bottom)
    {
        (left, right) = (Math.Max(0, left), Math.Min(difference.Width, right));
        for (var y = Math.Max(0, top); y < Math.Min(difference.Height, bottom); y++)
        {
            difference.Row(y)[left..right].Clear();
        }
    }

    private bool IsAtTheRim(int x, int y) =>
        x < Rim * settings.Width || x > (1 - Rim) * settings.Width || y < Rim * settings.Height || y > (1 - Rim) * settings.Height;

    private static bool StandsStill(Raster picture, Raster other, int left, int top)
    {
        var (sharp, still) = (0, 0);
        for (var y = Math.Max(1, top); y < Math.Min(picture.Height - 1, top + Cell); y++)
        {
            for (var x = Math.Max(1, left); x < Math.Min(picture.Width - 1, left + Cell); x++)
            {
                var at = (y * picture.Width) + x;
                var across = MathF.Abs(picture.Pixels[at + 1] - picture.Pixels[at - 1]);
                var down = MathF.Abs(picture.Pixels[at + picture.Width] - picture.Pixels[at - picture.Width]);
                if (across + down > Sharp)
                {
                    sharp++;
                    still += MathF.Abs(picture.Pixels[at] - other.Pixels[at]) < Still ? 1 : 0;
                }
            }
        }

        return sharp >= FewestSharp && still >= MostlyStill * sharp;
    }
}
