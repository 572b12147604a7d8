using System.Numerics;

namespace Truceline.Signals.Motion;

internal static class Agreement
{
    /// <summary>Where two differences have one sign, the smaller of their sizes; 0 elsewhere.</summary>
    public static void Of(Raster one, Raster other, Raster into)
    {
        var (a, b, c) = (one.Pixels, other.Pixels, into.Pixels);
        for (var i = 0; i < c.Length; i += Vector<float>.Count)
        {
            i = Math.Min(i, c.Length - Vector<float>.Count);
            var (x, y) = (new Vector<float>(a, i), new Vector<float>(b, i));
            var alike = Vector.GreaterThan(x * y, Vector<float>.Zero);
            Vector.ConditionalSelect(alike, Vector.Min(Vector.Abs(x), Vector.Abs(y)), Vector<float>.Zero).CopyTo(c, i);
        }
    }
}
