namespace Truceline.Simulator.Chance;

/// <summary>
/// A small seeded generator (PCG-XSH-RR 64/32, M. E. O'Neill, HMC-CS-2014-0905), so that the same seed gives the same
/// scenario on every machine and framework.
/// </summary>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005UL;

    private readonly ulong _increment;
    private ulong _state;

    /// <param name="stream">Generators of one seed and different streams are independent of each other.</param>
    public Pcg32(ulong seed, ulong stream)
    {
        unchecked
        {
            _increment = (stream << 1) | 1;
            Next();
            _state += seed;
            Next();
        }
    }

    public uint Next()
    {
        unchecked
        {
            var old = _state;
            _state = (old * Multiplier) + _increment;
            var shifted = (uint)(((old >> 18) ^ old) >> 27);
            return uint.RotateRight(shifted, (int)(old >> 59));
        }
    }

    /// <summary>At least 0, less than 1.</summary>
    public double NextUnit() => Next() / 4294967296.0;

    public double NextBetween(double low, double high) => low + (NextUnit() * (high - low));

    /// <summary>Normal with mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextUnit())) * Math.Cos(2 * Math.PI * NextUnit());
}
