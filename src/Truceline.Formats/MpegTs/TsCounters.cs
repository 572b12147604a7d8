namespace Truceline.Formats.MpegTs;

/// <summary>What went by and what went wrong, since the demuxer was made. Read it on the feeding thread.</summary>
public sealed class TsCounters
{
    /// <summary>Transport packets read in sync.</summary>
    public long Packets { get; internal set; }

    /// <summary>Bytes between packets that belonged to none.</summary>
    public long SkippedBytes { get; internal set; }

    /// <summary>Times that sync was lost after it had been held.</summary>
    public long SyncLosses { get; internal set; }

    public long ContinuityErrors { get; internal set; }

    /// <summary>Packets sent twice, as the standard allows once; the second is ignored.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Packets that the transport itself marked as in error; not used.</summary>
    public long TransportErrors { get; internal set; }

    /// <summary>Scrambled packets; skipped.</summary>
    public long Scrambled { get; internal set; }

    /// <summary>Packets whose adaptation field contradicts itself; not used.</summary>
    public long MalformedPackets { get; internal set; }

    /// <summary>Table sections that failed their CRC or their own lengths.</summary>
    public long SectionErrors { get; internal set; }

    /// <summary>PES packets whose stated length was not what came.</summary>
    public long PesLengthErrors { get; internal set; }

    /// <summary>PES packets without a readable header.</summary>
    public long PesHeaderErrors { get; internal set; }

    public long VideoUnits { get; internal set; }

    /// <summary>Pictures thrown away since part of them was lost.</summary>
    public long VideoDropped { get; internal set; }

    public long KlvPackets { get; internal set; }

    /// <summary>KLV packets thrown away since part of them was lost in transport; at least so many.</summary>
    public long KlvDropped { get; internal set; }

    /// <summary>Payloads of a KLV stream that are no KLV: no SMPTE key where one must stand, or an impossible length.</summary>
    public long KlvDamaged { get; internal set; }
}
