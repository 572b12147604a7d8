using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Engine.Sensing;

/// <summary>The time that a source claims: microseconds since 1970, in UTC or in MISP time (ST 0603), which its setting says.</summary>
internal static class ClaimedTime
{
    private const ulong EndOfYear9999 = 253_402_300_799_000_000;

    // TAI - UTC was 8.000082 s at the epoch of MISP time, and ever since grew by the leap seconds of IERS bulletin C.
    private static readonly Duration AtTheEpoch = Duration.FromNanoseconds(8_000_082_000L);

    /// <summary>Days from which TAI - UTC is 10 s, 11 s, 12 s, …</summary>
    private static readonly Instant[] Leaps =
    [
        Day(1972, 1), Day(1972, 7), Day(1973, 1), Day(1974, 1), Day(1975, 1), Day(1976, 1), Day(1977, 1), Day(1978, 1), Day(1979, 1),
        Day(1980, 1), Day(1981, 7), Day(1982, 7), Day(1983, 7), Day(1985, 7), Day(1988, 1), Day(1990, 1), Day(1991, 1), Day(1992, 7),
        Day(1993, 7), Day(1994, 7), Day(1996, 1), Day(1997, 7), Day(1999, 1), Day(2006, 1), Day(2009, 1), Day(2012, 7), Day(2015, 7),
        Day(2017, 1),
    ];

    /// <summary>Null where no time is stated, or none that a calendar has.</summary>
    public static Instant? Read(ulong? microseconds, TimeScale scale)
    {
        if (microseconds is not (> 0 and < EndOfYear9999 and var stated))
        {
            return null;
        }

        var at = NodaConstants.UnixEpoch + Duration.FromTicks((long)stated * 10);
        return scale == TimeScale.Misp ? at - Ahead(at) : at;
    }

    private static Duration Ahead(Instant misp)
    {
        var passed = 0;
        while (passed < Leaps.Length && misp - (Duration.FromSeconds(10 + passed) - AtTheEpoch) >= Leaps[passed])
        {
            passed++;
        }

        return passed == 0 ? Duration.Zero : Duration.FromSeconds(9 + passed) - AtTheEpoch;
    }

    private static Instant Day(int year, int month) => Instant.FromUtc(year, month, 1, 0, 0);
}
