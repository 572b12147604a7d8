namespace Truceline.Core.Places;

/// <summary>
/// A polygon with holes whose edges are straight in longitude and latitude, as RFC 7946 §3.1.1 has it. Rings are stored
/// open (the last vertex is not the first again) and may turn either way.
/// </summary>
public sealed record Polygon(IReadOnlyList<Position> Outer, IReadOnlyList<IReadOnlyList<Position>> Holes)
{
    public IEnumerable<IReadOnlyList<Position>> Rings => Holes.Prepend(Outer);
}

/// <summary>A line whose legs are straight in longitude and latitude (RFC 7946 §3.1.1).</summary>
public sealed record Polyline(IReadOnlyList<Position> Points);
