namespace Truceline.Bench.Alerts;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same night.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 to 1, 1 left out.</summary>
    public double Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + (int)(Next() * (high - low + 1));

    public bool Is(double probability) => Next() < probability;

    /// <summary>A normal deviate, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
}
