using System.Text.Json.Serialization;

namespace Truceline.Core.Places;

/// <summary>A point on the WGS 84 ellipsoid.</summary>
/// <param name="Latitude">Degrees, north positive, -90 to 90.</param>
/// <param name="Longitude">Degrees, east positive, -180 to 180.</param>
public readonly record struct Position(double Latitude, double Longitude)
{
    /// <summary>Both coordinates are finite and in range.</summary>
    [JsonIgnore]
    public bool IsValid =>
        double.IsFinite(Latitude) && double.IsFinite(Longitude) && Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180;
}
