namespace Truceline.Formats.MpegTs;

/// <summary>Gives access units without a time the pace of those before them.</summary>
internal sealed class VideoPace
{
    private const long DefaultInterval = 3003;
    private const long LongestInterval = 90_000;

    private long? _last;
    private long _interval = DefaultInterval;

    /// <summary>Null while no unit has had a time: then there is nothing to continue from.</summary>
    public (long Pts, long Dts, bool Inferred)? Place((long Pts, long Dts)? stated)
    {
        if (stated is { } time)
        {
            if (_last is { } before && time.Dts > before && time.Dts - before <= LongestInterval)
            {
                _interval = time.Dts - before;
            }

            _last = time.Dts;
            return (time.Pts, time.Dts, false);
        }

        if (_last is not { } last)
        {
            return null;
        }

        _last = last + _interval;
        return (last + _interval, last + _interval, true);
    }
}
