using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Record;

namespace Truceline.Engine.Coverage;

/// <summary>The shares that a bulletin prints: from the register and the sidecars that its entries vouch for, so that a copy of the record gives the same.</summary>
public static class ObservedOfDay
{
    /// <param name="now">When the bulletin is drawn up; before the day is over there is no share.</param>
    /// <exception cref="CentreFaultException">A sidecar that an entry names is missing or cannot be read.</exception>
    public static IReadOnlyList<SectorShare> Of(string dataFolder, IRegisterRows rows, Mission mission, LocalDate date, Instant now)
    {
        var day = mission.DayOf(date);
        if (now < day.End)
        {
            return [];
        }

        using var footprints = FootprintsOfRecord.Read(dataFolder, rows, day.Start, day.End);
        var desk = new CoverageDesk(mission, rows, footprints);
        // The whole day, however soon after its end the bulletin is drawn up.
        return SectorShares.Of([.. NoticedKinds.All.Select(kind => desk.OfDay(date, kind, day.End + CoverageDesk.Behind))]);
    }
}
