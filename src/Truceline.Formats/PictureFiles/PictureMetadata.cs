using System.Buffers.Binary;

namespace Truceline.Formats.PictureFiles;

/// <summary>What a picture file says about whoever made it, beside its pixels.</summary>
[Flags]
public enum PictureRemarks
{
    None = 0,

    /// <summary>A position, by a GPS directory of Exif (CIPA DC-008, 4.6.6).</summary>
    Position = 1,

    /// <summary>A serial number of the camera or lens.</summary>
    Serial = 2,

    /// <summary>Anything else beside the pixels: times, names, comments, an inner picture.</summary>
    Other = 4,
}

/// <summary>
/// Reads and takes away what stands beside the pixels of JPEG (ITU-T T.81) and PNG (ISO/IEC 15948) files. Pixels are copied as they are. Bytes that
/// are no such file, or are damaged before the pixels, give null: what cannot be read cannot be said to be clean.
/// </summary>
public static class PictureMetadata
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What stands beside the pixels; null where the bytes are no JPEG or PNG that can be read.</summary>
    public static PictureRemarks? Look(ReadOnlySpan<byte> file) => Walk(file, null);

    /// <summary>A copy without it; null likewise.</summary>
    public static byte[]? Strip(ReadOnlySpan<byte> file)
    {
        using var copy = new MemoryStream(file.Length);
        return Walk(file, copy) is null ? null : copy.ToArray();
    }

    private static PictureRemarks? Walk(ReadOnlySpan<byte> file, MemoryStream? copy) =>
        file.StartsWith(PngSignature) ? Png(file, copy) : file.Length >= 4 && file[0] == 0xFF && file[1] == 0xD8 ? Jpeg(file, copy) : null;

    /// <summary>Marker segments up to the scan; of those APP0, APP14 and what pixels need are kept. What follows the end of the image is left out.</summary>
    private static PictureRemarks? Jpeg(ReadOnlySpan<byte> file, MemoryStream? copy)
    {
        var (at, remarks) = (2, PictureRemarks.None);
        copy?.Write(file[..2]);
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD9) || length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            var segment = file.Slice(at, 2 + length);
            if (marker == 0xDA)
            {
                return Scans(file[at..], copy) is { } after ? remarks | after : null;
            }

            // APP0 tells the pixels' shape, APP14 their colours; no other application segment or comment is needed to show them.
            var kept = marker is 0xE0 && IsJfif(segment) || marker == 0xEE && length == 14 || marker is not ((>= 0xE0 and <= 0xEF) or 0xFE or (>= 0xF0 and <= 0xFD));
            remarks |= kept ? PictureRemarks.None : PictureRemarks.Other | (marker == 0xE1 ? TiffRemarks.OfApp1(segment[4..]) : PictureRemarks.None);
            if (kept)
            {
                copy?.Write(segment);
            }

            at += 2 + length;
        }

        return null;
    }

    /// <summary>JFIF without a thumbnail: 16 bytes, of which the last two count its pixels.</summary>
    private static bool IsJfif(ReadOnlySpan<byte> segment) => segment.Length == 18 && segment[4..].StartsWith("JFIF\0"u8) && segment[16] == 0 && segment[17] == 0;

    /// <summary>Entropy-coded bytes with the tables between them, up to the end of the image.</summary>
    private static PictureRemarks? Scans(ReadOnlySpan<byte> rest, MemoryStream? copy)
    {
        var remarks = PictureRemarks.None;
        for (var at = 0; at + 1 < rest.Length;)
        {
            var marker = rest[at + 1];
            if (rest[at] != 0xFF || marker is 0x00 or (>= 0xD0 and <= 0xD7))
            {
                var length = rest[at] != 0xFF ? Math.Max(1, rest[at..].IndexOf((byte)0xFF) is var next && next < 0 ? rest.Length - at : next) : 2;
                copy?.Write(rest.Slice(at, length));
                at += length;
            }
            else if (marker == 0xFF)
            {
                at++;
            }
            else if (marker == 0xD9)
            {
                copy?.Write(rest.Slice(at, 2));
                return at + 2 < rest.Length ? remarks | PictureRemarks.Other : remarks;
            }
            else
            {
                if (at + 4 > rest.Length || BinaryPrimitives.ReadUInt16BigEndian(rest[(at + 2)..]) is var length && (length < 2 || at + 2 + length > rest.Length))
                {
                    return null;
                }

                var size = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[(at + 2)..]);
                if (marker is (>= 0xE0 and <= 0xEF) or 0xFE or (>= 0xF0 and <= 0xFD))
                {
                    remarks |= PictureRemarks.Other;
                }
                else
                {
                    copy?.Write(rest.Slice(at, size));
                }

                at += size;
            }
        }

        return null;
    }

    /// <summary>Critical chunks and those that tell colours and transparency are kept.</summary>
    private static PictureRemarks? Png(ReadOnlySpan<byte> file, MemoryStream? copy)
    {
        var (at, remarks) = (8, PictureRemarks.None);
        copy?.Write(file[..8]);
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > int.MaxValue || at + 12L + length > file.Length)
            {
                return null;
            }

            var chunk = file.Slice(at, 12 + (int)length);
            var type = chunk.Slice(4, 4);
            if (IsShown(type))
            {
                copy?.Write(chunk);
            }
            else
            {
                remarks |= PictureRemarks.Other | (type.SequenceEqual("eXIf"u8) ? TiffRemarks.Of(chunk[8..^4]) : PictureRemarks.None);
            }

            at += chunk.Length;
            if (type.SequenceEqual("IEND"u8))
            {
                return at < file.Length ? remarks | PictureRemarks.Other : remarks;
            }
        }

        return null;
    }

    private static bool IsShown(ReadOnlySpan<byte> type) =>
        (type[0] & 0x20) == 0 || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("sRGB"u8)
        || type.SequenceEqual("sBIT"u8) || type.SequenceEqual("bKGD"u8) || type.SequenceEqual("pHYs"u8);
}
