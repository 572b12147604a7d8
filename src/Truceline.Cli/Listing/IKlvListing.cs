using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

namespace Truceline.Cli.Listing;

/// <summary>Shows KLV packets as they come, then what was counted.</summary>
internal interface IKlvListing : ITsSink
{
    /// <summary>The demuxer's own counters; null for bare KLV.</summary>
    TsCounters? Counters { get; set; }

    bool ITsSink.WantsVideo(int pid) => false;

    /// <summary>A packet of bare KLV broke off or was none.</summary>
    void Dropped();

    void End();
}

/// <summary>What the last line of a listing says.</summary>
internal sealed class KlvTally
{
    public SortedDictionary<string, long> ByStandard { get; } = new(StringComparer.Ordinal);

    public long Packets { get; private set; }

    public long Dropped { get; set; }

    /// <summary>Packets with a wrong checksum, or items that break off.</summary>
    public long Damaged { get; private set; }

    public long BadChecksums { get; private set; }

    public void Count(string standard, KlvChecksum checksum, bool isWhole)
    {
        Packets++;
        ByStandard[standard] = ByStandard.GetValueOrDefault(standard) + 1;
        BadChecksums += checksum == KlvChecksum.Bad ? 1 : 0;
        Damaged += checksum == KlvChecksum.Bad || !isWhole ? 1 : 0;
    }
}
