using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>
/// The scene of one source as far as its telemetry is believed: targets are placed and followed while it is; while it is not, no track goes on, nothing enters
/// a zone, and what is seen is collected without a place. A live run and a recomputation pass their reports through the same.
/// </summary>
public sealed class BelievedScene
{
    private readonly SceneFollower _scene;
    private readonly TelemetryWatch? _watch;
    private readonly UncertainScene _uncertain = new();
    private readonly List<TrustEvent> _found = [];
    private string? _stretch;

    /// <param name="elevation">The operator's; null places targets on the height of the frame centre.</param>
    public BelievedScene(Mission mission, string source, IGround? elevation)
    {
        _scene = new SceneFollower(mission, source, elevation: elevation);
        var config = mission.SourceOf(source);
        // A camera that stands where the mission says states nothing of its own.
        _watch = config?.Camera is null ? new TelemetryWatch(config?.Defaults ?? StatedErrors.None) : null;
    }

    /// <returns>The report, with why it is not believed where it is not, and what it changed in the scene.</returns>
    public (FrameReport Report, IReadOnlyList<SceneEvent> Changes) Observe(FrameReport report)
    {
        if (_watch?.Look(report) is not { } trust || trust == Trust.Whole)
        {
            return (report, _scene.Observe(report));
        }

        foreach (var change in trust.Changes)
        {
            Note(change);
        }

        if (trust.IsBelieved)
        {
            return (report, _scene.Observe(report));
        }

        report = report with { Doubt = trust.Doubt };
        if (_stretch is not null && _uncertain.Observe(report))
        {
            _found.Add(new TrustEvent.Sight(_uncertain.Sight!, IsOver: false));
        }

        return (report, _stretch is null ? [] : _scene.Forsake(report, trust.Doubt!));
    }

    /// <summary>The stream ended: so do a stretch under way and what was seen in it.</summary>
    public void End()
    {
        if (_watch?.End() is { } ended)
        {
            Note(ended);
        }
    }

    /// <summary>What was found since the last call, in order.</summary>
    public IReadOnlyList<TrustEvent> Take()
    {
        if (_found.Count == 0)
        {
            return [];
        }

        var found = _found.ToArray();
        _found.Clear();
        return found;
    }

    private void Note(TrustChange change)
    {
        if (change is TrustChange.Ended)
        {
            if (_uncertain.Sight is { } sight)
            {
                _found.Add(new TrustEvent.Sight(sight, IsOver: true));
            }

            _uncertain.Clear();
        }

        _stretch = change is TrustChange.Begun begun ? begun.Detail : null;
        _found.Add(new TrustEvent.Changed(change));
    }
}

/// <summary>Something found about how far a source is believed.</summary>
public abstract record TrustEvent
{
    private TrustEvent()
    {
    }

    public sealed record Changed(TrustChange Change) : TrustEvent;

    /// <param name="IsOver">The stretch in which it was seen has ended.</param>
    public sealed record Sight(UncertainSight Seen, bool IsOver) : TrustEvent;
}
