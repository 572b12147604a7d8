namespace Truceline.Core.Places;

/// <summary>
/// East, north, up at a point of the ellipsoid, and a flat map about it. The flat map is linear in longitude and
/// latitude (metres east = Δλ · N cos φ₀, metres north = Δφ · M), so that an edge that is straight in a GeoJSON file is
/// straight in it too, at any length; lengths are true at the origin and to about 1e-4 within 5 km.
/// </summary>
public sealed class LocalFrame
{
    private readonly double _metresEast;
    private readonly double _metresNorth;
    private readonly Vector _east;
    private readonly Vector _north;
    private readonly Vector _up;

    public LocalFrame(Position origin)
    {
        Origin = origin;
        var (sinLat, cosLat) = Math.SinCos(origin.Latitude * Ellipsoid.Radian);
        var (sinLon, cosLon) = Math.SinCos(origin.Longitude * Ellipsoid.Radian);
        _east = new Vector(-sinLon, cosLon, 0);
        _north = new Vector(-sinLat * cosLon, -sinLat * sinLon, cosLat);
        _up = new Vector(cosLat * cosLon, cosLat * sinLon, sinLat);
        _metresEast = Ellipsoid.PrimeVertical(origin.Latitude) * cosLat * Ellipsoid.Radian;
        _metresNorth = Ellipsoid.Meridional(origin.Latitude) * Ellipsoid.Radian;
    }

    public Position Origin { get; }

    /// <summary>A direction of north, east, down components as an earth-centred one.</summary>
    public Vector FromNorthEastDown(Vector direction) =>
        (_north * direction.X) + (_east * direction.Y) + (_up * -direction.Z);

    /// <summary>An earth-centred direction as east, north, up components.</summary>
    public Vector ToEastNorthUp(Vector direction) => new(direction.Dot(_east), direction.Dot(_north), direction.Dot(_up));

    /// <summary>Metres east and north on the flat map; the short way round in longitude.</summary>
    public (double East, double North) ToMetres(Position at) =>
        (Geodesic.WrapLongitude(at.Longitude - Origin.Longitude) * _metresEast, (at.Latitude - Origin.Latitude) * _metresNorth);

    public Position FromMetres(double east, double north) =>
        new(Origin.Latitude + (north / _metresNorth), Geodesic.WrapLongitude(Origin.Longitude + (east / _metresEast)));
}
