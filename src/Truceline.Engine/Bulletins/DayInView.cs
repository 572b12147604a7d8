using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Coverage;
using Truceline.Core.Footprints;
using Truceline.Core.Record;
using Truceline.Engine.Coverage;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Bulletins;

/// <summary>
/// What was in view over a day, from the footprints in the sidecars, each of which is read once. The entries vouch for those files, so that a copy of the
/// record gives the same; received time counts, as in the rest of a bulletin.
/// </summary>
public sealed class DayInView : IDisposable
{
    private readonly Dictionary<string, WatchLog> _zones = new(StringComparer.Ordinal);
    private readonly LookbackInMemory _footprints = new();
    private readonly string _dataFolder;
    private readonly Mission _mission;
    private readonly Interval _day;

    /// <exception cref="CentreFaultException">A sidecar that an entry names is missing or cannot be read.</exception>
    public DayInView(string dataFolder, IRegisterRows rows, Mission mission, LocalDate date)
    {
        (_dataFolder, _mission, _day) = (dataFolder, mission, mission.DayOf(date));
        foreach (var entry in rows.List<RecordingView>(RegisterKinds.Recording, _day.Start - WatchedTime.LongestEntry, _day.End))
        {
            Take(entry);
        }
    }

    /// <summary>By source, in which zones it looked and for how long; a zone that was never in view is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ZoneLine>> Zones => _zones.ToDictionary(source => source.Key, source => Lines(source.Value), StringComparer.Ordinal);

    /// <summary>The bulletin's questions of coverage are answered from here.</summary>
    public DrawUpBulletin Told(DrawUpBulletin draw, IRegisterRows rows)
    {
        // Before the day is over there is no share.
        if (draw.Now < _day.End)
        {
            return draw;
        }

        var desk = new CoverageDesk(_mission, rows, _footprints);
        return draw with
        {
            // The whole day, however soon after its end the bulletin is drawn up.
            Observed = SectorShares.Of([.. NoticedKinds.All.Select(kind => desk.OfDay(draw.Date, kind, _day.End + CoverageDesk.Behind))]),
            ObservedOf = new ObservedZones(_mission, _ => desk).Share,
        };
    }

    public void Dispose() => _footprints.Dispose();

    private void Take(RecordingView entry)
    {
        var seen = new List<Footprint>();
        foreach (var segment in entry.Segments.Where(of => of.ReceivedFrom < _day.End && of.ReceivedTo > _day.Start))
        {
            seen.AddRange(FootprintsOfRecord.Read(_dataFolder, segment));
        }

        if (FootprintBlock.Of(entry.Source, seen) is { } block)
        {
            _footprints.Add([block], LookbackPosition.None);
        }

        if (!_zones.TryGetValue(entry.Source, out var log))
        {
            _zones.Add(entry.Source, log = new WatchLog(_mission, entry.Source));
        }

        foreach (var footprint in seen.Where(of => _day.Contains(of.Received)))
        {
            log.Observe(footprint.Received, footprint.Received, Outline(footprint));
        }
    }

    private IReadOnlyList<ZoneLine> Lines(WatchLog log) =>
    [
        .. log.Intervals.Where(of => of.Zone != WatchLog.Anywhere).GroupBy(of => of.Zone, StringComparer.Ordinal)
            .Select(zone => new ZoneLine(zone.Key, _mission.GeometryOf(zone.Key)?.Name ?? zone.Key,
                Math.Round(zone.Sum(of => of.Length.TotalHours), 4)))
            .Where(line => line.Hours > 0),
    ];

    private static IReadOnlyList<Core.Places.Position> Outline(Footprint footprint) =>
        footprint.IsDoubted ? [] : footprint.Corners.Count == 4 ? footprint.Corners : footprint.Centre is { } centre ? [centre] : [];
}
