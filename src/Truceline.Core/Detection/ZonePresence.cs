using Truceline.Core.Places;

namespace Truceline.Core.Detection;

/// <summary>
/// Whether one track lies in one zone, with hysteresis: it takes several sightings in a row that are inside with
/// confidence to come in, and as many that are outside with confidence to go out, so that jitter at the edge makes one entry.
/// </summary>
internal sealed class ZonePresence(FollowerLimits limits)
{
    private bool _inside;
    private int _insideRun;
    private int _outsideRun;
    private (PlacedPoint Place, Sighting At)? _cameIn;
    private (PlacedPoint Place, Sighting At)? _lastOutside;
    private (PlacedPoint Place, Sighting At)? _lastOutsideSeen;

    /// <summary>The entry that this sighting confirms, if it does.</summary>
    public Entry? Observe(double probability, PlacedPoint place, Sighting at)
    {
        if (probability >= limits.EnterAt)
        {
            return SeenInside(place, at);
        }

        _insideRun = 0;
        if (probability <= limits.LeaveAt)
        {
            SeenOutside(place, at);
        }
        else
        {
            _outsideRun = 0;
        }

        return null;
    }

    private Entry? SeenInside(PlacedPoint place, Sighting at)
    {
        _outsideRun = 0;
        _insideRun = Math.Min(_insideRun + 1, limits.Confirmations);
        if (_insideRun == 1)
        {
            _cameIn = (place, at);
        }

        if (_inside || _insideRun < limits.Confirmations || _cameIn is not { } cameIn)
        {
            return null;
        }

        _inside = true;
        return new Entry(cameIn.Place, cameIn.At, _lastOutside?.Place, _lastOutside?.At);
    }

    private void SeenOutside(PlacedPoint place, Sighting at)
    {
        _outsideRun = Math.Min(_outsideRun + 1, limits.Confirmations);
        _lastOutsideSeen = (place, at);
        if (_outsideRun >= limits.Confirmations || !_inside)
        {
            _inside = false;
            _lastOutside = _lastOutsideSeen;
        }
    }

    internal sealed record Entry(PlacedPoint Place, Sighting At, PlacedPoint? LastOutside, Sighting? OutsideAt);
}
