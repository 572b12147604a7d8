namespace Truceline.Signals.Motion;

/// <summary>
/// Finds small patches of one picture in another (B. Lucas and T. Kanade, 1981; the gradients are the template's, S. Baker and
/// I. Matthews, 2004). A change of brightness of the whole patch does not matter.
/// </summary>
internal sealed class PatchTracking
{
    private const int Radius = 3;
    private const int Side = (2 * Radius) + 1;
    private const int Steps = 8;
    private const float Settled = 0.01f;

    private readonly float[] _template = new float[Side * Side];
    private readonly float[] _gx = new float[Side * Side];
    private readonly float[] _gy = new float[Side * Side];

    /// <summary>Where the patch around a place of one picture lies in the other; null where it was not found.</summary>
    /// <param name="x">In pixels of full size, as all places here.</param>
    /// <param name="level">The coarsest level of the pyramids to begin with.</param>
    public (float X, float Y)? Find(Pyramid from, Pyramid to, float x, float y, (float X, float Y) guess, int level)
    {
        for (; level >= 0; level--)
        {
            var scale = 1f / (1 << level);
            if (FindAt(from[level], to[level], x * scale, y * scale, (guess.X * scale, guess.Y * scale)) is not { } found)
            {
                return null;
            }

            guess = (found.X / scale, found.Y / scale);
        }

        return guess;
    }

    private (float X, float Y)? FindAt(Raster from, Raster to, float x, float y, (float X, float Y) guess)
    {
        if (!Inside(from, x, y) || !Prepare(from, x, y, out var xx, out var xy, out var yy))
        {
            return null;
        }

        var scale = 1 / ((xx * yy) - (xy * xy));
        var (u, v) = guess;
        for (var step = 0; step < Steps; step++)
        {
            if (!Inside(to, u, v))
            {
                return null;
            }

            var (bx, by) = Mismatch(to, u, v);
            var (du, dv) = (((yy * bx) - (xy * by)) * scale, ((xx * by) - (xy * bx)) * scale);
            (u, v) = (u + du, v + dv);
            if (MathF.Abs(du) + MathF.Abs(dv) < Settled)
            {
                break;
            }
        }

        var moved = MathF.Abs(u - guess.X) + MathF.Abs(v - guess.Y);
        return moved < 2 * Side && Inside(to, u, v) ? (u, v) : null;
    }

    private bool Prepare(Raster from, float x, float y, out float xx, out float xy, out float yy)
    {
        var (meanX, meanY) = (0f, 0f);
        for (var i = 0; i < _template.Length; i++)
        {
            var (px, py) = (x + (i % Side) - Radius, y + (i / Side) - Radius);
            _template[i] = from.At(px, py);
            _gx[i] = (from.At(px + 1, py) - from.At(px - 1, py)) * 0.5f;
            _gy[i] = (from.At(px, py + 1) - from.At(px, py - 1)) * 0.5f;
            (meanX, meanY) = (meanX + _gx[i], meanY + _gy[i]);
        }

        (meanX, meanY, xx, xy, yy) = (meanX / _gx.Length, meanY / _gy.Length, 0, 0, 0);
        for (var i = 0; i < _gx.Length; i++)
        {
            (_gx[i], _gy[i]) = (_gx[i] - meanX, _gy[i] - meanY);
            (xx, xy, yy) = (xx + (_gx[i] * _gx[i]), xy + (_gx[i] * _gy[i]), yy + (_gy[i] * _gy[i]));
        }

        return (xx * yy) - (xy * xy) > 1;
    }

    // The gradients' means are taken out, so that a difference common to the whole patch cancels.
    private (float X, float Y) Mismatch(Raster to, float u, float v)
    {
        var (bx, by) = (0f, 0f);
        for (var i = 0; i < _template.Length; i++)
        {
            var off = _template[i] - to.At(u + (i % Side) - Radius, v + (i / Side) - Radius);
            (bx, by) = (bx + (off * _gx[i]), by + (off * _gy[i]));
        }

        return (bx, by);
    }

    private static bool Inside(Raster raster, float x, float y) =>
        x >= Radius + 2 && y >= Radius + 2 && x < raster.Width - Radius - 3 && y < raster.Height - Radius - 3;
}
