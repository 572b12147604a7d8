using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

namespace Truceline.Cli.Listing;

/// <summary>Lists KLV packets that stand one after the other in a file, without a transport stream about them.</summary>
internal static class BareKlv
{
    private const int MaxFile = 64 * 1024 * 1024;

    public static bool StartsWithKey(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x06, 0x0E, 0x2B, 0x34]);

    /// <returns>Null when listed; else the sentence that says why not.</returns>
    public static string? List(string path, FileStream file, ReadOnlySpan<byte> start, IKlvListing listing)
    {
        if (file.Length > MaxFile)
        {
            return $"{path} is bare KLV of more than {MaxFile / 1024 / 1024} MiB; cut it up first.";
        }

        var bytes = new byte[file.Length];
        start.CopyTo(bytes);
        file.ReadExactly(bytes.AsSpan(start.Length));
        var rest = bytes.AsSpan();
        while (rest.Length > 0)
        {
            if (!KlvPacket.TryRead(rest, out var packet))
            {
                listing.Dropped();
                break;
            }

            listing.Klv(new KlvUnit(-1, null, ptsInferred: false, packet.Bytes));
            rest = rest[packet.Bytes.Length..];
        }

        return null;
    }
}
