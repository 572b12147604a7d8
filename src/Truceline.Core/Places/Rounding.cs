namespace Truceline.Core.Places;

/// <summary>
/// Recorded values are rounded so that machines whose floating point differs in the last bits record the same:
/// probabilities and metres to 1e-4, degrees of position to 1e-7 (about a centimetre).
/// </summary>
public static class Rounding
{
    public static double Probability(double value) => Math.Round(Math.Clamp(value, 0, 1), 4);

    public static double Metres(double value) => Math.Round(value, 4);

    public static Position Of(Position at) => new(Math.Round(at.Latitude, 7), Math.Round(at.Longitude, 7));

    public static PlacedPoint Of(PlacedPoint place) => place with
    {
        At = Of(place.At),
        Error = new ErrorEllipse(
            Metres(place.Error.SemiMajor), Metres(place.Error.SemiMinor), Math.Round(place.Error.Bearing, 4)),
    };
}
