using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>The surface of the ground, as an operator's elevation gives it. Implementations read; they decide nothing.</summary>
public interface IGround
{
    /// <summary>Metres between the posts of the finest tile: a ray is followed in steps of half of it near the ground.</summary>
    double Spacing { get; }

    /// <summary>The ground at a place, or what is missing there.</summary>
    /// <param name="datum">What the height shall be measured from.</param>
    GroundHeight At(Position at, HeightDatum datum);

    /// <summary>Which file the height comes from and what is to be said of it; asked once for a place, not on the way to it.</summary>
    GroundBasis? BasisAt(Position at, HeightDatum datum);
}

/// <summary>A height of the ground.</summary>
/// <param name="Metres">In the datum that was asked for.</param>
/// <param name="Sigma">Metres, one standard deviation, the error of a change of datum included.</param>
/// <param name="Missing">Null where there is a height; else which tile is missing or unknown there, and no other member says anything.</param>
public readonly record struct GroundHeight(double Metres, double Sigma, string? Missing)
{
    public static GroundHeight Lacking(string missing) => new(0, 0, missing);
}

/// <summary>What a place on the ground rests on.</summary>
/// <param name="Tile">Name of the elevation file.</param>
/// <param name="TileSha256">Of the file, lower hex.</param>
/// <param name="Said">Datum of the file, and how its heights were brought to that of the platform, in words.</param>
public sealed record GroundBasis(string Tile, string TileSha256, string Said);
