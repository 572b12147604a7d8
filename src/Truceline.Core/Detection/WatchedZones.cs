using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Core.Detection;

/// <summary>
/// The zones that an act may not enter, with the drawings of them that some party accepts, at a time. Answers change
/// only when a version begins, so that the last answer is kept until then.
/// </summary>
public sealed class WatchedZones(Mission mission, Act act)
{
    private readonly Instant[] _turns = [.. Turns(mission).Distinct().Order()];
    private (int At, int AsOf) _epoch = (-1, -1);
    private IReadOnlyList<WatchedZone> _zones = [];
    private IReadOnlyList<string> _owners = [];
    private ZoneGrid _grid = ZoneGrid.Of([]);

    /// <param name="at">Claimed time of the act.</param>
    /// <param name="asOf">What the centre knew by then.</param>
    public IReadOnlyList<WatchedZone> At(Instant at, Instant asOf)
    {
        var epoch = (Count(at), Count(asOf));
        if (epoch != _epoch)
        {
            _epoch = epoch;
            _zones = Find(at, asOf);
            var areas = _zones.SelectMany(zone => zone.Versions.SelectMany(version => version.Areas), (zone, area) => (zone.Id, area.Shape)).ToList();
            _owners = [.. areas.Select(area => area.Id)];
            _grid = ZoneGrid.Of([.. areas.Select(area => new DatedZone(area.Shape, Instant.MinValue, Instant.MaxValue))]);
        }

        return _zones;
    }

    /// <summary>
    /// Zones of the last answer in which the place may lie with any probability; in every other it lies with none. Where many zones are
    /// watched, few are asked.
    /// </summary>
    public IReadOnlySet<string> Near(PlacedPoint place)
    {
        var reach = GaussianMass.Reach * Math.Max(place.Error.SemiMajor, 1);
        var frame = new LocalFrame(place.At);
        var (southWest, northEast) = (frame.FromMetres(-reach, -reach), frame.FromMetres(reach, reach));
        return southWest.Longitude <= northEast.Longitude
            ? _grid.Near(southWest, northEast).Select(area => _owners[area]).ToHashSet()
            : _owners.ToHashSet(); // Over the antimeridian.
    }

    private List<WatchedZone> Find(Instant at, Instant asOf) => [.. mission.Clauses
        .Select(clause => clause.InForce(at, asOf))
        .Where(version => version is not null && Forbids(version))
        .Select(version => version!.Rule.Zone!).Distinct().Order(StringComparer.Ordinal)
        .Select(mission.GeometryOf).OfType<Geometry>()
        .Select(geometry => new WatchedZone(geometry.Id, [.. geometry.Accepted(at, asOf)]))
        .Where(zone => zone.Versions.Count > 0)];

    private bool Forbids(ClauseVersion version) =>
        version.Rule.Zone is not null && (version.Rule.Acts.Contains(act) || version.Readings.Any(reading => reading.Acts?.Contains(act) == true));

    private int Count(Instant at)
    {
        var index = Array.BinarySearch(_turns, at);
        return index >= 0 ? index + 1 : ~index;
    }

    private static IEnumerable<Instant> Turns(Mission mission) =>
        mission.Clauses.SelectMany(clause => clause.Versions).SelectMany(version => new[] { version.Effective, version.Known, version.Until ?? version.Effective })
            .Concat(mission.Geometries.SelectMany(geometry => geometry.Versions)
                .SelectMany(version => new[] { version.Effective, version.Known }));
}

/// <param name="Versions">Those that some party accepts.</param>
public sealed record WatchedZone(string Id, IReadOnlyList<GeometryVersion> Versions)
{
    /// <summary>Probability that a place lies in the zone, under the version that makes it likeliest.</summary>
    public double Holds(PlacedPoint place)
    {
        var mass = new GaussianMass(place);
        return Versions.Max(version => InVersion(mass, version));
    }

    internal static double InVersion(GaussianMass mass, GeometryVersion version)
    {
        var sum = 0.0;
        foreach (var area in version.Areas)
        {
            sum += mass.In(area.Shape);
        }

        return Math.Min(sum, 1);
    }
}
