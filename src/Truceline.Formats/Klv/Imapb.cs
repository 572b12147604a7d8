namespace Truceline.Formats.Klv;

/// <summary>Floating point mapped to integers, method B of MISB ST 1201.</summary>
public static class Imapb
{
    private const ulong PlusInfinity = 0b11001;
    private const ulong MinusInfinity = 0b11101;

    /// <summary>
    /// The value that <paramref name="bytes"/> (1 to 8) state on [<paramref name="min"/>, <paramref name="max"/>];
    /// NaN where they state none (NaN itself, reserved and user-defined codes). Infinities come as such.
    /// </summary>
    public static double Decode(ReadOnlySpan<byte> bytes, double min, double max)
    {
        if (bytes.Length is 0 or > 8)
        {
            return double.NaN;
        }

        var raw = Ber.Unsigned(bytes);
        var bits = 8 * bytes.Length;
        if (raw > 1UL << (bits - 1))
        {
            return (raw >> (bits - 5)) switch
            {
                PlusInfinity => double.PositiveInfinity,
                MinusInfinity => double.NegativeInfinity,
                _ => double.NaN,
            };
        }

        var step = Math.ScaleB(1, RangeBits(max - min) - (bits - 1));
        var lowest = min / step;
        var zeroOffset = min < 0 && max > 0 ? lowest - Math.Floor(lowest) : 0;
        return (step * (raw - zeroOffset)) + min;
    }

    /// <summary>The least whole power of two that is not below the range.</summary>
    private static int RangeBits(double range)
    {
        var exponent = Math.ILogB(range);
        return range > Math.ScaleB(1, exponent) ? exponent + 1 : exponent;
    }
}
