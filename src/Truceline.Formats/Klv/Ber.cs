using System.Runtime.CompilerServices;

namespace Truceline.Formats.Klv;

/// <summary>Lengths and tags as SMPTE ST 336 and MISB ST 0107 encode them. Nothing here throws for what it reads.</summary>
public static class Ber
{
    /// <summary>Reads a BER length, short or long (1 to 4 bytes after the first).</summary>
    /// <param name="used">Bytes the length itself takes.</param>
    public static bool TryReadLength(ReadOnlySpan<byte> bytes, out int length, out int used)
    {
        length = 0;
        used = 1;
        if (bytes.Length == 0)
        {
            return false;
        }

        int first = bytes[0];
        if (first < 0x80)
        {
            length = first;
            return true;
        }

        var count = first & 0x7F;
        if (count is 0 or > 4 || bytes.Length <= count)
        {
            return false;
        }

        long value = 0;
        foreach (var part in bytes.Slice(1, count))
        {
            value = (value << 8) | part;
        }

        used = count + 1;
        length = (int)Math.Min(value, int.MaxValue);
        return value <= int.MaxValue;
    }

    /// <summary>Reads a BER-OID number: seven bits a byte, the high bit set on all but the last; at most 31 bits.</summary>
    public static bool TryReadOid(ReadOnlySpan<byte> bytes, out int value, out int used)
    {
        value = 0;
        for (used = 0; used < bytes.Length && used < 5;)
        {
            var part = bytes[used++];
            if (value >= 1 << 24)
            {
                return false;
            }

            value = (value << 7) | (part & 0x7F);
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An unsigned big-endian integer of 0 to 8 bytes; longer ones give their last eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Unsigned(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (var part in bytes)
        {
            value = (value << 8) | part;
        }

        return value;
    }

    /// <summary>A two's complement big-endian integer of 0 to 8 bytes.</summary>
    public static long Signed(ReadOnlySpan<byte> bytes)
    {
        var value = unchecked((long)Unsigned(bytes));
        var shift = 64 - (8 * Math.Clamp(bytes.Length, 1, 8));
        return value << shift >> shift;
    }
}
