namespace Truceline.Formats.Klv;

/// <summary>Items of the local sets on SAR (MISB ST 1206), range (ST 1002), transformation (ST 1202), registration (ST 1601) and composite imagery (ST 1602).</summary>
internal static class ImagingItems
{
    public static Dictionary<int, ItemDefinition> Sar() => new()
    {
        [1] = new("Grazing Angle", KlvEncoding.Imapb, "°", 0, 90),
        [2] = new("Ground Plane Squint Angle", KlvEncoding.Imapb, "°", -90, 90),
        [3] = new("Look Direction", KlvEncoding.Enumeration) { Cases = ["left", "right"] },
        [4] = new("Image Plane", KlvEncoding.Enumeration) { Cases = ["slant", "ground", "other"] },
        [5] = new("Range Resolution", KlvEncoding.Imapb, "m", 0, 1_000_000),
        [6] = new("Cross-Range Resolution", KlvEncoding.Imapb, "m", 0, 1_000_000),
        [7] = new("Range Image Plane Pixel Size", KlvEncoding.Imapb, "m", 0, 1_000_000),
        [8] = new("Cross-Range Image Plane Pixel Size", KlvEncoding.Imapb, "m", 0, 1_000_000),
        [9] = new("Image Rows", KlvEncoding.Unsigned, "px"),
        [10] = new("Image Columns", KlvEncoding.Unsigned, "px"),
        [11] = new("Range Direction Angle", KlvEncoding.Imapb, "°", 0, 360),
        [12] = new("True North", KlvEncoding.Imapb, "°", 0, 360),
        [13] = new("Range Layover Angle", KlvEncoding.Imapb, "°", 0, 360),
        [14] = new("Ground Aperture Angular Extent", KlvEncoding.Imapb, "°", 0, 90),
        [15] = new("Aperture Duration", KlvEncoding.Unsigned, "µs"),
        [16] = new("Ground Track Angle", KlvEncoding.Imapb, "°", 0, 360),
        [17] = new("Minimum Detectable Velocity", KlvEncoding.Imapb, "m/s", 0, 100),
        [18] = new("True Pulse Repetition Frequency", KlvEncoding.Imapb, "Hz", 0, 1_000_000),
        [19] = new("Pulse Repetition Frequency Scale Factor", KlvEncoding.Imapb, null, 0, 1),
        [20] = new("Transmit RF Center Frequency", KlvEncoding.Imapb, "Hz", 0, 1_000_000_000_000),
        [21] = new("Transmit RF Bandwidth", KlvEncoding.Imapb, "Hz", 0, 100_000_000_000),
        [22] = new("Radar Cross Section Scale Factor Polynomial", KlvEncoding.Pack) { Pack = KlvPack.FloatMatrix },
        [23] = new("Reference Frame Precision Time Stamp", KlvEncoding.Unsigned, "µs"),
        [24] = new("Reference Frame Grazing Angle", KlvEncoding.Imapb, "°", 0, 90),
        [25] = new("Reference Frame Ground Plane Squint Angle", KlvEncoding.Imapb, "°", -90, 90),
        [26] = new("Reference Frame Range Direction Angle", KlvEncoding.Imapb, "°", 0, 360),
        [27] = new("Reference Frame Range Layover Angle", KlvEncoding.Imapb, "°", 0, 360),
        [28] = new("Document Version", KlvEncoding.Unsigned),
    };

    public static Dictionary<int, ItemDefinition> Range() => new()
    {
        [1] = new("Precision Time Stamp", KlvEncoding.Unsigned, "µs"),
        [11] = new("Document Version", KlvEncoding.Unsigned),
        [12] = new("Range Image Enumerations", KlvEncoding.Pack) { Pack = KlvPack.RangeEnumerations },
        [13] = new("Range Measurement", KlvEncoding.Float, "m"),
        [14] = new("Range Measurement Uncertainty", KlvEncoding.Float, "m"),
        [15] = new("Range Measurement Row Coordinate", KlvEncoding.Float, "px"),
        [16] = new("Range Measurement Column Coordinate", KlvEncoding.Float, "px"),
        [17] = new("Number of Sections in X", KlvEncoding.Unsigned),
        [18] = new("Number of Sections in Y", KlvEncoding.Unsigned),
        [19] = new("Generalized Transformation Local Set", KlvEncoding.Set) { Inner = KlvStandard.St1202 },
        [20] = new("Section Data Pack", KlvEncoding.Pack) { Pack = KlvPack.SectionData },
        [21] = new("Checksum", KlvEncoding.Unsigned),
    };

