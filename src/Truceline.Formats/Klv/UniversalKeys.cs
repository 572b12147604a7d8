using System.Buffers.Binary;
using System.Collections.Frozen;

namespace Truceline.Formats.Klv;

/// <summary>The keys of the universal set (MISB EG 0104, SMPTE RP 210), each with the number it has here.</summary>
public static class UniversalKeys
{
    private static readonly FrozenDictionary<ulong, int> Numbers = new (ulong Key, int Number)[]
    {
        (0x0702_0101_0105_0000, 1),
        (0x0105_0500_0000_0000, 2),
        (0x0701_1001_0600_0000, 3),
        (0x0701_1001_0500_0000, 4),
        (0x0701_1001_0400_0000, 5),
        (0x0101_2001_0000_0000, 6),
        (0x0420_0102_0101_0000, 7),
        (0x0701_0101_0000_0000, 8),
        (0x0701_0201_0204_0200, 9),
        (0x0701_0201_0206_0200, 10),
        (0x0701_0201_0202_0000, 11),
        (0x0420_0201_0108_0000, 12),
        (0x0420_0201_010A_0100, 13),
        (0x0701_0801_0100_0000, 14),
        (0x0701_0902_0100_0000, 15),
        (0x0701_0201_0302_0000, 16),
        (0x0701_0201_0304_0000, 17),
        (0x0701_0201_0316_0000, 18),
        (0x0701_0201_0307_0100, 19),
        (0x0701_0201_0308_0100, 20),
        (0x0701_0201_0309_0100, 21),
        (0x0701_0201_030A_0100, 22),
        (0x0701_0201_030B_0100, 23),
        (0x0701_0201_030C_0100, 24),
        (0x0701_0201_030D_0100, 25),
        (0x0701_0201_030E_0100, 26),
        (0x0E01_0303_0200_0000, 27),
        (0x0702_0102_0101_0000, 28),
        (0x0702_0102_0701_0000, 29),
        (0x0701_1001_0100_0000, 30),
        (0x0701_1001_0200_0000, 31),
        (0x0701_1001_0300_0000, 32),
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Number);

    /// <summary>The number of a 16-byte key, by its last eight bytes; 0 where it is not known.</summary>
    public static int TagOf(ReadOnlySpan<byte> key) =>
        key.Length == 16 && key[0] == 0x06 && key[1] == 0x0E && key[2] == 0x2B && key[3] == 0x34
            ? Numbers.GetValueOrDefault(BinaryPrimitives.ReadUInt64BigEndian(key[8..]))
            : 0;
}
