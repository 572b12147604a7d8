using System.Buffers.Binary;
using Truceline.Simulator.Klv;

namespace Truceline.Simulator.Tests.Klv;

/// <summary>The items of one well-formed packet, taken apart plainly.</summary>
internal sealed class PacketItems
{
    private readonly Dictionary<int, byte[]> _items = [];

    public PacketItems(byte[] packet)
    {
        var at = 16;
        var end = Length(packet, ref at);
        end += at;
        end.ShouldBe(packet.Length);
        while (at < end)
        {
            var tag = (int)packet[at++];
            var length = Length(packet, ref at);
            _items.Add(tag, packet[at..(at + length)]);
            at += length;
        }
    }

    public IEnumerable<int> Tags => _items.Keys;

    public byte[] this[int tag] => _items[tag];

    public double Value(int tag, double low, double high, bool signed)
    {
        var bytes = _items[tag];
        double code = (bytes.Length, signed) switch
        {
            (2, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (4, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
        var steps = Math.Pow(2, 8 * bytes.Length) - (signed ? 2 : 1);
        return (signed ? 0 : low) + (code * (high - low) / steps);
    }

    private static int Length(byte[] packet, ref int at)
    {
        var first = packet[at++];
        if (first < 0x80)
        {
            return first;
        }

        var length = 0;
        for (var i = 0; i < (first & 0x7F); i++)
        {
            length = (length << 8) | packet[at++];
        }

        return length;
    }
}
