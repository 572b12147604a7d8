using Truceline.Simulator.Chance;

namespace Truceline.Simulator.Video;

/// <summary>
/// What made ground looks like from above: brightness and two colour differences, repeating every 1,024 m, at four
/// resolutions so that far ground does not shimmer.
/// </summary>
internal sealed class GroundTexture
{
    /// <summary>Metres, after which it repeats.</summary>
    public const int Extent = 1024;

    private const int Levels = 4;

    public static readonly GroundTexture Made = new();

    private readonly byte[][] _luma = new byte[Levels][];

    private GroundTexture()
    {
        var lattice = new byte[256 * 256];
        var chance = new Pcg32(20201110, 1);
        for (var i = 0; i < lattice.Length; i++)
        {
            lattice[i] = (byte)(chance.Next() & 0xFF);
        }

        for (var level = 0; level < Levels; level++)
        {
            var size = Extent >> level;
            _luma[level] = new byte[size * size];
            for (var i = 0; i < _luma[level].Length; i++)
            {
                _luma[level][i] = Brightness(lattice, (i % size) << level, (i / size) << level, 1 << level);
            }
        }

        for (var i = 0; i < Blue.Length; i++)
        {
            var soil = Noise(lattice, (i % 256) * 4, (i / 256) * 4, 128);
            Blue[i] = (byte)(125 - (soil * 14));
            Red[i] = (byte)(122 + (soil * 12));
        }
    }

    /// <summary>256 × 256, one value for every 4 m.</summary>
    public byte[] Blue { get; } = new byte[256 * 256];

    /// <summary>256 × 256, one value for every 4 m.</summary>
    public byte[] Red { get; } = new byte[256 * 256];

    /// <param name="metresPerPixel">What a pixel covers.</param>
    /// <returns>The square texture and by how many bits metres are shifted to index it.</returns>
    public (byte[] Luma, int Shift) At(double metresPerPixel)
    {
        var level = Math.Clamp((int)Math.Round(Math.Log2(Math.Max(metresPerPixel, 0.1))), 0, Levels - 1);
        return (_luma[level], level);
    }

    private static byte Brightness(byte[] lattice, int x, int y, int grain)
    {
        var value = 92 + (46 * (Noise(lattice, x, y, 256) - 0.5)) + (38 * (Noise(lattice, x, y, 64) - 0.5))
            + (24 * (Noise(lattice, x, y, 16) - 0.5));
        value += grain < 4 ? 14 * (Noise(lattice, x, y, 4) - 0.5) : 0;
        // Fields: neighbouring strips differ in tone.
        value += ((x / 128) + (y / 64)) % 3 * 6;
        return (byte)Math.Clamp(value, 20, 230);
    }

    /// <summary>Value noise of one wave length, 0 to 1, smooth across the texture's edge.</summary>
    private static double Noise(byte[] lattice, int x, int y, int wave)
    {
        var cells = Extent / wave;
        var (cx, cy) = (x / wave, y / wave);
        var (fx, fy) = (Smooth((x % wave) / (double)wave), Smooth((y % wave) / (double)wave));
        double At(int dx, int dy) => lattice[((((cy + dy) % cells) * 256) + ((cx + dx) % cells) + (wave * 37)) & 0xFFFF] / 255.0;
        var top = At(0, 0) + ((At(1, 0) - At(0, 0)) * fx);
        var bottom = At(0, 1) + ((At(1, 1) - At(0, 1)) * fx);
        return top + ((bottom - top) * fy);
    }

    private static double Smooth(double t) => t * t * (3 - (2 * t));
}
