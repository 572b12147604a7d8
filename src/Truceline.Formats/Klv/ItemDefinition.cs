namespace Truceline.Formats.Klv;

/// <summary>How the bytes of an item make its value.</summary>
public enum KlvEncoding
{
    Bytes,

    /// <summary>UTF-8.</summary>
    Text,

    /// <summary>UTF-16, big-endian, where the bytes read so; else UTF-8 (ST 0102 object country codes).</summary>
    WideText,

    Unsigned,
    Signed,

    /// <summary>Unsigned integers of all codes onto [Min, Max].</summary>
    UnsignedMap,

    /// <summary>Signed integers onto [Min, Max], the lowest code meaning out of range.</summary>
    SignedMap,

    /// <summary>ST 1201, method B, on [Min, Max].</summary>
    Imapb,

    /// <summary>IEEE 754, four or eight bytes.</summary>
    Float,

    /// <summary>An unsigned integer that names a case of <see cref="ItemDefinition.Cases"/>.</summary>
    Enumeration,

    /// <summary>Bits, from the lowest, each named in <see cref="ItemDefinition.Cases"/>.</summary>
    Flags,

    /// <summary>A local set of <see cref="ItemDefinition.Inner"/>.</summary>
    Set,

    /// <summary>Sets of <see cref="ItemDefinition.Inner"/>, each behind its BER length; targets also behind their number.</summary>
    SetSeries,

    /// <summary>Fields of a fixed order: <see cref="ItemDefinition.Pack"/>.</summary>
    Pack,
}

/// <summary>What a standard says about one item.</summary>
/// <param name="Unit">As printed; null for plain numbers, text and bytes.</param>
/// <param name="Min">With <paramref name="Max"/> the range that codes are mapped onto, or that plain numbers keep to; both 0 where the standard gives none.</param>
/// <param name="Scale">What an integer or float is multiplied by.</param>
public sealed record ItemDefinition(string Name, KlvEncoding Encoding, string? Unit = null, double Min = 0, double Max = 0)
{
    public double Scale { get; init; } = 1;

    public string[]? Cases { get; init; }

    public KlvStandard Inner { get; init; }

    public KlvPack Pack { get; init; }

    /// <summary>[Min, Max] over the codes of 1 to 8 bytes, worked out beforehand.</summary>
    internal double[] StepByLength { get; } = Steps(Encoding, Min, Max);

    private static double[] Steps(KlvEncoding encoding, double min, double max)
    {
        if (encoding is not (KlvEncoding.UnsignedMap or KlvEncoding.SignedMap))
        {
            return [];
        }

        var steps = new double[9];
        for (var length = 1; length <= 8; length++)
        {
            var codes = Math.ScaleB(1, 8 * length) - (encoding == KlvEncoding.SignedMap ? 2 : 1);
            steps[length] = (max - min) / codes;
        }

        return steps;
    }
}

/// <summary>Items whose bytes are fields in a fixed order.</summary>
public enum KlvPack
{
    None,
    HorizonPixels,
    CoreIdentifier,
    Covariance,
    ControlCommand,
    OidList,
    CountryCodes,
    FrameRate,
    Wavelengths,
    Airbases,
    Payloads,
    Bits,
    Stores,
    Waypoints,
    ViewDomain,
    SubstreamId,
    Location,
    LocationSeries,
    EarlyLocation,
    Velocity,
    Acceleration,
    PixelContour,
    PixelRuns,
    FocalPlaneIndex,
    UuidBytes,
    UserDataType,
    FloatMatrix,
    WholeMatrix,
    SectionData,
    RangeEnumerations,
}
