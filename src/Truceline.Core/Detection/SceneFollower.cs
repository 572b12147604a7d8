using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Detection;

/// <summary>
/// Follows the targets of one source from report to report: places them, keeps them apart, and tells when one comes into
/// a zone that it may not enter. The same reports in the same order give the same events; memory is bounded by
/// <see cref="FollowerLimits.Tracks"/>. One instance serves one source and is not shared between threads.
/// </summary>
public sealed class SceneFollower
{
    private readonly FollowerLimits _limits;
    private readonly StatedErrors _defaults;
    private readonly WatchedZones _zones;
    private readonly SortedDictionary<int, Track> _tracks = [];
    private readonly IGround? _elevation;
    private Instant? _latest;
    private (int Width, int Height)? _frameSize;

    /// <param name="source">Id of the source; one that the mission does not list is followed with default errors.</param>
    /// <param name="elevation">The operator's; null places targets on the height of the frame centre.</param>
    public SceneFollower(Mission mission, string source, FollowerLimits? limits = null, IGround? elevation = null)
    {
        _elevation = elevation;
        var config = mission.SourceOf(source);
        _limits = limits ?? FollowerLimits.Default;
        _defaults = config?.Defaults ?? StatedErrors.None;
        _zones = new WatchedZones(mission, config?.TargetAct ?? Act.CrossingByVehicle);
    }

    /// <summary>Targets followed now, by the sensor's number: the track and where it was last seen.</summary>
    public IReadOnlyList<(int Target, string Track, PlacedPoint Place, Sighting Seen)> Following =>
        [.. _tracks.Values.Select(track => (track.Target, track.Id, track.Place, track.Last))];

    public IReadOnlyList<SceneEvent> Observe(FrameReport report)
    {
        var events = new List<SceneEvent>();
        var now = new Sighting(report.Claimed, report.Received, report.Pts);
        if (_latest is { } latest && report.Claimed < latest)
        {
            if (latest - report.Claimed <= _limits.Absence)
            {
                return events; // A late packet: what it tells has been overtaken.
            }

            LoseWhere(_ => true, now, "The source's clock went back.", events);
        }

        _latest = report.Claimed;
        LoseWhere(track => now.Claimed - track.Last.Claimed > _limits.Absence, now, "It was not seen any more.", events);
        foreach (var target in report.Targets)
        {
            Follow(report, target, now, events);
        }

        Trim(now, events);
        return events;
    }

    /// <summary>Where the sensor is is not believed: no track goes on, and no target is placed.</summary>
    public IReadOnlyList<SceneEvent> Forsake(FrameReport report, string because)
    {
        var events = new List<SceneEvent>();
        var now = new Sighting(report.Claimed, report.Received, report.Pts);
        LoseWhere(_ => true, now, because, events);
        events.AddRange(report.Targets.Select(target => new SceneEvent.NotPlaced(target.Id, because) { At = now }));
        return events;
    }

    private void Follow(FrameReport report, TargetReport target, Sighting now, List<SceneEvent> events)
    {
        var placement = PlaceTarget.Target(report, Sized(target), _defaults, _elevation);
        if (placement is Placement.Refused refused)
        {
            events.Add(new SceneEvent.NotPlaced(target.Id, refused.Because) { At = now });
            return;
        }

        var place = ((Placement.Placed)placement).Point;
        if (!_tracks.TryGetValue(target.Id, out var track))
        {
            track = Start(target.Id, place, now, events);
        }
        else if (track.Last == now)
        {
            return; // The same number twice in one report: the first is taken.
        }
        else
        {
            var continuity = track.Continue(place, now);
            if (continuity == Continuity.Stray)
            {
                return;
            }

            if (continuity == Continuity.Another)
            {
                events.Add(new SceneEvent.TrackLost(track.Id, "Its number went over to another target.") { At = now });
                track = Start(target.Id, place, now, events);
            }
            else
            {
                events.Add(new SceneEvent.TrackMoved(track.Id, place) { At = now });
            }
        }

        Locate(track, place, now, events);
    }

    /// <summary>Sensors state the size of the frame now and then only; it holds until another is stated.</summary>
    private TargetReport Sized(TargetReport target)
    {
        if (target is { FrameWidth: { } width, FrameHeight: { } height })
        {
            _frameSize = (width, height);
            return target;
        }

        return _frameSize is { } size ? target with { FrameWidth = size.Width, FrameHeight = size.Height } : target;
    }

    private Track Start(int target, PlacedPoint place, Sighting now, List<SceneEvent> events)
    {
        var track = new Track(target, place, now, _limits);
        _tracks[target] = track;
        events.Add(new SceneEvent.TrackStarted(track.Id, place) { At = now });
        return track;
    }

    private void Locate(Track track, PlacedPoint place, Sighting now, List<SceneEvent> events)
    {
        var zones = _zones.At(now.Claimed, now.Received);
        var near = _zones.Near(place);
        foreach (var zone in zones)
        {
            if (track.In(zone.Id).Observe(near.Contains(zone.Id) ? zone.Holds(place) : 0, place, now) is { } entry)
            {
                events.Add(new SceneEvent.ZoneEntered(
                    track.Id, zone.Id, entry.Place, entry.LastOutside, entry.OutsideAt ?? track.First, now) { At = entry.At });
            }
        }
    }

    private void LoseWhere(Func<Track, bool> gone, Sighting now, string because, List<SceneEvent> events)
    {
        foreach (var track in _tracks.Values.Where(gone).ToList())
        {
            _tracks.Remove(track.Target);
            events.Add(new SceneEvent.TrackLost(track.Id, because) { At = now });
        }
    }

    private void Trim(Sighting now, List<SceneEvent> events)
    {
        if (_tracks.Count <= _limits.Tracks)
        {
            return;
        }

        var kept = _tracks.Values.OrderByDescending(track => track.Last.Claimed).ThenBy(track => track.Target)
            .Take(_limits.Tracks).ToHashSet();
        LoseWhere(track => !kept.Contains(track), now, "More targets were reported than are followed at a time.", events);
    }
}
