namespace Truceline.Formats.MpegTs;

/// <summary>What tells a KLV packet from other bytes: the SMPTE key (ST 336) and the BER length behind it.</summary>
internal static class SmpteKey
{
    public const int PrefixLength = 4;
    public const int KeyLength = 16;

    /// <summary>Key and the shortest length.</summary>
    public const int MinPacket = KeyLength + 1;

    private static ReadOnlySpan<byte> Prefix => [0x06, 0x0E, 0x2B, 0x34];

    public static bool StartsKey(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Prefix);

    /// <summary>A key of the category "groups": a set or pack. Keys of single items, such as stand inside a universal set, are another.</summary>
    public static bool StartsSet(ReadOnlySpan<byte> bytes) => bytes.Length > PrefixLength && StartsKey(bytes) && bytes[PrefixLength] == 2;

    /// <summary>As many bytes as there are agree with the prefix.</summary>
    public static bool MayStartKey(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, PrefixLength);
        return bytes[..count].SequenceEqual(Prefix[..count]);
    }

    /// <summary>Bytes of the whole packet by its own account; null where the length is not yet there or impossible.</summary>
    public static int? PacketLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < MinPacket)
        {
            return null;
        }

        int first = bytes[KeyLength];
        if (first < 0x80)
        {
            return MinPacket + first;
        }

        var count = first & 0x7F;
        if (count is 0 or > 4 || bytes.Length < MinPacket + count)
        {
            return null;
        }

        long length = 0;
        foreach (var value in bytes.Slice(MinPacket, count))
        {
            length = (length << 8) | value;
        }

        return (int)Math.Min(length + MinPacket + count, int.MaxValue);
    }

    public static bool LengthIsImpossible(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= MinPacket && bytes[KeyLength] >= 0x80 && (bytes[KeyLength] & 0x7F) is (0 or > 4);
}
