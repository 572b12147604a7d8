using System.Buffers.Binary;

namespace Truceline.Formats.Klv;

/// <summary>What the checksum of a packet says.</summary>
public enum KlvChecksum
{
    /// <summary>The packet has none, or its standard defines none.</summary>
    Absent,
    Ok,

    /// <summary>It disagrees, or is not two bytes long. The packet is decoded all the same.</summary>
    Bad,
}

/// <summary>One KLV packet: a 16-byte key, a BER length, a value made of items. A view on the caller's bytes.</summary>
public readonly ref struct KlvPacket
{
    private const int KeyLength = 16;
    private const int ChecksumTag = 1;

    private KlvPacket(ReadOnlySpan<byte> bytes, int header, KlvStandard standard)
    {
        Bytes = bytes;
        Value = bytes[header..];
        Standard = standard;
    }

    /// <summary>Key, length and value.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public ReadOnlySpan<byte> Key => Bytes[..KeyLength];

    public ReadOnlySpan<byte> Value { get; }

    public KlvStandard Standard { get; }

    /// <summary>The items in their order. A packet of an unknown standard has none: see <see cref="Value"/>.</summary>
    public KlvItems Items => new(Standard, Standard == KlvStandard.Unknown ? default : Value);

    /// <summary>Reads the packet at the start of <paramref name="bytes"/>; false where there is none, or not the whole of it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out KlvPacket packet)
    {
        packet = default;
        if (bytes.Length < KeyLength + 1 || bytes[0] != 0x06 || bytes[1] != 0x0E || bytes[2] != 0x2B || bytes[3] != 0x34
            || !Ber.TryReadLength(bytes[KeyLength..], out var length, out var used)
            || bytes.Length - KeyLength - used < length)
        {
            return false;
        }

        packet = new KlvPacket(bytes[..(KeyLength + used + length)], KeyLength + used, KlvStandards.Of(bytes));
        return true;
    }

    /// <summary>
    /// Verifies the running 16-bit sum of ST 0601: over all bytes from the key up to the checksum's own length.
    /// The standard has it last; it is found wherever it stands, and covers what comes before it.
    /// </summary>
    public KlvChecksum VerifyChecksum()
    {
        if (Standard is not (KlvStandard.St0601 or KlvStandard.St0903 or KlvStandard.St0903Track))
        {
            return KlvChecksum.Absent;
        }

        foreach (var item in Items)
        {
            if (item.Tag == ChecksumTag)
            {
                return item.Bytes.Length == 2 ? Compare(item.Offset, item.Bytes) : KlvChecksum.Bad;
            }
        }

        return KlvChecksum.Absent;
    }

    /// <summary>The sum of ST 0601 over <paramref name="bytes"/>: bytes at even places count 256-fold.</summary>
    public static ushort Sum(ReadOnlySpan<byte> bytes)
    {
        const ulong Odd = 0x00FF_00FF_00FF_00FF;
        ulong even = 0;
        ulong odd = 0;
        while (bytes.Length >= 8)
        {
            // Four 16-bit lanes hold the sums of at most 256 words.
            ulong evenLanes = 0;
            ulong oddLanes = 0;
            var words = Math.Min(bytes.Length / 8, 256);
            for (var i = 0; i < words; i++)
            {
                var word = BinaryPrimitives.ReadUInt64BigEndian(bytes[(8 * i)..]);
                evenLanes += (word >> 8) & Odd;
                oddLanes += word & Odd;
            }

            even += Fold(evenLanes);
            odd += Fold(oddLanes);
            bytes = bytes[(8 * words)..];
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            _ = (i & 1) == 0 ? even += bytes[i] : odd += bytes[i];
        }

        return (ushort)(((even << 8) + odd) & 0xFFFF);
    }

    private static ulong Fold(ulong lanes) => (lanes & 0xFFFF) + ((lanes >> 16) & 0xFFFF) + ((lanes >> 32) & 0xFFFF) + (lanes >> 48);

    private KlvChecksum Compare(int itemOffset, ReadOnlySpan<byte> stated)
    {
        var covered = Bytes.Length - Value.Length + itemOffset + 2;
        return Sum(Bytes[..covered]) == BinaryPrimitives.ReadUInt16BigEndian(stated) ? KlvChecksum.Ok : KlvChecksum.Bad;
    }
}
