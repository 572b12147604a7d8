using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>Counts by act; the total is their sum.</summary>
internal static class BulletinCounts
{
    public static IReadOnlyList<CountLine> Of(IEnumerable<IncidentView> incidents, IReadOnlyList<SectorShare> observed, IReadOnlySet<string> asOne) =>
    [
        .. incidents.Where(Counts).GroupBy(incident => incident.Act).OrderBy(act => act.Key).Select(act => new CountLine(
            act.Key, Single(act, asOne).Count(), true, At(Single(act, asOne), FactLevel.Alleged), At(Single(act, asOne), FactLevel.IndicatedByRule),
            At(Single(act, asOne), FactLevel.FoundByOne), At(Single(act, asOne), FactLevel.FoundJointly), Entries(act), Numbers(act)) { Observed = SectorShares.Beside(observed, NoticedKinds.Of(act.Key)) }),
    ];

    public static TotalLine Total(IReadOnlyCollection<IncidentView> incidents, IReadOnlyList<SectorShare> observed, IReadOnlySet<string> asOne)
    {
        var counted = incidents.Where(Counts).ToList();
        return new(Single(counted, asOne).Count(), counted.Count > 0, Entries(counted), Entries(incidents.Where(incident => incident.FoundNotToHaveOccurred)),
            Entries(incidents.Where(IsSetAside))) { Observed = SectorShares.Least(observed) };
    }

    /// <summary>Everything counts until it was found not to have occurred, and signed so, or set aside by who marked it.</summary>
    public static bool Counts(IncidentView incident) => !incident.FoundNotToHaveOccurred && !IsSetAside(incident);

    /// <param name="asOne">Alerts that are counted together with one before them (<see cref="CountAsOne"/>).</param>
    private static IEnumerable<IncidentView> Single(IEnumerable<IncidentView> incidents, IReadOnlySet<string> asOne) =>
        incidents.Where(incident => !asOne.Contains(incident.Incident));

    private static bool IsSetAside(IncidentView incident) => incident.Mark is { Standing: not MarkStanding.Stands };

    /// <summary>How many a person says there were; null for what the machine alleges.</summary>
    internal static Marks.ReportedCount? Said(IncidentView incident) => incident.Mark?.Count ?? incident.Report?.Count;

    private static NumberLine[] Numbers(IEnumerable<IncidentView> incidents) =>
    [
        .. incidents.Where(incident => Said(incident) is not null).GroupBy(incident => Said(incident)!.Qualifier).OrderBy(said => said.Key)
            .Select(said => new NumberLine(said.Key, said.Sum(incident => Said(incident)!.Number), Entries(said))),
    ];

    private static int At(IEnumerable<IncidentView> incidents, FactLevel level) => incidents.Count(incident => incident.Level == level);

    private static long[] Entries(IEnumerable<IncidentView> incidents) => [.. incidents.Select(incident => incident.Index).Order()];
}
