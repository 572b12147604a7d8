using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Detection;

/// <summary>What one report changed in the scene of a source.</summary>
public abstract record SceneEvent
{
    private SceneEvent()
    {
    }

    public required Sighting At { get; init; }

    /// <summary>A target not followed before, or one whose number was taken over by another.</summary>
    public sealed record TrackStarted(string Track, PlacedPoint Place) : SceneEvent;

    public sealed record TrackMoved(string Track, PlacedPoint Place) : SceneEvent;

    /// <summary>A track came into a zone; once for each entry.</summary>
    /// <param name="Place">Where it first lay inside with enough confidence; <see cref="SceneEvent.At"/> is that sighting.</param>
    /// <param name="LastOutside">Where it last lay outside with enough confidence; null: it was first seen inside.</param>
    /// <param name="From">The sighting of <paramref name="LastOutside"/>, or else the first of the track.</param>
    /// <param name="Confirmed">The sighting that confirmed it; evidence runs from <paramref name="From"/> to here.</param>
    public sealed record ZoneEntered(string Track, string Zone, PlacedPoint Place, PlacedPoint? LastOutside, Sighting From, Sighting Confirmed)
        : SceneEvent;

    public sealed record TrackLost(string Track, string Because) : SceneEvent;

    /// <summary>A target was reported that could not be placed on the ground.</summary>
    public sealed record NotPlaced(int Target, string Because) : SceneEvent;
}

/// <summary>When something was seen, on both clocks, and in which picture.</summary>
/// <param name="Pts">90 kHz, unwrapped.</param>
public readonly record struct Sighting(Instant Claimed, Instant Received, long Pts);
