using System.Globalization;
using Truceline.Core.Agreement;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Attribution;

/// <summary>What a probability rests on.</summary>
/// <param name="Party">Null for the undetermined share.</param>
/// <param name="Contribution">
/// How far this evidence moved the share, -1 to 1: from where no evidence leaves it (all undetermined) to the recorded
/// value. Contributions to a share add up to the difference.
/// </param>
public sealed record EvidenceContribution(
    string Geometry, int Version, string? Party, double Contribution, IReadOnlyList<EvidenceCitation> Evidence, string Because);

/// <summary>The account of an attribution, from recorded values alone.</summary>
public static class AttributionAccount
{
    /// <summary>
    /// One line for each share. So far one kind of evidence speaks: where the author was, by one sensor; without it
    /// everything is undetermined.
    /// </summary>
    public static IReadOnlyList<EvidenceContribution> Of(Statement.IncidentRaised incident) =>
        [.. incident.Attribution.Select(share => new EvidenceContribution(
            share.Geometry, share.Version, share.Party, Rounding.Metres(share.Probability - (share.Party is null ? 1 : 0)),
            incident.Evidence, Because(incident)))];

    /// <summary>The sensitivity in words, for a share that hangs on where the line lies.</summary>
    public static IReadOnlyList<string> Sensitivities(AttributionShare share) => [.. share.Sensitivity.Select(shift => string.Create(
        CultureInfo.InvariantCulture,
        $"If the line lay {shift.Metres:0} m further {Direction(shift.Bearing)}: {share.Probability:0.00} → {shift.Probability:0.00}."))];

    private static string Because(Statement.IncidentRaised incident) => (ActKinds.IsEntry(incident.Act), incident.LastOutside) switch
    {
        (true, null) => $"The track was first seen inside; source {incident.Source} did not see where it came from.",
        (true, { } outside) => $"Source {incident.Source} last saw the track outside at {Where(outside)}.",
        _ => $"Source {incident.Source} placed the act at {Where(incident.Place)}.",
    };

    private static string Where(PlacedPoint place) => string.Create(
        CultureInfo.InvariantCulture,
        $"{PlaceText.Coordinates(place.At)}, one sigma {place.Error.SemiMajor:0} m by {place.Error.SemiMinor:0} m");

    private static string Direction(double bearing) =>
        new[] { "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west" }
            [(int)Math.Round(Geodesic.WrapBearing(bearing) / 45) % 8];
}
