using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>The counting rule of the modalities: which alerts are counted together with one before them.</summary>
internal static class CountAsOne
{
    /// <summary>
    /// Ids of alerts that follow one of the same act, zone and sensor within the window. What a person marked, reported or took into a case is always
    /// counted by itself. Every one of them stays listed with its entry.
    /// </summary>
    public static IReadOnlySet<string> Of(IEnumerable<IncidentView> incidents, Duration window)
    {
        var merged = new HashSet<string>(StringComparer.Ordinal);
        if (window <= Duration.Zero)
        {
            return merged;
        }

        foreach (var alike in incidents.Where(IsAlert).GroupBy(incident => (incident.Act, incident.Zone, incident.Source)))
        {
            IncidentView? before = null;
            foreach (var incident in alike.OrderBy(incident => incident.Claimed).ThenBy(incident => incident.Incident, StringComparer.Ordinal))
            {
                if (before is not null && incident.Claimed - before.Claimed <= window)
                {
                    merged.Add(incident.Incident);
                }

                before = incident;
            }
        }

        return merged;
    }

    private static bool IsAlert(IncidentView incident) => incident is { Mark: null, Report: null, Cases.Count: 0 } && BulletinCounts.Counts(incident);
}
