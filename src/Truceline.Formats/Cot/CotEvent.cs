namespace Truceline.Formats.Cot;

/// <summary>One Cursor-on-Target event (MITRE's base schema 2.0), as it states itself.</summary>
/// <param name="Time">UTC.</param>
/// <param name="Stale">UTC; from then on it says nothing.</param>
/// <param name="Height">Metres above the ellipsoid; null where it says unknown (9999999).</param>
/// <param name="Error">Metres, the horizontal error stated; null where it says unknown.</param>
/// <param name="Callsign">Null where it names none.</param>
public sealed record CotEvent(
    string Uid, string Type, DateTime Time, DateTime Stale, double Latitude, double Longitude, double? Height, double? Error, string? Callsign)
{
    /// <summary>
    /// An atom that its sender counts as its own, on the ground, on water or in the air: the one kind that is taken. What the sender's
    /// side calls it beyond that is not kept: here it is an asset present, and nobody's friend.
    /// </summary>
    public bool IsOwnAsset => Type is "a-f-G" or "a-f-A" or "a-f-S"
        || Type.StartsWith("a-f-G-", StringComparison.Ordinal) || Type.StartsWith("a-f-A-", StringComparison.Ordinal) || Type.StartsWith("a-f-S-", StringComparison.Ordinal);

    public bool IsAirborne => Type.StartsWith("a-f-A", StringComparison.Ordinal);
}
