using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Agreement;

/// <summary>A line, zone or set of control areas, with every version of it that anybody put forward.</summary>
public sealed record Geometry(string Id, GeometryKind Kind, string Name, IReadOnlyList<GeometryVersion> Versions)
{
    /// <summary>
    /// For each party the latest version it accepts that was in effect at <paramref name="at"/> and known at
    /// <paramref name="asOf"/>, each version once, in order of number. A version that no party accepts is never tested.
    /// </summary>
    public IReadOnlyList<GeometryVersion> Accepted(Instant at, Instant asOf)
    {
        var known = Versions.Where(version => version.Effective <= at && version.Known <= asOf).ToList();
        return [.. known.SelectMany(version => version.AcceptedBy).Distinct()
            .Select(party => known.Where(version => version.AcceptedBy.Contains(party))
                .OrderBy(version => version.Effective).ThenBy(version => version.Number).Last())
            .Distinct().OrderBy(version => version.Number)];
    }

    public GeometryVersion? Version(int number) => Versions.FirstOrDefault(version => version.Number == number);
}

public enum GeometryKind
{
    LineOfContact,
    Zone,
    ControlAreas,

    /// <summary>A road or path.</summary>
    Route,
}

/// <summary>One drawing of a geometry.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Effective">From when it is said to hold.</param>
/// <param name="Known">From when the centre knew it.</param>
/// <param name="Dated">The date its author put on it.</param>
/// <param name="Author">Who drew it.</param>
/// <param name="AcceptedBy">Ids of the parties that accept it.</param>
/// <param name="Illustrative">Made for a demonstration: surveyed by nobody and accepted by nobody in truth.</param>
/// <param name="Attribution">Where its coordinates come from, as the licence of that source asks.</param>
/// <param name="File">Name of its GeoJSON file in the mission's folder.</param>
public sealed record GeometryVersion(
    int Number,
    Instant Effective,
    Instant Known,
    LocalDate Dated,
    string Author,
    IReadOnlyList<string> AcceptedBy,
    bool Illustrative,
    string Attribution,
    string File,
    IReadOnlyList<Area> Areas,
    IReadOnlyList<Polyline> Lines);

/// <summary>A polygon, and the party that controls it where it is a control area.</summary>
public sealed record Area(string? Party, string Name, Polygon Shape);
