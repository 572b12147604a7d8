using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>Ground of one height everywhere, as the sensor states it for its frame centre: what is taken where no elevation is at hand.</summary>
/// <param name="Height">Metres, in the datum of the platform's height.</param>
/// <param name="Sigma">Metres, one standard deviation.</param>
public sealed record FlatGround(double Height, double Sigma) : IGround
{
    public double Spacing => 1_000;

    public GroundHeight At(Position at, HeightDatum datum) => new(Height, Sigma, null);

    public GroundBasis? BasisAt(Position at, HeightDatum datum) => null;
}
