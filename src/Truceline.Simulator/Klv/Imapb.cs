namespace Truceline.Simulator.Klv;

/// <summary>Floating point mapped to an integer of a set length, as MISB ST 1201 maps from a range (IMAPB).</summary>
internal static class Imapb
{
    public static byte[] Write(double value, double low, double high, int bytes)
    {
        var scale = Math.Pow(2, (8 * bytes) - 1 - Math.Ceiling(Math.Log2(high - low)));
        var zero = low < 0 && high > 0 ? (scale * low) - Math.Floor(scale * low) : 0;
        var code = (ulong)Math.Floor((scale * (Math.Clamp(value, low, high) - low)) + zero);
        var written = new byte[bytes];
        for (var i = bytes - 1; i >= 0; i--)
        {
            written[i] = (byte)(code & 0xFF);
            code >>= 8;
        }

        return written;
    }
}
