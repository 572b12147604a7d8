namespace Truceline.Formats.Tests.MpegTs;

/// <summary>Annex B bytes that look like pictures to a reader which does not decode them.</summary>
internal static class Pictures
{
    /// <summary>Constrained baseline, level 3.0, 640 × 360.</summary>
    public static readonly byte[] Sps = Convert.FromHexString("6742C01EDA0280BFE5C05A808080A0000003002000000651E2C5D4");

    public static byte[] Delimiter => [0, 0, 0, 1, 9, 0xF0];

    public static byte[] Idr(int size = 60) =>
        [.. Delimiter, 0, 0, 0, 1, .. Sps, 0, 0, 0, 1, 0x68, 0xCE, 0x3C, 0x80, 0, 0, 1, 0x65, 0x88, .. Filler(size)];

    public static byte[] Slice(int size = 60) => [.. Delimiter, 0, 0, 1, 0x41, 0x9A, .. Filler(size)];

    /// <summary>A further slice of the same picture: its first macroblock is not the first of the picture.</summary>
    public static byte[] FurtherSlice(int size = 60) => [0, 0, 1, 0x41, 0x40, .. Filler(size)];

    private static IEnumerable<byte> Filler(int size) => Enumerable.Range(0, size).Select(i => (byte)(0x80 | (i & 0x7F)));
}
