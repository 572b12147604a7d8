using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>Counts by act; the total is their sum.</summary>
internal static class BulletinCounts
{
    public static IReadOnlyList<CountLine> Of(IEnumerable<IncidentView> incidents) =>
    [
        .. incidents.Where(Counts).GroupBy(incident => incident.Act).OrderBy(act => act.Key).Select(act => new CountLine(
            act.Key, act.Count(), true, At(act, FactLevel.Alleged), At(act, FactLevel.IndicatedByRule), At(act, FactLevel.FoundByOne),
            At(act, FactLevel.FoundJointly), Entries(act))),
    ];

    public static TotalLine Total(IReadOnlyCollection<IncidentView> incidents)
    {
        var counted = incidents.Where(Counts).ToList();
        return new(counted.Count, counted.Count > 0, Entries(counted), Entries(incidents.Where(incident => !Counts(incident))));
    }

    /// <summary>Everything counts until it was found not to have occurred, and signed so.</summary>
    public static bool Counts(IncidentView incident) => !incident.FoundNotToHaveOccurred;

    private static int At(IEnumerable<IncidentView> incidents, FactLevel level) => incidents.Count(incident => incident.Level == level);

    private static long[] Entries(IEnumerable<IncidentView> incidents) => [.. incidents.Select(incident => incident.Index).Order()];
}
