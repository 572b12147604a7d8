namespace Truceline.Signals.Motion;

/// <summary>Pixels that touch each other and differ from the ground together.</summary>
/// <param name="X">Of the weighted middle, as is <paramref name="Y"/>.</param>
/// <param name="Peak">In deviations.</param>
/// <param name="Mass">Sum over the pixels, in deviations.</param>
internal readonly record struct Blob(float X, float Y, int Left, int Top, int Right, int Bottom, int Area, float Peak, float Mass);

/// <summary>Finds blobs: begun where the difference is strong, grown to where it is weak.</summary>
internal sealed class Blobs(MotionSettings settings)
{
    private const int MostBlobs = 256;
    private const int Border = 3;

    private readonly bool[] _seen = new bool[settings.Width * settings.Height];
    private readonly Stack<int> _open = new();

    /// <param name="difference">Not negative, in deviations.</param>
    public void Find(Raster difference, List<Blob> into)
    {
        into.Clear();
        Array.Clear(_seen);
        for (var y = Border; y < difference.Height - Border; y++)
        {
            var row = difference.Row(y);
            for (var x = Border; x < row.Length - Border; x++)
            {
                if (row[x] > settings.Seed && !_seen[(y * settings.Width) + x])
                {
                    var blob = Grow(difference, x, y);
                    if (blob.Area >= settings.SmallestBlob && blob.Area <= settings.LargestBlob)
                    {
                        into.Add(blob);
                    }
                }
            }
        }

        // A picture that differs everywhere says nothing of what moves in it: the strongest stay.
        into.Sort((a, b) => b.Mass != a.Mass ? b.Mass.CompareTo(a.Mass) : (a.Top, a.Left).CompareTo((b.Top, b.Left)));
        into.RemoveRange(Math.Min(into.Count, MostBlobs), Math.Max(0, into.Count - MostBlobs));
    }

    private Blob Grow(Raster difference, int startX, int startY)
    {
        var (left, top, right, bottom) = (startX, startY, startX, startY);
        var (area, peak, mass, sumX, sumY) = (0, 0f, 0f, 0f, 0f);
        Open(startX, startY);
        while (_open.TryPop(out var at))
        {
            var (x, y, value) = (at % settings.Width, at / settings.Width, difference.Pixels[at]);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            (area, peak, mass, sumX, sumY) = (area + 1, Math.Max(peak, value), mass + value, sumX + (value * x), sumY + (value * y));
            for (var dy = -1; dy <= 1; dy++)
            {
                for (var dx = -1; dx <= 1; dx++)
                {
                    var next = at + (dy * settings.Width) + dx;
                    if (IsInside(x + dx, y + dy) && !_seen[next] && difference.Pixels[next] > settings.Reach)
                    {
                        Open(x + dx, y + dy);
                    }
                }
            }
        }

        return new Blob(sumX / mass, sumY / mass, left, top, right, bottom, area, peak, mass);
    }

    private bool IsInside(int x, int y) => x >= Border && y >= Border && x < settings.Width - Border && y < settings.Height - Border;

    private void Open(int x, int y)
    {
        _seen[(y * settings.Width) + x] = true;
        _open.Push((y * settings.Width) + x);
    }
}
