namespace Truceline.Formats.MpegTs;

/// <summary>The header of a PES packet (ISO/IEC 13818-1, 2.4.3.6).</summary>
/// <param name="Length">Bytes of the header.</param>
/// <param name="PayloadLength">Bytes that the packet states for its payload; null where it states none.</param>
/// <param name="Pts">33 bits, 90 kHz.</param>
/// <param name="Dts">33 bits, 90 kHz.</param>
internal readonly record struct PesHeader(int StreamId, int Length, int? PayloadLength, long? Pts, long? Dts)
{
    /// <summary>The longest header there can be.</summary>
    public const int MaxLength = 9 + 255;

    public enum Outcome
    {
        Read,
        NeedsMore,
        NotPes,
    }

    public static Outcome Read(ReadOnlySpan<byte> bytes, out PesHeader header)
    {
        header = default;
        if (!StartsLikePes(bytes))
        {
            return Outcome.NotPes;
        }

        if (bytes.Length < 9)
        {
            return Outcome.NeedsMore;
        }

        if ((bytes[6] & 0xC0) != 0x80)
        {
            return Outcome.NotPes;
        }

        var length = 9 + bytes[8];
        if (bytes.Length < length)
        {
            return Outcome.NeedsMore;
        }

        var flags = bytes[7] >> 6;
        long? pts = (flags & 2) != 0 && bytes[8] >= 5 ? Time(bytes[9..]) : null;
        long? dts = flags == 3 && bytes[8] >= 10 ? Time(bytes[14..]) : null;
        var stated = (bytes[4] << 8) | bytes[5];
        header = new PesHeader(bytes[3], length, stated == 0 ? null : Math.Max(0, stated + 6 - length), pts, dts);
        return Outcome.Read;
    }

    private static bool StartsLikePes(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> prefix = [0, 0, 1];
        return bytes[..Math.Min(3, bytes.Length)].SequenceEqual(prefix[..Math.Min(3, bytes.Length)]);
    }

    /// <summary>Null where the marker bits are not set: then it is no time.</summary>
    private static long? Time(ReadOnlySpan<byte> bytes) =>
        (bytes[0] & 1) == 0 || (bytes[2] & 1) == 0 || (bytes[4] & 1) == 0
            ? null
            : ((long)(bytes[0] & 0x0E) << 29) | ((long)bytes[1] << 22) | ((long)(bytes[2] & 0xFE) << 14)
                | ((long)bytes[3] << 7) | ((long)bytes[4] >> 1);
}
