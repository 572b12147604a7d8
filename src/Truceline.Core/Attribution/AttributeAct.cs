using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Attribution;

/// <summary>
/// How probably the author of an act came from each party's area: the mass of the place's Gaussian over the control areas
/// as of that time, separately under each drawing of them that a party accepts; what lies in nobody's area is
/// undetermined. Parties are told apart by nothing but the areas that bear their id.
/// </summary>
public static class AttributeAct
{
    // How far a drawing is moved to see whether the answer hangs on it, metres: the first that matters is told.
    private static readonly double[] Shifts = [200, 500, 1000];

    /// <summary>A changed probability is worth telling from this difference on.</summary>
    public const double Matters = 0.05;

    private static readonly double[] Bearings = [0, 45, 90, 135, 180, 225, 270, 315];

    /// <summary>
    /// Shares of each control-area version, parties in order of id and the undetermined share last. Empty for an act whose
    /// author was not at its place (an impact counts towards nobody), and where the modalities switch attribution off.
    /// </summary>
    /// <param name="place">Where the act was.</param>
    /// <param name="lastOutside">For an entry or a crossing: where the track last lay outside; null if first seen inside.</param>
    /// <param name="withSensitivity">Whether to tell how the shares hang on where the areas are drawn, which takes most of the work.</param>
    public static IReadOnlyList<AttributionShare> To(
        Mission mission, Act act, PlacedPoint place, PlacedPoint? lastOutside, Instant at, Instant asOf, bool withSensitivity = true)
    {
        if (!mission.Modalities.Attribution || !(ActKinds.IsEntry(act) || ActKinds.AuthorIsAtPlace(act)))
        {
            return [];
        }

        var author = ActKinds.IsEntry(act) ? lastOutside : place;
        return [.. mission.Geometries.Where(geometry => geometry.Kind == GeometryKind.ControlAreas)
            .SelectMany(geometry => geometry.Accepted(at, asOf).SelectMany(version => Shares(mission, geometry.Id, version, author, withSensitivity)))];
    }

    /// <summary>On whose area an impact fell, in the same form. It says nothing of who caused it; empty for any other act.</summary>
    public static IReadOnlyList<AttributionShare> FellOn(Mission mission, Act act, PlacedPoint place, Instant at, Instant asOf) =>
        act != Act.ExplosionImpact
            ? []
            : [.. mission.Geometries.Where(geometry => geometry.Kind == GeometryKind.ControlAreas)
                .SelectMany(geometry => geometry.Accepted(at, asOf).SelectMany(version => Shares(mission, geometry.Id, version, place, withSensitivity: true)))];

    private static IEnumerable<AttributionShare> Shares(Mission mission, string geometry, GeometryVersion version, PlacedPoint? author, bool withSensitivity)
    {
        var parties = mission.Parties.Select(party => party.Id).Order(StringComparer.Ordinal).ToList();
        if (author is null)
        {
            return parties.Select(party => new AttributionShare(geometry, version.Number, party, 0, []))
                .Append(new AttributionShare(geometry, version.Number, null, 1, []));
        }

        var mass = new GaussianMass(author);
        var drawn = Distribution(mass, version, parties, 0, 0);
        var shifted = !withSensitivity ? [] : Shifts.Select(metres => Shifted(mass, version, parties, metres)).FirstOrDefault(at => at.Any(shift => Differs(shift, drawn))) ?? [];
        return drawn.Select((probability, i) => new AttributionShare(
            geometry, version.Number, i < parties.Count ? parties[i] : null, probability,
            [.. shifted.Where(shift => Math.Abs(shift.Shares[i] - probability) >= Matters)
                .Select(shift => new Sensitivity(shift.Metres, shift.Bearing, shift.Shares[i]))]));
    }

    private static List<Shift> Shifted(GaussianMass mass, GeometryVersion version, List<string> parties, double metres) =>
        [.. Bearings.Select(bearing =>
        {
            var (sin, cos) = Math.SinCos(bearing * Math.PI / 180);
            return new Shift(metres, bearing, Distribution(mass, version, parties, metres * sin, metres * cos));
        })];

    private static bool Differs(Shift shift, double[] drawn) =>
        shift.Shares.Zip(drawn).Any(pair => Math.Abs(pair.First - pair.Second) >= Matters);

    /// <summary>Probabilities in the order of the parties, then undetermined; rounded to 1e-4 and adding up to one.</summary>
    private static double[] Distribution(
        GaussianMass mass, GeometryVersion version, List<string> parties, double east, double north)
    {
        var shares = parties.Select(party => version.Areas.Where(area => area.Party == party)
            .Sum(area => mass.In(area.Shape, east, north))).ToList();
        var sum = shares.Sum();
        var scale = sum > 1 ? 1 / sum : 1;
        var rounded = shares.Select(share => Rounding.Probability(share * scale)).ToList();
        return [.. rounded, Math.Max(0, Rounding.Probability(1 - rounded.Sum()))];
    }

    private sealed record Shift(double Metres, double Bearing, double[] Shares);
}
