using System.Buffers.Binary;

namespace Truceline.Formats.Elevation;

/// <summary>How the posts of a GeoTIFF lie in its blocks.</summary>
/// <param name="Format">1 unsigned, 2 signed, 3 floating point (TIFF 6.0, SampleFormat).</param>
internal sealed record GeoTiffLayout(int Columns, int Rows, int BlockWidth, int BlockHeight, bool IsTiled, int SampleBytes, uint Format)
{
    public int BlocksAcross => (Columns + BlockWidth - 1) / BlockWidth;

    public long BlockBytes => (long)BlockWidth * BlockHeight * SampleBytes;

    public static GeoTiffLayout? Of(TiffTags tags)
    {
        var (columns, rows, bits, format) = (tags.Number(256, 0), tags.Number(257, 0), tags.Number(258, 1), tags.Number(339, 1));
        var sound = columns is > 0 and <= TileFacts.MostPosts && rows is > 0 and <= TileFacts.MostPosts && tags.Number(277, 1) == 1
            && (bits, format) is (16, 1 or 2) or (32, 3);
        if (!sound)
        {
            return null;
        }

        var tiled = tags.Has(322);
        var width = tiled ? tags.Number(322, 0) : columns;
        var height = tiled ? tags.Number(323, 0) : Math.Min(rows, tags.Number(278, rows));
        return width is > 0 and <= TileFacts.MostPosts && height is > 0 and <= TileFacts.MostPosts
            ? new GeoTiffLayout((int)columns, (int)rows, (int)width, (int)height, tiled, (int)bits / 8, format)
            : null;
    }

    /// <summary>The library hands samples over in the machine's byte order.</summary>
    public float Sample(ReadOnlySpan<byte> bytes) => Format switch
    {
        1 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        2 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes),
    };
}
