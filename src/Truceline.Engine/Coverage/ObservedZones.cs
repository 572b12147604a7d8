using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Record;

namespace Truceline.Engine.Coverage;

/// <summary>Which share of a zone was observed, for the clauses whose silence is told with it: <see cref="ObservedShare"/>. For one thread.</summary>
/// <param name="deskOf">Knows the footprints of a stretch of time.</param>
public sealed class ObservedZones(Mission mission, Func<Interval, CoverageDesk> deskOf)
{
    /// <summary>Of the acts' kinds and of the drawings accepted at the beginning the one observed least; null where no sensor could tell such acts, or no drawing is accepted.</summary>
    public double? Share(string zone, Interval period, IReadOnlyList<Act> acts)
    {
        var kinds = acts.Select(NoticedKinds.Of).OfType<NoticedKind>().Distinct().ToList();
        if (period.Duration <= Duration.Zero || kinds.Count == 0 || mission.GeometryOf(zone) is not { Kind: GeometryKind.Zone } geometry)
        {
            return null;
        }

        // What is known of a drawing is the caller's affair: it asks of a stretch of time that was over when it was known.
        var drawings = geometry.Accepted(period.Start, period.End).Where(version => version.Areas.Count > 0).ToList();
        var desk = deskOf(period);
        return drawings.SelectMany(version => kinds.Select(kind => (double?)desk.Observed($"{zone}/{version.Number}", ZonePoints.Of(version), period, kind))).Min();
    }

    /// <summary>Reads sidecars a day at a time, where no index is kept.</summary>
    public static Func<Interval, CoverageDesk> FromRecord(string dataFolder, IRegisterRows rows, Mission mission)
    {
        (Interval Period, CoverageDesk Desk)? last = null;
        return period =>
        {
            if (last is not { } kept || kept.Period != period)
            {
                last = kept = (period, new CoverageDesk(mission, rows, FootprintsOfRecord.Read(dataFolder, rows, period.Start, period.End)));
            }

            return kept.Desk;
        };
    }
}
