using NodaTime;

namespace Truceline.Core.Detection;

/// <summary>When a target is still the same one, and when it counts as inside.</summary>
public sealed record FollowerLimits
{
    public static FollowerLimits Default { get; } = new();

    /// <summary>A target unseen for longer than this is lost; the sensor's number may then belong to another.</summary>
    public Duration Absence { get; init; } = Duration.FromSeconds(10);

    /// <summary>Metres a second beyond which a move is not believed of a thing on the ground.</summary>
    public double Speed { get; init; } = 70;

    /// <summary>Sightings in a row that make a state: one stray sighting makes none.</summary>
    public int Confirmations { get; init; } = 3;

    /// <summary>Inside from this probability on.</summary>
    public double EnterAt { get; init; } = 0.9;

    /// <summary>Outside up to this probability; between the two the former state holds.</summary>
    public double LeaveAt { get; init; } = 0.1;

    /// <summary>Targets followed at a time; the one unseen for longest goes first.</summary>
    public int Tracks { get; init; } = 512;
}
