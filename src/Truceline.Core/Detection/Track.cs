using Truceline.Core.Places;

namespace Truceline.Core.Detection;

/// <summary>One thing that a sensor follows, from the first sighting under a number to the last.</summary>
internal sealed class Track
{
    private readonly FollowerLimits _limits;
    private readonly Dictionary<string, ZonePresence> _zones = new(StringComparer.Ordinal);
    private (PlacedPoint Place, Sighting At)? _stray;
    private int _strays;

    public Track(int target, PlacedPoint place, Sighting at, FollowerLimits limits)
    {
        _limits = limits;
        Target = target;
        First = at;
        Id = NodaTime.Text.InstantPattern.CreateWithInvariantCulture($"'t{target}-'uuuuMMdd't'HHmmssfff").Format(at.Claimed);
        (Place, Last) = (place, at);
    }

    /// <summary>Names the track within its source for good: the sensor's number and the time of the first sighting.</summary>
    public string Id { get; }

    public int Target { get; }

    public Sighting First { get; }

    public Sighting Last { get; private set; }

    public PlacedPoint Place { get; private set; }

    /// <summary>Takes the sighting, sets it aside as a stray, or finds that the number has gone over to something else.</summary>
    public Continuity Continue(PlacedPoint place, Sighting at)
    {
        if (Plausible(Place, Last, place, at))
        {
            (Place, Last) = (place, at);
            (_stray, _strays) = (null, 0);
            return Continuity.Same;
        }

        _strays = _stray is { } before && Plausible(before.Place, before.At, place, at) ? _strays + 1 : 1;
        _stray = (place, at);
        return _strays >= _limits.Confirmations ? Continuity.Another : Continuity.Stray;
    }

    public ZonePresence In(string zone)
    {
        if (!_zones.TryGetValue(zone, out var presence))
        {
            presence = new ZonePresence(_limits);
            _zones.Add(zone, presence);
        }

        return presence;
    }

    private bool Plausible(PlacedPoint from, Sighting before, PlacedPoint to, Sighting at)
    {
        var seconds = Math.Abs((at.Claimed - before.Claimed).TotalSeconds);
        var slack = 4 * (from.Error.SemiMajor + to.Error.SemiMajor);
        return Geodesic.Between(from.At, to.At).Metres <= (_limits.Speed * seconds) + slack;
    }
}

internal enum Continuity
{
    Same,
    Stray,
    Another,
}
