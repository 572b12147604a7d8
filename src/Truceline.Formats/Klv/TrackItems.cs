namespace Truceline.Formats.Klv;

/// <summary>Items of the track local set and the items of its series, MISB ST 0903: a track told after the fact, apart from a frame.</summary>
internal static class TrackItems
{
    public static Dictionary<int, ItemDefinition> Set() => new()
    {
        [1] = new("Checksum", KlvEncoding.Unsigned),
        [2] = new("Precision Time Stamp", KlvEncoding.Unsigned, "µs"),
        [3] = new("Track ID", KlvEncoding.Pack) { Pack = KlvPack.UuidBytes },
        [4] = new("Track Status", KlvEncoding.Enumeration) { Cases = VmtiItems.DetectionStatus },
        [5] = new("Track Start Time", KlvEncoding.Unsigned, "µs"),
        [6] = new("Track End Time", KlvEncoding.Unsigned, "µs"),
        [7] = new("Track Boundary Series", KlvEncoding.Pack) { Pack = KlvPack.LocationSeries },
        [8] = new("Track Algorithm", KlvEncoding.Text),
        [9] = new("Track Confidence", KlvEncoding.Unsigned, "%", 0, 100),
        [10] = new("System Name", KlvEncoding.Text),
        [11] = new("Version Number", KlvEncoding.Unsigned),
        [12] = new("Source Sensor", KlvEncoding.Text),
        [13] = new("Number of Track Points", KlvEncoding.Unsigned),
        [101] = new("Track Item Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903TrackItem },
        [103] = new("Ontology Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Ontology },
    };

    public static Dictionary<int, ItemDefinition> Item() => new()
    {
        [1] = new("Target Time Stamp", KlvEncoding.Unsigned, "µs"),
        [2] = new("Target Centroid", KlvEncoding.Unsigned, "px"),
        [3] = new("Centroid Pixel Row", KlvEncoding.Unsigned, "px"),
        [4] = new("Centroid Pixel Column", KlvEncoding.Unsigned, "px"),
        [5] = new("Boundary Top Left", KlvEncoding.Unsigned, "px"),
        [6] = new("Boundary Bottom Right", KlvEncoding.Unsigned, "px"),
        [7] = new("Target Priority", KlvEncoding.Unsigned),
        [8] = new("Target Confidence Level", KlvEncoding.Unsigned, "%", 0, 100),
        [9] = new("Target History", KlvEncoding.Unsigned),
        [10] = new("Percentage of Target Pixels", KlvEncoding.Unsigned, "%", 1, 100),
        [11] = new("Target Color", KlvEncoding.Unsigned),
        [12] = new("Target Intensity", KlvEncoding.Unsigned),
        [13] = new("Target Location", KlvEncoding.Pack) { Pack = KlvPack.Location },
        [14] = new("Target Boundary Series", KlvEncoding.Pack) { Pack = KlvPack.LocationSeries },
        [15] = new("Target Velocity", KlvEncoding.Pack) { Pack = KlvPack.Velocity },
        [16] = new("Target Acceleration", KlvEncoding.Pack) { Pack = KlvPack.Acceleration },
        [17] = new("FPA Index Pack", KlvEncoding.Pack) { Pack = KlvPack.FocalPlaneIndex },
        [18] = new("Frame Number", KlvEncoding.Unsigned),
        [19] = new("MIIS ID", KlvEncoding.Pack) { Pack = KlvPack.CoreIdentifier },
        [20] = new("Frame Width", KlvEncoding.Unsigned, "px"),
        [21] = new("Frame Height", KlvEncoding.Unsigned, "px"),
        [22] = new("Horizontal FOV", KlvEncoding.Imapb, "°", 0, 180),
        [23] = new("Vertical FOV", KlvEncoding.Imapb, "°", 0, 180),
        [24] = new("Motion Imagery URL", KlvEncoding.Text),
        [101] = new("Target Mask", KlvEncoding.Set) { Inner = KlvStandard.St0903Mask },
        [102] = new("Target Object", KlvEncoding.Set) { Inner = KlvStandard.St0903Object },
        [103] = new("Target Features", KlvEncoding.Set) { Inner = KlvStandard.St0903Feature },
        [104] = new("Target Chip", KlvEncoding.Set) { Inner = KlvStandard.St0903Chip },
        [105] = new("Chip Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Chip },
        [106] = new("Object Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Object },
    };
}
