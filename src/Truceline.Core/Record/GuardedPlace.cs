using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Core.Record;

/// <summary>Origins of fire and places of weapons leave the record as a 1 km cell; so does every place in a bulletin.</summary>
public static class GuardedPlace
{
    /// <summary>Degrees of latitude: 1.0 km.</summary>
    private const double Step = 0.009;

    /// <summary>Metres, one sigma of a place that is somewhere in a cell.</summary>
    private const double CellSigma = 500;

    /// <summary>The act's place is where someone fires or keeps a weapon.</summary>
    public static bool Guards(Act act) =>
        act is Act.Shot or Act.Burst or Act.Launch or Act.ExplosionOutgoing or Act.MuzzleFlash or Act.Presence;

    /// <summary>The middle of the cell, about 1 km each way, that the point lies in. Swaps nothing, depends on the point alone.</summary>
    public static Position Cell(Position at)
    {
        var latitude = Middle(at.Latitude, Step);
        var wide = Step / Math.Max(0.01, Math.Cos(latitude * Math.PI / 180));
        return new(Math.Round(latitude, 4), Math.Round(Middle(at.Longitude, wide), 4));
    }

    /// <summary>An error that is wider than the cell stays as wide: coarsening never makes a place seem better known.</summary>
    public static PlacedPoint Coarsened(PlacedPoint place) => new(
        Cell(place.At),
        new(Math.Max(CellSigma, place.Error.SemiMajor), Math.Max(CellSigma, place.Error.SemiMinor), place.Error.SemiMajor > CellSigma ? place.Error.Bearing : 0),
        place.Ground);

    private static double Middle(double value, double step) => (Math.Floor(value / step) + 0.5) * step;
}
