using System.Globalization;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Engine.Recomputing;

/// <summary>Holds what the log says of an incident against what its segments show. Each difference is one sentence.</summary>
internal static class CompareIncident
{
    /// <summary>Recorded values are rounded to 1e-4; two machines may round a last digit differently.</summary>
    public const double Tolerance = 2e-4;

    private const double Metres = 0.5;

    public static IEnumerable<string> Differences(Statement.IncidentRaised recorded, Statement.IncidentRaised again)
    {
        if (recorded.Act != again.Act || recorded.Zone != again.Zone || recorded.Track != again.Track || recorded.Claimed != again.Claimed)
        {
            yield return $"{recorded.Incident}: the log says {recorded.Act} of {recorded.Track} in {recorded.Zone} at {recorded.Claimed}, the segments show {again.Act} of {again.Track} in {again.Zone} at {again.Claimed}.";
        }

        foreach (var difference in Places(recorded.Incident, "the place", recorded.Place, again.Place)
            .Concat(Places(recorded.Incident, "the last place outside", recorded.LastOutside, again.LastOutside)))
        {
            yield return difference;
        }

        var shares = again.Attribution.ToDictionary(share => (share.Geometry, share.Version, share.Party));
        if (shares.Count != recorded.Attribution.Count)
        {
            yield return $"{recorded.Incident}: the log has {recorded.Attribution.Count} shares of attribution, the segments give {shares.Count}.";
        }

        foreach (var share in recorded.Attribution)
        {
            var name = $"{share.Party ?? "undetermined"} under {share.Geometry} version {share.Version}";
            if (!shares.TryGetValue((share.Geometry, share.Version, share.Party), out var other))
            {
                yield return $"{recorded.Incident}: the segments give no share for {name}.";
            }
            else if (!Near(share.Probability, other.Probability))
            {
                yield return $"{recorded.Incident}: the log gives {Text(share.Probability)} to {name}, the segments {Text(other.Probability)}.";
            }
        }
    }

    /// <summary>Clause results are compared where the log's values and the recomputed ones were both tested.</summary>
    public static IEnumerable<string> Differences(
        string incident, IReadOnlyList<ClauseResultView> recorded, IReadOnlyList<ClauseResultView> again)
    {
        if (recorded.Count != again.Count)
        {
            yield return $"{incident}: the register has {recorded.Count} clause results, the segments give {again.Count}.";
            yield break;
        }

        foreach (var (before, now) in recorded.Zip(again))
        {
            if (before.Clause != now.Clause || before.Reading != now.Reading || before.Outcome != now.Outcome
                || before.GeometryVersion != now.GeometryVersion || before.Probability.HasValue != now.Probability.HasValue
                || !Near(before.Probability ?? 0, now.Probability ?? 0))
            {
                yield return $"{incident}: the register says {before.Outcome} of clause {before.Clause} ({Text(before.Probability)}), the segments {now.Outcome} ({Text(now.Probability)}).";
            }
        }
    }

    private static IEnumerable<string> Places(string incident, string name, PlacedPoint? recorded, PlacedPoint? again)
    {
        if (recorded is null != again is null)
        {
            yield return $"{incident}: {name} is stated by only one of the log and the segments.";
        }
        else if (recorded is not null && Geodesic.Between(recorded.At, again!.At).Metres is var metres && metres > Metres)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{incident}: {name} in the log is {metres:0.0} m from where the segments show it.");
        }
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance + 1e-12;

    private static string Text(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "none";
}
