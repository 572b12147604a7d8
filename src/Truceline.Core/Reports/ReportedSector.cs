using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Reports;

/// <summary>Where something was heard or seen, as a person can say it: a direction and a range of distances from where the person stood.</summary>
/// <param name="OwnSigma">Metres, one standard deviation of the own position.</param>
/// <param name="Bearing">Degrees clockwise from true north.</param>
/// <param name="BearingError">Degrees to either side within which the direction surely lies.</param>
/// <param name="DistanceFrom">Metres; surely not nearer.</param>
/// <param name="DistanceTo">Metres; surely not further.</param>
public sealed record ReportedSector(Position Own, double OwnSigma, double Bearing, double BearingError, double DistanceFrom, double DistanceTo)
{
    public const string Ground = "sector";

    private const double Furthest = 60_000;

    /// <summary>Metres, one sigma of an own position that is only told as a 1 km cell.</summary>
    private const double CellSigma = 500;

    /// <summary>
    /// The middle of the sector with the ellipse of the same spread: distance and direction are taken as rectangular (JCGM 100:2008, 4.3.7), so that one
    /// sigma is half the width over √3. A distance without a range is good to a tenth of itself.
    /// </summary>
    public PlacedPoint Place()
    {
        var middle = (DistanceFrom + DistanceTo) / 2;
        var half = Math.Max((DistanceTo - DistanceFrom) / 2, middle / 10);
        var along = Math.Sqrt((half * half / 3) + (OwnSigma * OwnSigma));
        var wide = middle * BearingError * Math.PI / 180;
        var across = Math.Sqrt((wide * wide / 3) + (OwnSigma * OwnSigma));
        var bearing = Geodesic.WrapBearing(along >= across ? Bearing : Bearing + 90) % 180;
        return Rounding.Of(new PlacedPoint(
            Geodesic.Direct(Own, Bearing, middle), new ErrorEllipse(Math.Max(along, across), Math.Min(along, across), bearing), Ground));
    }

    /// <summary>As it is entered: for a place of fire or of a weapon the own position is told as its 1 km cell, so that nothing finer can be read off.</summary>
    internal ReportedSector ToBeRecorded(bool guarded) => new(
        guarded ? GuardedPlace.Cell(Own) : new Position(Math.Round(Own.Latitude, 5), Math.Round(Own.Longitude, 5)),
        Math.Round(guarded ? Math.Max(OwnSigma, CellSigma) : OwnSigma, 1), Math.Round(Geodesic.WrapBearing(Bearing), 1), Math.Round(BearingError, 1),
        Math.Round(DistanceFrom), Math.Round(DistanceTo));

    internal string? Trouble() => this switch
    {
        { Own.IsValid: false } => "Say where you stood.",
        _ when !(OwnSigma is >= 0 and <= 5_000) => "Say how well the own position is known: 0 to 5000 m.",
        _ when !(Bearing is >= 0 and <= 360) || !(BearingError is >= 0.5 and <= 60) => "Say the direction as 0 to 360 degrees, and how far it may be off: 0.5 to 60.",
        _ when !(DistanceFrom is >= 0 and <= Furthest) || !(DistanceTo is >= 10 and <= Furthest) || DistanceTo < DistanceFrom =>
            $"Say the distance from the nearest to the furthest that it may be: 10 to {Furthest:0} m.",
        _ => null,
    };
}
