using CsCheck;
using Truceline.Formats.PictureFiles;

namespace Truceline.Formats.Tests.PictureFiles;

public sealed class What_a_picture_says_beside_its_pixels
{
    private const PictureRemarks All = PictureRemarks.Position | PictureRemarks.Serial | PictureRemarks.Other;

    /// <summary>Little-endian TIFF: one directory with a GPS directory and an Exif directory, which has a body serial number.</summary>
    private static readonly byte[] Tiff =
    [
        (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0,
        2, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0,
        1, 0, 0x31, 0xA4, 2, 0, 4, 0, 0, 0, (byte)'S', (byte)'N', (byte)'7', 0, 0, 0, 0, 0,
    ];

    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
    private static readonly byte[] Table = [0xFF, 0xDB, 0, 5, 1, 2, 3];
    private static readonly byte[] Jfif = [0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 2, 0, 0, 72, 0, 72, 0, 0];
    private static readonly byte[] End = [0xFF, 0xD9];

    [Fact]
    public void A_JPEG_loses_position_serial_number_and_comments_and_keeps_its_pixels()
    {
        var file = Jpeg(Jfif, App1(), [0xFF, 0xFE, 0, 6, (byte)'n', (byte)'a', (byte)'m', (byte)'e'], Table, Scan, End, "hidden after the end"u8.ToArray());
        PictureMetadata.Look(file).ShouldBe(All);
        var clean = PictureMetadata.Strip(file)!;
        clean.ShouldBe(Jpeg(Jfif, Table, Scan, End));
        PictureMetadata.Look(clean).ShouldBe(PictureRemarks.None);
    }

    [Fact]
    public void A_progressive_JPEG_keeps_its_tables_between_scans()
    {
        var file = Jpeg(Table, Scan, Table, [0xFF, 0xE2, 0, 4, 9, 9], Scan, End);
        PictureMetadata.Strip(file).ShouldBe(Jpeg(Table, Scan, Table, Scan, End));
    }

    [Fact]
    public void A_JFIF_thumbnail_goes_too()
    {
        var thumbnail = Jfif.ToArray();
        (thumbnail[3], thumbnail[16], thumbnail[17]) = (19, 1, 1);
        PictureMetadata.Strip(Jpeg([.. thumbnail, 1, 2, 3], Table, Scan, End)).ShouldBe(Jpeg(Table, Scan, End));
    }

    [Fact]
    public void A_PNG_loses_what_is_not_shown()
    {
        var file = Png(("IHDR", 13), ("eXIf", -1), ("tEXt", 9), ("gAMA", 4), ("IDAT", 20), ("tIME", 7), ("IEND", 0));
        PictureMetadata.Look(file).ShouldBe(All);
        PictureMetadata.Strip(file).ShouldBe(Png(("IHDR", 13), ("gAMA", 4), ("IDAT", 20), ("IEND", 0)));
    }

    [Fact]
    public void What_is_no_whole_picture_is_not_said_to_be_clean()
    {
        PictureMetadata.Look("plain text"u8).ShouldBeNull();
        PictureMetadata.Look([]).ShouldBeNull();
        PictureMetadata.Strip(Jpeg(Table, Scan)).ShouldBeNull("it has no end");
        PictureMetadata.Strip(Jpeg(Table)).ShouldBeNull("it has no pixels");
        PictureMetadata.Strip(Png(("IHDR", 13))).ShouldBeNull();
    }

    [Fact]
    public void No_bytes_whatever_throw_and_what_is_stripped_is_clean() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 400], Gen.Byte, Gen.Bool).Sample((noise, at, value, png) =>
        {
            var whole = png ? Png(("IHDR", 13), ("eXIf", -1), ("IDAT", 9), ("IEND", 0)) : Jpeg(Jfif, App1(), Table, Scan, End);
            whole[at % whole.Length] = value;
            foreach (var file in new[] { noise, [0xFF, 0xD8, .. noise], [.. whole[..8], .. noise], whole, whole[..(at % whole.Length)] })
            {
                if (PictureMetadata.Strip(file) is { } clean)
                {
                    clean.Length.ShouldBeLessThanOrEqualTo(file.Length);
                    PictureMetadata.Look(clean).ShouldBe(PictureRemarks.None);
                }
            }
        }, iter: 20_000);

    private static byte[] App1() => [0xFF, 0xE1, 0, (byte)(8 + Tiff.Length), (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, .. Tiff];

    private static byte[] Jpeg(params byte[][] parts) => [0xFF, 0xD8, .. parts.SelectMany(part => part)];

    /// <param name="chunks">Name and length; below 0 for the Exif block. Checksums are not looked at.</param>
    private static byte[] Png(params (string Name, int Length)[] chunks) =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. chunks.SelectMany(chunk => Chunk(chunk.Name, chunk.Length < 0 ? Tiff : [.. Enumerable.Range(0, chunk.Length).Select(i => (byte)i)]))];

    private static byte[] Chunk(string name, byte[] data) => [0, 0, 0, (byte)data.Length, .. name.Select(c => (byte)c), .. data, 1, 2, 3, 4];
}
