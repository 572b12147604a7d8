using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>Where one of the centre's own, or of those who work with it, says that it is. A presence and nothing more: nobody's friend or foe.</summary>
/// <param name="Asset">What the source calls it, the same from report to report.</param>
/// <param name="Name">What people call it; null where the source names none.</param>
/// <param name="Height">Metres above the ellipsoid; null where not stated.</param>
/// <param name="Error">Metres, horizontal, as stated; null where not stated.</param>
/// <param name="Until">From then on, by the centre's clock, it says nothing.</param>
public sealed record PresenceReport(
    string Source, string Asset, string? Name, PresenceKind Kind, Position At, double? Height, double? Error, Instant Claimed, Instant Received, Instant Until);

public enum PresenceKind
{
    /// <summary>On the ground or on water.</summary>
    Patrol,
    Aircraft,
}
