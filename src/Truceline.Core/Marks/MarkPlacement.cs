using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Marks;

/// <summary>Where a marked pixel lies on the ground, or the sentence that says why that cannot be told.</summary>
public abstract record MarkPlacement
{
    private MarkPlacement()
    {
    }

    public sealed record Placed(PlacedPoint Point, MarkedGround Ground) : MarkPlacement;

    public sealed record Refused(string Because) : MarkPlacement;
}

/// <summary>The ground that a mark was placed on.</summary>
/// <param name="Height">Metres at the place.</param>
/// <param name="Datum">Of <paramref name="Height"/>, the same as of the platform's height.</param>
/// <param name="Sigma">Metres, one standard deviation of the height.</param>
/// <param name="SlantRange">Metres from the sensor to the place.</param>
/// <param name="Basis">The elevation file; null where the frame centre's height was taken.</param>
/// <param name="Errors"><c>stated</c>: propagated from what telemetry or mission state; <c>published</c>: they state none.</param>
public sealed record MarkedGround(double Height, HeightDatum Datum, double Sigma, double SlantRange, GroundBasis? Basis, string Errors)
{
    public const string Stated = "stated";
    public const string Published = "published";
}
