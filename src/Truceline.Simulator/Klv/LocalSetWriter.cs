using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Truceline.Simulator.Klv;

/// <summary>Writes a local set (SMPTE ST 336): BER-OID tags, BER lengths, values.</summary>
public sealed class LocalSetWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public LocalSetWriter Item(int tag, ReadOnlySpan<byte> value)
    {
        ObjectIdentifier(tag);
        Length(value.Length);
        _bytes.Write(value);
        return this;
    }

    public LocalSetWriter Text(int tag, string value) => Item(tag, Encoding.UTF8.GetBytes(value));

    /// <summary>An unsigned integer in as few bytes as it takes, at least one.</summary>
    public LocalSetWriter Number(int tag, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        var skip = 0;
        while (skip < 7 && bytes[skip] == 0)
        {
            skip++;
        }

        return Item(tag, bytes[skip..]);
    }

    /// <summary>Microseconds since 1970, in eight bytes.</summary>
    public LocalSetWriter Time(int tag, long microseconds)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, microseconds);
        return Item(tag, bytes);
    }

    public LocalSetWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Seven bits a byte, highest first, all but the last marked.</summary>
    public LocalSetWriter ObjectIdentifier(int value)
    {
        for (var shift = 28; shift > 0; shift -= 7)
        {
            if (value >> shift != 0)
            {
                Byte(0x80 | ((value >> shift) & 0x7F));
            }
        }

        return Byte(value & 0x7F);
    }

    public LocalSetWriter Length(int value) => value switch
    {
        < 0x80 => Byte(value),
        < 0x100 => Byte(0x81).Byte(value),
        _ => Byte(0x82).Byte(value >> 8).Byte(value & 0xFF),
    };

    private LocalSetWriter Byte(int value)
    {
        _bytes.Write([(byte)value]);
        return this;
    }
}
