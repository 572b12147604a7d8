using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>Ground that is told by name: a zone, or what lies about a place of the gazetteer.</summary>
public static class NamedGround
{
    /// <summary>Metres about a named place that count as there.</summary>
    public const double About = 5_000;

    public const string Unknown = "Name a zone of the mission or a place of its gazetteer.";

    public static bool IsKnown(Mission mission, string sector) =>
        mission.GeometryOf(sector) is { Kind: GeometryKind.Zone } || mission.Places.PlaceOf(sector) is not null;

    /// <summary>Whether any of some points lies in a sector, in any version of it; a sector that the mission no longer names holds all.</summary>
    public static bool Holds(Mission mission, string sector, IReadOnlyList<Position> ground) =>
        mission.GeometryOf(sector) is { Kind: GeometryKind.Zone } zone
            ? zone.Versions.Any(version => version.Areas.Any(area => ground.Any(area.Shape.Contains)))
            : mission.Places.PlaceOf(sector) is not { } place || ground.Any(at => Geodesic.Between(place.At, at).Metres <= About);
}
