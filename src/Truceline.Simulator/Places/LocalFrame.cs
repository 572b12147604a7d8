namespace Truceline.Simulator.Places;

/// <summary>
/// A scenario's own axes: metres to the right of and ahead along a bearing from an anchor. Roads are drawn in it; every
/// truth is told in geodetic coordinates, so its slight distortion (decimetres over kilometres) never counts.
/// </summary>
public sealed class LocalFrame
{
    private readonly double _metresPerLatitude;
    private readonly double _metresPerLongitude;
    private readonly double _sin;
    private readonly double _cos;

    /// <param name="bearing">Degrees clockwise from true north of the axis that points ahead.</param>
    public LocalFrame(Position anchor, double bearing)
    {
        Anchor = anchor;
        Bearing = bearing;
        var (meridian, normal) = Wgs84.Radii(anchor.Latitude);
        _metresPerLatitude = Wgs84.Radians(meridian);
        _metresPerLongitude = Wgs84.Radians(normal * Math.Cos(Wgs84.Radians(anchor.Latitude)));
        (_sin, _cos) = Math.SinCos(Wgs84.Radians(bearing));
    }

    public Position Anchor { get; }

    public double Bearing { get; }

    public Position At(double right, double ahead)
    {
        var east = (right * _cos) + (ahead * _sin);
        var north = (ahead * _cos) - (right * _sin);
        return new(Anchor.Latitude + (north / _metresPerLatitude), Anchor.Longitude + (east / _metresPerLongitude));
    }

    public (double Right, double Ahead) Of(Position position)
    {
        var north = (position.Latitude - Anchor.Latitude) * _metresPerLatitude;
        var east = (position.Longitude - Anchor.Longitude) * _metresPerLongitude;
        return ((east * _cos) - (north * _sin), (east * _sin) + (north * _cos));
    }
}
