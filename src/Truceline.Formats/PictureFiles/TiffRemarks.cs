using System.Buffers.Binary;

namespace Truceline.Formats.PictureFiles;

/// <summary>Looks through the directories of an Exif block (TIFF 6.0, CIPA DC-008) for a position and for serial numbers. Bounded; damaged ones say nothing.</summary>
internal static class TiffRemarks
{
    private const ushort GpsDirectory = 0x8825;
    private const ushort ExifDirectory = 0x8769;
    private const int MostEntries = 512;

    /// <summary>BodySerialNumber, LensSerialNumber, ImageUniqueID, CameraSerialNumber (DNG).</summary>
    private static bool IsSerial(ushort tag) => tag is 0xA431 or 0xA435 or 0xA420 or 0xC62F;

    /// <param name="body">Of an APP1 segment, after its length.</param>
    public static PictureRemarks OfApp1(ReadOnlySpan<byte> body) => body.StartsWith("Exif\0\0"u8) ? Of(body[6..]) : PictureRemarks.None;

    public static PictureRemarks Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return PictureRemarks.None;
        }

        var little = tiff[0] == 'I';
        var remarks = Directory(tiff, U32(tiff[4..], little), little, out var exif);
        return exif is { } inner ? remarks | Directory(tiff, inner, little, out _) : remarks;
    }

    private static PictureRemarks Directory(ReadOnlySpan<byte> tiff, uint offset, bool little, out uint? exif)
    {
        var remarks = PictureRemarks.None;
        exif = null;
        if (offset > tiff.Length - 2)
        {
            return remarks;
        }

        var count = Math.Min((int)U16(tiff[(int)offset..], little), MostEntries);
        for (var i = 0; i < count && offset + 2 + ((i + 1) * 12L) <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)offset + 2 + (i * 12), 12);
            var tag = U16(entry, little);
            remarks |= tag == GpsDirectory ? PictureRemarks.Position : IsSerial(tag) ? PictureRemarks.Serial : PictureRemarks.None;
            exif = tag == ExifDirectory ? U32(entry[8..], little) : exif;
        }

        return remarks;
    }

    private static ushort U16(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint U32(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
