namespace Truceline.Formats.MpegTs;

/// <summary>Whether bytes are a transport stream, from their beginning.</summary>
public static class TsProbe
{
    /// <summary>How much of a file is worth looking at.</summary>
    public const int Enough = 64 * 1024;

    private const int PacketsWanted = 5;

    /// <summary>
    /// Five packets in a row (or as many as a shorter input holds, two at least) begin with 0x47 at a distance of 188,
    /// 192 or 204 bytes, garbage before them allowed.
    /// </summary>
    public static bool LooksLikeTs(ReadOnlySpan<byte> start)
    {
        foreach (var stride in (ReadOnlySpan<int>)[188, 192, 204])
        {
            var last = Math.Min(Enough, start.Length - 188);
            for (var at = 0; at <= last; at++)
            {
                if (start[at] == 0x47 && Holds(start[at..], stride))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, int stride)
    {
        var wanted = Math.Min(PacketsWanted, (bytes.Length + stride - 188) / stride);
        for (var i = 1; i < wanted; i++)
        {
            if (bytes[i * stride] != 0x47)
            {
                return false;
            }
        }

        return wanted >= 2;
    }
}
