namespace Truceline.Formats.MpegTs;

/// <summary>What to read of a stream, and the bounds that keep a hostile one small.</summary>
public sealed record TsOptions
{
    /// <summary>Bytes. A larger access unit is dropped and counted.</summary>
    public int MaxVideoUnit { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes. A larger KLV packet is taken for damage.</summary>
    public int MaxKlvPacket { get; init; } = 1024 * 1024;

    /// <summary>Elementary streams followed at once; those beyond are ignored.</summary>
    public int MaxStreams { get; init; } = 64;
}
