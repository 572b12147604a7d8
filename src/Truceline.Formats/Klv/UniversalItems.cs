namespace Truceline.Formats.Klv;

/// <summary>Items of the legacy universal set, MISB EG 0104, by their place in <see cref="UniversalKeys"/>.</summary>
internal static class UniversalItems
{
    public static Dictionary<int, ItemDefinition> Set() => new()
    {
        [1] = new("User Defined Time Stamp", KlvEncoding.Unsigned, "µs"),
        [2] = new("Episode Number", KlvEncoding.Text),
        [3] = new("Platform Heading Angle", KlvEncoding.Float, "°"),
        [4] = new("Platform Pitch Angle", KlvEncoding.Float, "°"),
        [5] = new("Platform Roll Angle", KlvEncoding.Float, "°"),
        [6] = new("Device Designation", KlvEncoding.Text),
        [7] = new("Image Source Device", KlvEncoding.Text),
        [8] = new("Image Coordinate System", KlvEncoding.Text),
        [9] = new("Device Latitude", KlvEncoding.Float, "°"),
        [10] = new("Device Longitude", KlvEncoding.Float, "°"),
        [11] = new("Device Altitude", KlvEncoding.Float, "m"),
        [12] = new("Horizontal Field of View", KlvEncoding.Float, "°"),
        [13] = new("Vertical Field of View", KlvEncoding.Float, "°"),
        [14] = new("Slant Range", KlvEncoding.Float, "m"),
        [15] = new("Target Width", KlvEncoding.Float, "m"),
        [16] = new("Frame Center Latitude", KlvEncoding.Float, "°"),
        [17] = new("Frame Center Longitude", KlvEncoding.Float, "°"),
        [18] = new("Frame Center Elevation", KlvEncoding.Float, "m"),
        [19] = new("Corner Latitude Point 1", KlvEncoding.Float, "°"),
        [20] = new("Corner Latitude Point 2", KlvEncoding.Float, "°"),
        [21] = new("Corner Latitude Point 3", KlvEncoding.Float, "°"),
        [22] = new("Corner Latitude Point 4", KlvEncoding.Float, "°"),
        [23] = new("Corner Longitude Point 1", KlvEncoding.Float, "°"),
        [24] = new("Corner Longitude Point 2", KlvEncoding.Float, "°"),
        [25] = new("Corner Longitude Point 3", KlvEncoding.Float, "°"),
        [26] = new("Corner Longitude Point 4", KlvEncoding.Float, "°"),
        [27] = new("Security Local Set", KlvEncoding.Set) { Inner = KlvStandard.St0102 },
        [28] = new("Start Date Time", KlvEncoding.Text),
        [29] = new("Event Start Date Time", KlvEncoding.Text),
        [30] = new("Sensor Roll Angle", KlvEncoding.Float, "°"),
        [31] = new("Angle to North", KlvEncoding.Float, "°"),
        [32] = new("Obliquity Angle", KlvEncoding.Float, "°"),
    };
}
