using Truceline.Core.Detection;
using Truceline.Core.Places;

namespace Truceline.Core.Agreement;

/// <summary>The drawings of several zones that one party, or several alike, accept.</summary>
internal sealed record DrawingSet(IReadOnlyList<DrawingRef> Drawings, IReadOnlyList<GeometryVersion> Versions)
{
    /// <summary>Probability that a place lies in one of the zones; those that overlap are not counted twice beyond 1.</summary>
    public double Holds(PlacedPoint place)
    {
        var mass = new GaussianMass(place);
        return Math.Min(1, Versions.Sum(version => WatchedZone.InVersion(mass, version)));
    }
}

internal static class DrawingSets
{
    /// <summary>Each set once, in the order of its drawings; at least one, which is empty where no party accepts any.</summary>
    public static IReadOnlyList<DrawingSet> Of(DayQuestion question, IReadOnlyList<string> zones)
    {
        var sets = question.Mission.Parties.Select(party => Of(question, zones, party.Id))
            .DistinctBy(set => string.Join(',', set.Drawings.Select(drawing => $"{drawing.Geometry}/{drawing.Version}")))
            .OrderBy(set => string.Join(',', set.Drawings.Select(drawing => $"{drawing.Geometry}/{drawing.Version:000}")), StringComparer.Ordinal).ToList();
        return sets.Count > 1 ? [.. sets.Where(set => set.Drawings.Count > 0)] : sets;
    }

    private static DrawingSet Of(DayQuestion question, IReadOnlyList<string> zones, string party)
    {
        var drawn = zones.SelectMany(zone => question.Accepted(zone).Where(version => version.AcceptedBy.Contains(party))
            .OrderBy(version => version.Effective).ThenBy(version => version.Number).TakeLast(1).Select(version => (Zone: zone, Version: version))).ToList();
        return new([.. drawn.Select(pair => new DrawingRef(pair.Zone, pair.Version.Number))], [.. drawn.Select(pair => pair.Version)]);
    }
}
