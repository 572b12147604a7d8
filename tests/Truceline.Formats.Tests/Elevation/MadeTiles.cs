using System.Buffers.Binary;
using System.Text;

namespace Truceline.Formats.Tests.Elevation;

/// <summary>Elevation files made here, byte by byte, sharing nothing with the readers.</summary>
internal static class MadeTiles
{
    /// <summary>Rows from the south, columns from the west; one tenth of a degree, three arc seconds of level 1.</summary>
    public static byte[] Dted(int rows, int columns, Func<int, int, int> height, string datum = "E96", string accuracy = "0020")
    {
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes($"UHL10440000E0400000N00300030{accuracy}U  {"",12}{columns:0000}{rows:0000}0".PadRight(80)));
        file.Write(Encoding.ASCII.GetBytes(("DSI" + new string(' ', 138) + datum + "WGS84").PadRight(648)));
        file.Write(Encoding.ASCII.GetBytes(("ACC" + "0050" + accuracy).PadRight(2700)));
        for (var column = 0; column < columns; column++)
        {
            var record = new byte[12 + (2 * rows)];
            record[0] = 0xAA;
            BinaryPrimitives.WriteInt16BigEndian(record.AsSpan(4), (short)column);
            for (var row = 0; row < rows; row++)
            {
                var metres = height(row, column);
                BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(8 + (2 * row)), (ushort)(metres < 0 ? 0x8000 | -metres : metres));
            }

            BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(record.Length - 4), record[..^4].Sum(one => one));
            file.Write(record);
        }

        return file.ToArray();
    }

    /// <summary>Three arc seconds, rows from the north.</summary>
    public static byte[] Hgt(Func<int, int, short> height)
    {
        var file = new byte[1201 * 1201 * 2];
        for (var i = 0; i < 1201 * 1201; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(i * 2), height(i / 1201, i % 1201));
        }

        return file;
    }

    /// <summary>An uncompressed GeoTIFF in one strip of 32-bit floats, little-endian, 0.001° from 44° E, 40° N southwards.</summary>
    public static byte[] GeoTiff(int rows, int columns, Func<int, int, float> height, bool isPoint = false, ushort vertical = 0, ushort horizontal = 4326)
    {
        ushort[] keys = [1, 1, 0, 4, 1024, 0, 1, 2, 1025, 0, 1, (ushort)(isPoint ? 2 : 1), 2048, 0, 1, horizontal, 4096, 0, 1, vertical];
        const int Directory = 8;
        const int Entries = 13;
        const int After = Directory + 2 + (Entries * 12) + 4;
        var (scaleAt, tieAt, keysAt) = (After, After + 24, After + 72);
        var noneAt = keysAt + (keys.Length * 2);
        var dataAt = noneAt + 8;
        using var file = new MemoryStream();
        using var write = new BinaryWriter(file);
        write.Write("II"u8);
        write.Write((ushort)42);
        write.Write(Directory);
        write.Write((ushort)Entries);
        void Tag(ushort tag, ushort type, int count, int value)
        {
            write.Write(tag);
            write.Write(type);
            write.Write(count);
            write.Write(value);
        }

        Tag(256, 4, 1, columns);
        Tag(257, 4, 1, rows);
        Tag(258, 3, 1, 32);
        Tag(259, 3, 1, 1);
        Tag(262, 3, 1, 1);
        Tag(273, 4, 1, dataAt);
        Tag(278, 4, 1, rows);
        Tag(279, 4, 1, rows * columns * 4);
        Tag(339, 3, 1, 3);
        Tag(33550, 12, 3, scaleAt);
        Tag(33922, 12, 6, tieAt);
        Tag(34735, 3, keys.Length, keysAt);
        Tag(42113, 2, 6, noneAt);
        write.Write(0);
        foreach (var value in (double[])[0.001, 0.001, 0, 0, 0, 0, 44, 40, 0])
        {
            write.Write(value);
        }

        foreach (var key in keys)
        {
            write.Write(key);
        }

        write.Write("-9999\0\0\0"u8);
        for (var i = 0; i < rows * columns; i++)
        {
            write.Write(height(i / columns, i % columns));
        }

        write.Flush();
        return file.ToArray();
    }
}
