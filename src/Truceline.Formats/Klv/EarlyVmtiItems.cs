namespace Truceline.Formats.Klv;

/// <summary>
/// Where the items of ST 0903 up to version 3 differ from the later ones: offsets are signed integers of 24 bits whose
/// leading bytes may be left out, other quantities unsigned over the whole range of their width.
/// </summary>
internal static class EarlyVmtiItems
{
    private const double OffsetStep = 19.2 / ((1 << 23) - 1);

    /// <summary>The last version of ST 0903 that maps so. A set states its version now and then, and it holds until another is stated.</summary>
    public const int LastVersion = 3;

    public static Dictionary<int, ItemDefinition> Set() => new()
    {
        [11] = new("VMTI Horizontal FOV", KlvEncoding.UnsignedMap, "°", 0, 180),
        [12] = new("VMTI Vertical FOV", KlvEncoding.UnsignedMap, "°", 0, 180),
        [101] = new("VTarget Series", KlvEncoding.SetSeries) { Inner = KlvStandard.St0903EarlyTarget },
    };

    public static Dictionary<int, ItemDefinition> Target() => new()
    {
        [10] = Offset("Target Location Offset Latitude"),
        [11] = Offset("Target Location Offset Longitude"),
        [12] = new("Target Height Above Ellipsoid", KlvEncoding.UnsignedMap, "m", -900, 19_000),
        [13] = Offset("Boundary Top Left Latitude Offset"),
        [14] = Offset("Boundary Top Left Longitude Offset"),
        [15] = Offset("Boundary Bottom Right Latitude Offset"),
        [16] = Offset("Boundary Bottom Right Longitude Offset"),
        [17] = new("Target Location", KlvEncoding.Pack) { Pack = KlvPack.EarlyLocation },
    };

    private static ItemDefinition Offset(string name) => new(name, KlvEncoding.Signed, "°") { Scale = OffsetStep };
}
