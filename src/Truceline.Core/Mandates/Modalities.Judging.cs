using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Core.Mandates;

/// <summary>Thresholds, counting, attribution.</summary>
public sealed partial record Modalities
{
    /// <summary>The share of a day, 0 to 1, that must have been observed before quiet is called compliance.</summary>
    public double CompliedFrom { get; init; } = 0.95;

    /// <summary>The lowest standard of proof at which an assessment that something occurred counts as found; none counts each.</summary>
    public StandardOfProof FoundFrom { get; init; } = StandardOfProof.None;

    /// <summary>Alerts of one kind in one zone by one sensor that follow each other within this time are counted as one; zero counts each.</summary>
    public Duration CountAsOne { get; init; } = Duration.Zero;

    /// <summary>The local hour at which a day's bulletin ends; null leaves the mission's.</summary>
    public LocalTime? CutOff { get; init; }

    /// <summary>Whether the machine attributes at all.</summary>
    public bool Attribution { get; init; } = true;

    /// <summary>Whether a reviewer sees the machine's attribution before the delegation has sealed its own.</summary>
    public bool AttributionBeforeSeal { get; init; }
}
