using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Footprints;
using Truceline.Core.Record;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Bulletins;

/// <summary>
/// What each source had in view over a day, from the footprints in the index beside its segments. The entries vouch for
/// those files, so that a copy of the record gives the same; received time counts, as in the rest of a bulletin.
/// </summary>
public static class ZonesInView
{
    /// <returns>By source; a zone that was never in view is absent.</returns>
    /// <exception cref="CentreFaultException">An index file that an entry names is missing or cannot be read.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<ZoneLine>> Of(string dataFolder, IRegisterRows rows, Mission mission, LocalDate date)
    {
        var day = mission.DayOf(date);
        return rows.List<RecordingView>(RegisterKinds.Recording, day.Start - WatchedTime.LongestEntry, day.End)
            .GroupBy(entry => entry.Source, StringComparer.Ordinal)
            .ToDictionary(source => source.Key, source => Lines(dataFolder, source, mission, day), StringComparer.Ordinal);
    }

    private static IReadOnlyList<ZoneLine> Lines(string dataFolder, IGrouping<string, RecordingView> source, Mission mission, Interval day)
    {
        var log = new WatchLog(mission, source.Key);
        foreach (var segment in source.SelectMany(entry => entry.Segments).Where(of => of.ReceivedFrom < day.End && of.ReceivedTo > day.Start))
        {
            foreach (var footprint in Footprints(dataFolder, segment).Where(of => day.Contains(of.Received)))
            {
                log.Observe(footprint.Received, footprint.Received, Outline(footprint));
            }
        }

        return
        [
            .. log.Intervals.Where(of => of.Zone != WatchLog.Anywhere).GroupBy(of => of.Zone, StringComparer.Ordinal)
                .Select(zone => new ZoneLine(zone.Key, mission.GeometryOf(zone.Key)?.Name ?? zone.Key,
                    Math.Round(zone.Sum(of => of.Length.TotalHours), 4)))
                .Where(line => line.Hours > 0),
        ];
    }

    private static IReadOnlyList<Footprint> Footprints(string dataFolder, SealedSegment segment)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(dataFolder, segment.Sidecar));
            return Sidecar.Read(file)?.Footprints ?? throw new CentreFaultException($"{segment.Sidecar} is damaged; run “truceline fsck”.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CentreFaultException($"{segment.Sidecar} is needed for what was in view, and cannot be read; restore it from a copy of the record.", e);
        }
    }

    private static IReadOnlyList<Core.Places.Position> Outline(Footprint footprint) =>
        footprint.Corners.Count == 4 ? footprint.Corners : footprint.Centre is { } centre ? [centre] : [];
}
