using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>A place with its error, or the sentence that says why there is none.</summary>
public abstract record Placement
{
    private Placement()
    {
    }

    public sealed record Placed(PlacedPoint Point) : Placement;

    public sealed record Refused(string Because) : Placement;
}
