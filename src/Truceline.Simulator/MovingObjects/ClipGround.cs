using Truceline.Simulator.Chance;

namespace Truceline.Simulator.MovingObjects;

/// <summary>Ground with soil, fields, roads, houses and bright spots that stand still; it repeats.</summary>
internal sealed class ClipGround
{
    /// <summary>Units after which it repeats.</summary>
    public const int Extent = 1024;

    private readonly float[] _grey = new float[Extent * Extent];

    public ClipGround(Pcg32 chance)
    {
        Array.Fill(_grey, (float)chance.NextBetween(80, 140));
        foreach (var wave in new[] { 256, 128, 32, 16, 8, 4 })
        {
            Soil(chance, wave, chance.NextBetween(0.3, 1) * (wave >= 128 ? 40 : wave >= 16 ? 25 : 14));
        }

        for (var i = 0; i < 5; i++)
        {
            Road(chance);
        }

        for (var i = 0; i < 40; i++)
        {
            var (size, grey) = (chance.NextBetween(3, i < 20 ? 8 : 30), chance.NextBetween(40, 230));
            var (left, top) = ((int)chance.NextBetween(0, Extent), (int)chance.NextBetween(0, Extent));
            Fill(left, top, (int)size, (int)(size * chance.NextBetween(0.5, 1)), (float)grey);
        }
    }

    public float At(double x, double y)
    {
        var (floorX, floorY) = (Math.Floor(x), Math.Floor(y));
        var (fx, fy) = ((float)(x - floorX), (float)(y - floorY));
        var (left, top) = ((int)floorX & (Extent - 1), (int)floorY & (Extent - 1));
        var (right, below) = ((left + 1) & (Extent - 1), (top + 1) & (Extent - 1));
        var a = _grey[(top * Extent) + left] + ((_grey[(top * Extent) + right] - _grey[(top * Extent) + left]) * fx);
        var b = _grey[(below * Extent) + left] + ((_grey[(below * Extent) + right] - _grey[(below * Extent) + left]) * fx);
        return a + ((b - a) * fy);
    }

    /// <summary>Of all the places where something stands that repeats with the ground, the one nearest to the camera.</summary>
    public static double Near(double place, double camera) => place + (Math.Round((camera - place) / Extent) * Extent);

    private void Soil(Pcg32 chance, int wave, double strength)
    {
        var cells = Extent / wave;
        var lattice = new double[cells * cells];
        for (var i = 0; i < lattice.Length; i++)
        {
            lattice[i] = (chance.NextUnit() - 0.5) * strength;
        }

        for (var i = 0; i < _grey.Length; i++)
        {
            var (x, y) = (i % Extent, i / Extent);
            var (cx, cy, fx, fy) = (x / wave, y / wave, Smooth((double)(x % wave) / wave), Smooth((double)(y % wave) / wave));
            var (nx, ny) = ((cx + 1) % cells, (cy + 1) % cells);
            var top = lattice[(cy * cells) + cx] + ((lattice[(cy * cells) + nx] - lattice[(cy * cells) + cx]) * fx);
            var bottom = lattice[(ny * cells) + cx] + ((lattice[(ny * cells) + nx] - lattice[(ny * cells) + cx]) * fx);
            _grey[i] += (float)(top + ((bottom - top) * fy));
        }
    }

    private void Road(Pcg32 chance)
    {
        var (x, y, course) = (chance.NextBetween(0, Extent), chance.NextBetween(0, Extent), chance.NextBetween(0, Math.Tau));
        var (grey, width) = ((float)chance.NextBetween(90, 190), (int)chance.NextBetween(3, 12));
        for (var i = 0; i < 900; i++)
        {
            Fill((int)x, (int)y, width, width, grey);
            course += chance.NextBetween(-0.02, 0.02);
            (x, y) = (x + Math.Cos(course), y + Math.Sin(course));
        }
    }

    private void Fill(int left, int top, int wide, int high, float grey)
    {
        for (var y = top; y < top + high; y++)
        {
            for (var x = left; x < left + wide; x++)
            {
                _grey[((y & (Extent - 1)) * Extent) + (x & (Extent - 1))] = grey;
            }
        }
    }

    private static double Smooth(double t) => t * t * (3 - (2 * t));
}
