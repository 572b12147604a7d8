namespace Truceline.Formats.MpegTs;

/// <summary>
/// Unwraps 33-bit times. One clock serves all PIDs of a stream, so that they agree on how often it has wrapped:
/// each time is taken as the one nearest to the last time seen on any PID.
/// </summary>
internal sealed class PtsClock
{
    private const long Modulus = 1L << 33;

    private long? _last;

    public long Unwrap(long raw)
    {
        var unwrapped = _last is { } last ? last + Signed(raw - last) : raw;
        _last = unwrapped;
        return unwrapped;
    }

    /// <summary>The signed distance, nearest to zero, between two times that are known modulo 2^33.</summary>
    public static long Signed(long difference)
    {
        var wrapped = difference & (Modulus - 1);
        return wrapped >= Modulus / 2 ? wrapped - Modulus : wrapped;
    }
}
