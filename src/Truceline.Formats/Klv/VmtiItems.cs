namespace Truceline.Formats.Klv;

/// <summary>Items of the VMTI local set and the sets inside it, MISB ST 0903.</summary>
internal static class VmtiItems
{
    internal static readonly string[] DetectionStatus = ["inactive", "active - moving", "dropped", "active - stopped", "active - coasting"];

    public static Dictionary<int, ItemDefinition> Set() => new()
    {
        [1] = new("Checksum", KlvEncoding.Unsigned),
        [2] = new("Precision Time Stamp", KlvEncoding.Unsigned, "µs"),
        [3] = new("VMTI System Name", KlvEncoding.Text),
        [4] = new("VMTI LS Version", KlvEncoding.Unsigned),
        [5] = new("Total Number of Targets Detected", KlvEncoding.Unsigned),
        [6] = new("Number of Targets Reported", KlvEncoding.Unsigned),
        [7] = new("Frame Number", KlvEncoding.Unsigned),
        [8] = new("Frame Width", KlvEncoding.Unsigned, "px"),
        [9] = new("Frame Height", KlvEncoding.Unsigned, "px"),
        [10] = new("VMTI Source Sensor", KlvEncoding.Text),
        [11] = new("VMTI Horizontal FOV", KlvEncoding.Imapb, "°", 0, 180),
        [12] = new("VMTI Vertical FOV", KlvEncoding.Imapb, "°", 0, 180),
        [13] = new("MIIS ID", KlvEncoding.Pack) { Pack = KlvPack.CoreIdentifier },
        [101] = new("VTarget Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Target },
        [102] = new("Algorithm Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Algorithm },
        [103] = new("Ontology Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Ontology },
    };

    public static Dictionary<int, ItemDefinition> Target() => new()
    {
        [1] = new("Target Centroid", KlvEncoding.Unsigned, "px"),
        [2] = new("Boundary Top Left", KlvEncoding.Unsigned, "px"),
        [3] = new("Boundary Bottom Right", KlvEncoding.Unsigned, "px"),
        [4] = new("Target Priority", KlvEncoding.Unsigned, null, 1, 255),
        [5] = new("Target Confidence Level", KlvEncoding.Unsigned, "%", 0, 100),
        [6] = new("Target History", KlvEncoding.Unsigned),
        [7] = new("Percentage of Target Pixels", KlvEncoding.Unsigned, "%", 1, 100),
        [8] = new("Target Color", KlvEncoding.Unsigned),
        [9] = new("Target Intensity", KlvEncoding.Unsigned),
        [10] = new("Target Location Offset Latitude", KlvEncoding.Imapb, "°", -19.2, 19.2),
        [11] = new("Target Location Offset Longitude", KlvEncoding.Imapb, "°", -19.2, 19.2),
        [12] = new("Target Height Above Ellipsoid", KlvEncoding.Imapb, "m", -900, 19_000),
        [13] = new("Boundary Top Left Latitude Offset", KlvEncoding.Imapb, "°", -19.2, 19.2),
        [14] = new("Boundary Top Left Longitude Offset", KlvEncoding.Imapb, "°", -19.2, 19.2),
        [15] = new("Boundary Bottom Right Latitude Offset", KlvEncoding.Imapb, "°", -19.2, 19.2),
        [16] = new("Boundary Bottom Right Longitude Offset", KlvEncoding.Imapb, "°", -19.2, 19.2),
        [17] = new("Target Location", KlvEncoding.Pack) { Pack = KlvPack.Location },
        [18] = new("Target Boundary Series", KlvEncoding.Pack) { Pack = KlvPack.LocationSeries },
        [19] = new("Centroid Pixel Row", KlvEncoding.Unsigned, "px"),
        [20] = new("Centroid Pixel Column", KlvEncoding.Unsigned, "px"),
        [21] = new("FPA Index Pack", KlvEncoding.Pack) { Pack = KlvPack.FocalPlaneIndex },
        [22] = new("Algorithm ID", KlvEncoding.Unsigned),
        [23] = new("Detection Status", KlvEncoding.Enumeration) { Cases = DetectionStatus },
        [101] = new("Target Mask", KlvEncoding.Set) { Inner = KlvStandard.St0903Mask },
        [102] = new("Target Object", KlvEncoding.Set) { Inner = KlvStandard.St0903Object },
        [103] = new("Target Features", KlvEncoding.Set) { Inner = KlvStandard.St0903Feature },
        [104] = new("Target Tracker", KlvEncoding.Set) { Inner = KlvStandard.St0903Tracker },
        [105] = new("Target Chip", KlvEncoding.Set) { Inner = KlvStandard.St0903Chip },
        [106] = new("Chip Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Chip },
        [107] = new("Object Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903Object },
    };

    public static Dictionary<int, ItemDefinition> Tracker() => new()
    {
        [1] = new("Track ID", KlvEncoding.Pack) { Pack = KlvPack.UuidBytes },
        [2] = new("Detection Status", KlvEncoding.Enumeration) { Cases = DetectionStatus },
        [3] = new("Start Time", KlvEncoding.Unsigned, "µs"),
        [4] = new("End Time", KlvEncoding.Unsigned, "µs"),
        [5] = new("Boundary Series", KlvEncoding.Pack) { Pack = KlvPack.LocationSeries },
        [6] = new("Algorithm", KlvEncoding.Text),
        [7] = new("Confidence Level", KlvEncoding.Unsigned, "%", 0, 100),
        [8] = new("Number of Track Points", KlvEncoding.Unsigned),
        [9] = new("Track History Series", KlvEncoding.Pack) { Pack = KlvPack.LocationSeries },
        [10] = new("Velocity", KlvEncoding.Pack) { Pack = KlvPack.Velocity },
        [11] = new("Acceleration", KlvEncoding.Pack) { Pack = KlvPack.Acceleration },
        [12] = new("Algorithm ID", KlvEncoding.Unsigned),
    };

    public static Dictionary<int, ItemDefinition> Mask() => new()
    {
        [1] = new("Polygon", KlvEncoding.Pack) { Pack = KlvPack.PixelContour },
        [2] = new("Bitmask Series", KlvEncoding.Pack) { Pack = KlvPack.PixelRuns },
    };

    public static Dictionary<int, ItemDefinition> Object() => new()
    {
        [1] = new("Ontology", KlvEncoding.Text),
        [2] = new("Ontology Class", KlvEncoding.Text),
        [3] = new("Ontology ID", KlvEncoding.Unsigned),
        [4] = new("Confidence", KlvEncoding.Imapb, "%", 0, 100),
    };

    public static Dictionary<int, ItemDefinition> Feature() => new()
    {
        [1] = new("Schema", KlvEncoding.Text),
        [2] = new("Schema Feature", KlvEncoding.Text),
    };

    public static Dictionary<int, ItemDefinition> Chip() => new()
    {
        [1] = new("Image Type", KlvEncoding.Text),
        [2] = new("Image URI", KlvEncoding.Text),
        [3] = new("Embedded Image", KlvEncoding.Bytes),
    };

    public static Dictionary<int, ItemDefinition> Algorithm() => new()
    {
        [1] = new("ID", KlvEncoding.Unsigned),
        [2] = new("Name", KlvEncoding.Text),
        [3] = new("Version", KlvEncoding.Text),
        [4] = new("Class", KlvEncoding.Text),
        [5] = new("Frame Count", KlvEncoding.Unsigned),
    };

    public static Dictionary<int, ItemDefinition> Ontology() => new()
    {
        [1] = new("ID", KlvEncoding.Unsigned),
        [2] = new("Parent ID", KlvEncoding.Unsigned),
        [3] = new("Ontology", KlvEncoding.Text),
        [4] = new("Ontology Class", KlvEncoding.Text),
        [5] = new("Version", KlvEncoding.Text),
        [6] = new("Label", KlvEncoding.Text),
    };
}