    public static Dictionary<int, ItemDefinition> Transformation() => new()
    {
        [1] = new("X Numerator - X Factor", KlvEncoding.Float),
        [2] = new("X Numerator - Y Factor", KlvEncoding.Float),
        [3] = new("X Numerator - Constant", KlvEncoding.Float),
        [4] = new("Y Numerator - X Factor", KlvEncoding.Float),
        [5] = new("Y Numerator - Y Factor", KlvEncoding.Float),
        [6] = new("Y Numerator - Constant", KlvEncoding.Float),
        [7] = new("Denominator - X Factor", KlvEncoding.Float),
        [8] = new("Denominator - Y Factor", KlvEncoding.Float),
        [9] = new("SDCC-FLP", KlvEncoding.Pack) { Pack = KlvPack.Covariance },
        [10] = new("Document Version", KlvEncoding.Unsigned),
        [11] = new("Transformation Type", KlvEncoding.Enumeration) { Cases = ["not defined", "chipping", "child-parent", "pixel to image space", "optical"] },
    };

    public static Dictionary<int, ItemDefinition> Registration() => new()
    {
        [1] = new("Document Version", KlvEncoding.Unsigned),
        [2] = new("Algorithm Name", KlvEncoding.Text),
        [3] = new("Algorithm Version", KlvEncoding.Text),
        [4] = new("Correspondence Points - Row / Column", KlvEncoding.Pack) { Pack = KlvPack.WholeMatrix },
        [5] = new("Correspondence Points - Latitude / Longitude", KlvEncoding.Pack) { Pack = KlvPack.FloatMatrix },
        [6] = new("Second Image Name", KlvEncoding.Text),
        [7] = new("Algorithm Configuration Identifier", KlvEncoding.Pack) { Pack = KlvPack.UuidBytes },
        [8] = new("Correspondence Points - Elevation", KlvEncoding.Pack) { Pack = KlvPack.FloatMatrix },
        [9] = new("Correspondence Points SDCC - Row / Column", KlvEncoding.Bytes),
        [10] = new("Correspondence Points SDCC - Latitude / Longitude / Elevation", KlvEncoding.Bytes),
    };

    public static Dictionary<int, ItemDefinition> Composite() => new()
    {
        [1] = new("Precision Time Stamp", KlvEncoding.Unsigned, "µs"),
        [2] = new("Document Version", KlvEncoding.Unsigned),
        [3] = new("Source Image Rows", KlvEncoding.Unsigned, "px"),
        [4] = new("Source Image Columns", KlvEncoding.Unsigned, "px"),
        [5] = new("Source Image AOI Rows", KlvEncoding.Unsigned, "px"),
        [6] = new("Source Image AOI Columns", KlvEncoding.Unsigned, "px"),
        [7] = new("Source Image AOI Position X", KlvEncoding.Signed, "px"),
        [8] = new("Source Image AOI Position Y", KlvEncoding.Signed, "px"),
        [9] = new("Sub-Image Rows", KlvEncoding.Unsigned, "px"),
        [10] = new("Sub-Image Columns", KlvEncoding.Unsigned, "px"),
        [11] = new("Sub-Image Position X", KlvEncoding.Signed, "px"),
        [12] = new("Sub-Image Position Y", KlvEncoding.Signed, "px"),
        [13] = new("Active Sub-Image Rows", KlvEncoding.Unsigned, "px"),
        [14] = new("Active Sub-Image Columns", KlvEncoding.Unsigned, "px"),
        [15] = new("Active Sub-Image Offset X", KlvEncoding.Signed, "px"),
        [16] = new("Active Sub-Image Offset Y", KlvEncoding.Signed, "px"),
        [17] = new("Transparency", KlvEncoding.Unsigned),
        [18] = new("Z-Order", KlvEncoding.Unsigned),
    };
}
