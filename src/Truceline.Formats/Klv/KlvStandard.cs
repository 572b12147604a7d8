namespace Truceline.Formats.Klv;

/// <summary>Which set of items a KLV packet, or a set inside one, is.</summary>
public enum KlvStandard
{
    Unknown,

    /// <summary>UAS datalink local set.</summary>
    St0601,

    /// <summary>The universal set that ST 0601 replaced, items keyed by 16 bytes.</summary>
    Eg0104,

    /// <summary>Security local set.</summary>
    St0102,

    /// <summary>VMTI local set.</summary>
    St0903,

    St0903Target,

    /// <summary>VMTI local set up to version 3, whose places are mapped linearly.</summary>
    St0903Early,
    St0903EarlyTarget,
    St0903Tracker,
    St0903Mask,
    St0903Object,
    St0903Feature,
    St0903Chip,
    St0903Algorithm,
    St0903Ontology,

    /// <summary>A track apart from a frame, and an item of its series.</summary>
    St0903Track,
    St0903TrackItem,

    /// <summary>Remote video terminal local set.</summary>
    St0806,
    St0806User,
    St0806Point,
    St0806Area,

    /// <summary>SAR motion imagery local set.</summary>
    St1206,

    /// <summary>Range motion imagery local set.</summary>
    St1002,

    /// <summary>Generalized transformation local set.</summary>
    St1202,

    /// <summary>Photogrammetry: geo-registration local set.</summary>
    St1601,

    /// <summary>Composite imaging local set.</summary>
    St1602,
}

/// <summary>The 16-byte keys of packets, and the names of standards as printed.</summary>
public static class KlvStandards
{
    private const int RegistryVersion = 7;

    /// <summary>The standard of a packet by its key; the registry's version byte is not compared, since writers differ.</summary>
    public static KlvStandard Of(ReadOnlySpan<byte> key)
    {
        if (key.Length < 16)
        {
            return KlvStandard.Unknown;
        }

        return Matches(key, UasLocalSet) ? KlvStandard.St0601
            : Matches(key, UniversalSet) ? KlvStandard.Eg0104
            : Matches(key, SecurityLocalSet) ? KlvStandard.St0102
            : Matches(key, VmtiLocalSet) ? KlvStandard.St0903
            : Matches(key, TrackLocalSet) ? KlvStandard.St0903Track
            : Matches(key, RvtLocalSet) ? KlvStandard.St0806
            : KlvStandard.Unknown;
    }

    /// <summary>As printed: <c>ST 0601</c>, <c>EG 0104</c>, …, <c>unknown</c>.</summary>
    public static string Name(KlvStandard standard) => standard switch
    {
        KlvStandard.Unknown => "unknown",
        KlvStandard.Eg0104 => "EG 0104",
        _ => $"ST {standard.ToString().AsSpan(2, 4)}",
    };

    private static ReadOnlySpan<byte> UasLocalSet => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x01, 0x01, 0, 0, 0];

    private static ReadOnlySpan<byte> UniversalSet => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x01, 0x01, 0x01, 0x0E, 0x01, 0x01, 0x02, 0x01, 0x01, 0, 0];

    private static ReadOnlySpan<byte> SecurityLocalSet => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x03, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x03, 0x02, 0, 0, 0];

    private static ReadOnlySpan<byte> VmtiLocalSet => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x03, 0x06, 0, 0, 0];

    private static ReadOnlySpan<byte> TrackLocalSet => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x03, 0x1E, 0, 0, 0];

    private static ReadOnlySpan<byte> RvtLocalSet => [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x01, 0x02, 0, 0, 0];

    private static bool Matches(ReadOnlySpan<byte> key, ReadOnlySpan<byte> known) =>
        key[..RegistryVersion].SequenceEqual(known[..RegistryVersion]) && key[(RegistryVersion + 1)..16].SequenceEqual(known[(RegistryVersion + 1)..]);
}
