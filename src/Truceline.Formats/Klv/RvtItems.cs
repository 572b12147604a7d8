namespace Truceline.Formats.Klv;

/// <summary>Items of the remote video terminal local set and the sets inside it, MISB ST 0806.</summary>
internal static class RvtItems
{
    public static Dictionary<int, ItemDefinition> Set() => new()
    {
        [1] = new("CRC-32", KlvEncoding.Unsigned),
        [2] = new("User Defined Time Stamp", KlvEncoding.Unsigned, "µs"),
        [3] = new("Platform True Airspeed", KlvEncoding.Unsigned, "m/s"),
        [4] = new("Platform Indicated Airspeed", KlvEncoding.Unsigned, "m/s"),
        [5] = new("Telemetry Accuracy Indicator", KlvEncoding.Bytes),
        [6] = new("Frag Circle Radius", KlvEncoding.Unsigned, "m"),
        [7] = new("Frame Code", KlvEncoding.Unsigned),
        [8] = new("UAS LS Version Number", KlvEncoding.Unsigned),
        [9] = new("Video Data Rate", KlvEncoding.Unsigned, "kbit/s"),
        [10] = new("Digital Video File Format", KlvEncoding.Text),
        [11] = new("User Defined Local Set", KlvEncoding.Set) { Inner = KlvStandard.St0806User },
        [12] = new("Point of Interest Local Set", KlvEncoding.Set) { Inner = KlvStandard.St0806Point },
        [13] = new("Area of Interest Local Set", KlvEncoding.Set) { Inner = KlvStandard.St0806Area },
        [14] = new("MGRS Zone", KlvEncoding.Unsigned),
        [15] = new("MGRS Latitude Band and Grid Square", KlvEncoding.Text),
        [16] = new("MGRS Easting", KlvEncoding.Unsigned, "m"),
        [17] = new("MGRS Northing", KlvEncoding.Unsigned, "m"),
        [18] = new("Frame Center MGRS Zone", KlvEncoding.Unsigned),
        [19] = new("Frame Center MGRS Latitude Band and Grid Square", KlvEncoding.Text),
        [20] = new("Frame Center MGRS Easting", KlvEncoding.Unsigned, "m"),
        [21] = new("Frame Center MGRS Northing", KlvEncoding.Unsigned, "m"),
    };

    public static Dictionary<int, ItemDefinition> User() => new()
    {
        [1] = new("Numeric ID and Data Type", KlvEncoding.Pack) { Pack = KlvPack.UserDataType },
        [2] = new("User Data", KlvEncoding.Bytes),
    };

    public static Dictionary<int, ItemDefinition> Point() => new()
    {
        [1] = new("POI Number", KlvEncoding.Unsigned),
        [2] = new("POI Latitude", KlvEncoding.SignedMap, "°", -90, 90),
        [3] = new("POI Longitude", KlvEncoding.SignedMap, "°", -180, 180),
        [4] = new("POI Altitude", KlvEncoding.UnsignedMap, "m", -900, 19_000),
        [5] = new("POI Type", KlvEncoding.Unsigned),
        [6] = new("POI Text", KlvEncoding.Text),
        [7] = new("POI Source Icon", KlvEncoding.Text),
        [8] = new("POI Source ID", KlvEncoding.Text),
        [9] = new("POI Label", KlvEncoding.Text),
        [10] = new("Operation ID", KlvEncoding.Text),
    };

    public static Dictionary<int, ItemDefinition> Area() => new()
    {
        [1] = new("AOI Number", KlvEncoding.Unsigned),
        [2] = new("AOI Corner 1 Latitude", KlvEncoding.SignedMap, "°", -90, 90),
        [3] = new("AOI Corner 1 Longitude", KlvEncoding.SignedMap, "°", -180, 180),
        [4] = new("AOI Corner 3 Latitude", KlvEncoding.SignedMap, "°", -90, 90),
        [5] = new("AOI Corner 3 Longitude", KlvEncoding.SignedMap, "°", -180, 180),
        [6] = new("AOI Type", KlvEncoding.Unsigned),
        [7] = new("AOI Text", KlvEncoding.Text),
        [8] = new("AOI Source ID", KlvEncoding.Text),
        [9] = new("AOI Label", KlvEncoding.Text),
        [10] = new("Operation ID", KlvEncoding.Text),
    };
}
