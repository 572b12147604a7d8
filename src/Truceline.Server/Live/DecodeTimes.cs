namespace Truceline.Server.Live;

/// <summary>
/// When pictures are to be decoded, for a container that states it (DTS of ISO/IEC 13818-1): they come in that order with the times at
/// which they are shown alone. Each is decoded at the time at which the one a few places before it is shown, counted in the order of
/// showing, so that decoding never runs backwards and no picture is shown before it.
/// </summary>
internal sealed class DecodeTimes
{
    /// <summary>Pictures by which showing may be out of the order of decoding; coders of aircraft use none or two.</summary>
    private const int Depth = 4;

    /// <summary>Between the first ones, which nothing precedes; 90 kHz.</summary>
    private const long Step = 900;

    /// <summary>A step in time that is no pause between two pictures; the times begin anew there.</summary>
    private const long Break = 900_000;

    private readonly SortedSet<long> _ahead = [];
    private long _latest;
    private long _before;

    /// <param name="pts">90 kHz, unwrapped.</param>
    /// <param name="isKey">One that is shown before pictures decoded before it begins another showing, from elsewhere.</param>
    public long Next(long pts, bool isKey)
    {
        if (_ahead.Count == 0 || Math.Abs(pts - _latest) > Break || (isKey && pts <= _latest))
        {
            _ahead.Clear();
            _ahead.UnionWith(Enumerable.Range(1, Depth).Select(place => pts - (place * Step)));
            _before = long.MinValue;
        }

        _latest = _before == long.MinValue ? pts : Math.Max(_latest, pts);
        _ahead.Add(pts);
        var first = _ahead.Min;
        _ahead.Remove(first);
        return _before = Math.Max(first, _before == long.MinValue ? first : _before + 1);
    }
}
