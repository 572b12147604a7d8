using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Sensing;

/// <summary>A camera that stands still, as the mission states it: its stream says nothing of where it looks.</summary>
/// <param name="Height">Metres above mean sea level, of the lens.</param>
/// <param name="Ground">Metres above mean sea level, of the ground that it looks at, taken as level.</param>
/// <param name="Heading">Degrees clockwise from true north.</param>
/// <param name="Elevation">Degrees from the horizon, down negative.</param>
/// <param name="HorizontalField">Degrees, whole angle.</param>
/// <param name="VerticalField">Degrees, whole angle.</param>
public sealed record FixedCamera(
    Position At, double Height, double Ground, double Heading, double Elevation, double HorizontalField, double VerticalField)
{
    /// <summary>
    /// What it sees at a moment. It has no clock of its own: claimed is when it was received. The footprint is left out where a corner
    /// of the picture lies above the horizon, since it has no end then.
    /// </summary>
    public FrameReport Report(string source, Instant received, long pts)
    {
        var bare = new FrameReport
        {
            Source = source,
            Claimed = received,
            Received = received,
            Pts = pts,
            Platform = new PlatformPose(At, Height, HeightDatum.MeanSeaLevel, Heading, 0, 0),
            Sensor = new SensorPose(0, Elevation, 0, HorizontalField, VerticalField),
            FrameCentreHeight = Ground,
        };
        var corners = PlaceTarget.Corners(bare, StatedErrors.None).OfType<Placement.Placed>().Select(placed => placed.Point.At).ToList();
        return bare with
        {
            FrameCentre = PlaceTarget.FrameCentre(bare, StatedErrors.None) is Placement.Placed centre ? centre.Point.At : null,
            Corners = corners.Count == 4 ? corners : [],
        };
    }
}
