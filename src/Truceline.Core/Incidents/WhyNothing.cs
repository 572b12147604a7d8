using System.Globalization;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Incidents;

/// <summary>
/// Keeps what it takes to say why a stream opened nothing: what was reported, what could be placed, how near the mission's
/// areas it came, and whether any clause was in force. Fed with every report; its memory does not grow.
/// </summary>
public sealed class WhyNothing
{
    private readonly Mission _mission;
    private readonly Act _act;
    private readonly WatchedZones _zones;
    private long _reports;
    private long _targets;
    private long _placed;
    private string? _notPlaced;
    private double _nearest = double.PositiveInfinity;
    private string? _nearestArea;
    private Instant? _first;
    private Instant? _last;
    private bool _anyZoneInForce;
    private Instant? _measured;

    public WhyNothing(Mission mission, string source)
    {
        _mission = mission;
        _act = mission.SourceOf(source)?.TargetAct ?? Act.CrossingByVehicle;
        _zones = new WatchedZones(mission, _act);
    }

    public void Observe(FrameReport report, IReadOnlyList<SceneEvent> events)
    {
        _reports++;
        _targets += report.Targets.Count;
        _first ??= report.Claimed;
        _last = report.Claimed;
        _anyZoneInForce |= _zones.At(report.Claimed, report.Received).Count > 0;
        foreach (var happened in events)
        {
            if (happened is SceneEvent.NotPlaced refused)
            {
                _notPlaced ??= refused.Because;
            }
            else if (Where(happened) is { } place)
            {
                _placed++;
                Measure(place.At);
            }
        }

        // Places that the sensor only looked at: once a second tells enough.
        if (_measured is not { } measured || report.Claimed - measured >= Duration.FromSeconds(1) || report.Claimed < measured)
        {
            _measured = report.Claimed;
            if ((report.FrameCentre ?? report.Platform?.At) is { IsValid: true } seen)
            {
                Measure(seen);
            }
        }
    }

    /// <summary>The sentences, the weightiest reason first; at least one.</summary>
    public IReadOnlyList<string> Explain() => [.. Reasons().DefaultIfEmpty("No target came into an area that it may not enter.")];

    private IEnumerable<string> Reasons()
    {
        if (_reports == 0)
        {
            yield return "The stream carries no metadata that says where its sensor is.";
            yield break;
        }

        if (double.IsFinite(_nearest))
        {
            yield return _nearest > 0
                ? $"The nearest area of the mission ({_nearestArea}) is {PlaceText.Kilometres(_nearest)} from every place seen."
                : $"Places seen lie within {_nearestArea}.";
        }
        else
        {
            yield return "No place seen could be compared with the mission's areas.";
        }

        if (!_anyZoneInForce)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"No clause that forbids the act ({Form(_act)}) was in force at the times claimed ({Text(_first)} to {Text(_last)}).");
        }

        if (_targets == 0)
        {
            yield return "The sensor reported no targets.";
        }
        else if (_placed == 0)
        {
            yield return $"None of the targets reported could be placed: {_notPlaced}";
        }
    }

    private void Measure(Position at)
    {
        foreach (var geometry in _mission.Geometries.Where(geometry => geometry.Kind is not (GeometryKind.LineOfContact or GeometryKind.Route)))
        {
            foreach (var area in geometry.Versions.SelectMany(version => version.Areas))
            {
                var metres = _nearest > 0 ? area.Shape.DistanceTo(at) : _nearest;
                if (metres < _nearest)
                {
                    (_nearest, _nearestArea) = (metres, geometry.Id);
                }
            }
        }
    }

    private static PlacedPoint? Where(SceneEvent happened) => happened switch
    {
        SceneEvent.TrackStarted started => started.Place,
        SceneEvent.TrackMoved moved => moved.Place,
        _ => null,
    };

    private static string Form(Act act) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString());

    private static string Text(Instant? at) => at is { } instant ? NodaTime.Text.InstantPattern.General.Format(instant) : "unknown";
}
