using System.Numerics;

namespace Truceline.Signals.Motion;

/// <summary>
/// What is brighter or darker in a picture than the same ground in another one, in deviations of the local noise. Slow changes of light
/// are taken out, and as much of the ground's gradient as registration may be off by.
/// </summary>
internal sealed class GroundDifference
{
    private const int Run = 16;
    private const int Sampling = 3;
    private const float Bins = 4;

    private readonly MotionSettings _settings;
    private readonly Raster _warped;
    private readonly LocalScale _light;
    private readonly LocalScale _noise;
    private readonly float[] _lightRow;
    private readonly float[] _noiseRow;
    private readonly int[] _histogram = new int[(int)(64 * Bins)];

    public GroundDifference(MotionSettings settings)
    {
        _settings = settings;
        _warped = new Raster(settings.Width, settings.Height);
        (_light, _noise) = (new LocalScale(settings.Width, settings.Height), new LocalScale(settings.Width, settings.Height));
        (_lightRow, _noiseRow) = (new float[settings.Width], new float[settings.Width]);
    }

    /// <param name="map">From the picture to the other one.</param>
    /// <param name="into">Signed, in deviations; 0 where the other one does not show the ground.</param>
    public void Between(Raster picture, Raster other, in PlaneMap map, Raster into)
    {
        Warp(picture, other, map);
        Measure(picture);
        for (var y = 0; y < picture.Height; y++)
        {
            if (y == 0 || y == picture.Height - 1)
            {
                into.Row(y).Clear();
                continue;
            }

            _light.Row(y, _lightRow);
            _noise.Row(y, _noiseRow);
            Divide(picture, y, into.Row(y));
        }
    }

    /// <summary>The other picture as if seen from where this one was; where it shows nothing, this one itself, so that nothing differs.</summary>
    private void Warp(Raster picture, Raster other, in PlaneMap map)
    {
        var (right, bottom) = (other.Width - 1.001f, other.Height - 1.001f);
        for (var y = 0; y < picture.Height; y++)
        {
            var here = picture.Row(y);
            var into = _warped.Row(y);
            for (var left = 0; left < into.Length; left += Run)
            {
                // A map is straight enough over a few pixels.
                var (u, v) = map.At(left, y);
                var (u2, v2) = map.At(left + Run, y);
                var (x0, y0, dx, dy) = ((float)u, (float)v, (float)(u2 - u) / Run, (float)(v2 - v) / Run);
                for (var i = 0; i < Run && left + i < into.Length; i++)
                {
                    var (x, at) = (x0 + (dx * i), y0 + (dy * i));
                    into[left + i] = x >= 0 && at >= 0 && x < right && at < bottom ? other.At(x, at) : here[left + i];
                }
            }
        }
    }

    private void Measure(Raster picture)
    {
        var (wide, high) = (picture.Width / LocalScale.Columns, picture.Height / LocalScale.Rows);
        for (var row = 0; row < LocalScale.Rows; row++)
        {
            for (var column = 0; column < LocalScale.Columns; column++)
            {
                var (left, top) = (column * wide, row * high);
                // Medians: what moves covers less than half of a part.
                var light = Median(picture, left, top, wide, high, 0, signed: true);
                var noise = 1.4826f * Median(picture, left, top, wide, high, light, signed: false);
                (_light[column, row], _noise[column, row]) = (light, Math.Max(_settings.LeastNoise, noise));
            }
        }

        _light.Spread();
        _noise.Spread();
    }

    private float Median(Raster picture, int left, int top, int wide, int high, float light, bool signed)
    {
        Array.Clear(_histogram);
        var (count, half, last) = (0, signed ? _histogram.Length / 2 : 0, _histogram.Length - 1);
        for (var y = top; y < top + high; y += Sampling)
        {
            var here = picture.Row(y);
            var there = _warped.Row(y);
            for (var x = left; x < left + wide; x += Sampling)
            {
                var off = here[x] - there[x] - light;
                var bin = unchecked((int)((signed ? off : MathF.Abs(off)) * Bins));
                _histogram[Math.Clamp(bin + half, 0, last)]++;
                count++;
            }
        }

        var (sum, at) = (0, -1);
        while (sum * 2 < count)
        {
            sum += _histogram[++at];
        }

        return (at - half + 0.5f) / Bins;
    }

    private void Divide(Raster picture, int y, Span<float> into)
    {
        var here = picture.Row(y);
        var there = _warped.Row(y);
        var above = _warped.Row(y - 1);
        var below = _warped.Row(y + 1);
        var width = Vector<float>.Count;
        var slack = new Vector<float>(_settings.Slack * 0.5f);
        into[0] = into[^1] = 0;
        for (var x = 1; x < into.Length - 1; x += width)
        {
            if (x + width > into.Length - 1)
            {
                x = into.Length - 1 - width;
            }

            var off = new Vector<float>(here[x..]) - new Vector<float>(there[x..]) - new Vector<float>(_lightRow, x);
            var across = Vector.Abs(new Vector<float>(there[(x + 1)..]) - new Vector<float>(there[(x - 1)..]));
            var down = Vector.Abs(new Vector<float>(below[x..]) - new Vector<float>(above[x..]));
            (off / (new Vector<float>(_noiseRow, x) + ((across + down) * slack))).CopyTo(into[x..]);
        }
    }
}
