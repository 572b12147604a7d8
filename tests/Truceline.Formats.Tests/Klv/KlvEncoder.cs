using System.Buffers.Binary;

namespace Truceline.Formats.Tests.Klv;

/// <summary>Writes KLV for tests, apart from the code under test.</summary>
internal static class KlvEncoder
{
    public static readonly byte[] UasKey = Convert.FromHexString("060E2B34020B01010E01030101000000");

    public static readonly byte[] UniversalKey = Convert.FromHexString("060E2B34020101010E01010201010000");

    public static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        < 0x1_0000 => [0x82, (byte)(length >> 8), (byte)(length & 0xFF)],
        _ => [0x83, (byte)(length >> 16), (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)],
    };

    public static byte[] Oid(int value)
    {
        var bytes = new List<byte> { (byte)(value & 0x7F) };
        for (value >>= 7; value > 0; value >>= 7)
        {
            bytes.Insert(0, (byte)(0x80 | (value & 0x7F)));
        }

        return [.. bytes];
    }

    public static byte[] Item(int tag, byte[] value) => [.. Oid(tag), .. Length(value.Length), .. value];

    public static byte[] UniversalItem(string key, byte[] value) => [.. Convert.FromHexString(key), .. Length(value.Length), .. value];

    /// <summary>A packet without checksum.</summary>
    public static byte[] Packet(byte[] set, byte[]? key = null) => [.. key ?? UasKey, .. Length(set.Length), .. set];

    /// <summary>A packet of ST 0601 that ends in its checksum.</summary>
    public static byte[] Summed(params byte[] set)
    {
        byte[] packet = [.. UasKey, .. Length(set.Length + 4), .. set, 1, 2, 0, 0];
        var sum = 0u;
        for (var i = 0; i < packet.Length - 2; i++)
        {
            sum += (uint)packet[i] << (8 * ((i + 1) % 2));
        }

        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(packet.Length - 2), (ushort)(sum & 0xFFFF));
        return packet;
    }

    public static byte[] Time(ulong microseconds)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, microseconds);
        return bytes;
    }

    /// <summary>A summed packet of a time and as many bytes of text as make the whole <paramref name="about"/> bytes long or a little more.</summary>
    public static byte[] Stamped(ulong microseconds, int about = 0) =>
        Summed([.. Item(2, Time(microseconds)), .. Item(3, [.. Enumerable.Repeat((byte)'x', Math.Max(1, about - 40))])]);

    public static byte[] Signed(double value, double range, int length) =>
        Big((long)Math.Round(value / range * ((1L << ((8 * length) - 1)) - 1)), length);

    public static byte[] Unsigned(double value, double min, double max, int length) =>
        Big((long)Math.Round((value - min) / (max - min) * ((1L << (8 * length)) - 1)), length);

    /// <summary>ST 1201, method B.</summary>
    public static byte[] Imapb(double value, double min, double max, int length)
    {
        var scale = Math.Pow(2, (8 * length) - 1 - Math.Ceiling(Math.Log2(max - min)));
        var offset = min < 0 && max > 0 ? (scale * min) - Math.Floor(scale * min) : 0;
        return Big((long)Math.Truncate((scale * (value - min)) + offset), length);
    }

    public static byte[] Big(long value, int length)
    {
        var bytes = new byte[length];
        for (var i = length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)(value & 0xFF);
            value >>= 8;
        }

        return bytes;
    }
}
