using System.Text;
using Truceline.Formats.Klv;

namespace Truceline.Bench;

/// <summary>Decodes every item of a packet, of the sets inside it too: numbers scaled, text turned into characters, the checksum verified.</summary>
internal sealed class FullDecode
{
    private const int MaxDepth = 8;

    private readonly char[] _characters = new char[64 * 1024];

    public long Packets { get; private set; }

    public long Items { get; private set; }

    public long BadChecksums { get; private set; }

    /// <summary>Depends on every value, so that no decoding can be left out.</summary>
    public double Sum { get; private set; }

    public void Packet(ReadOnlySpan<byte> bytes)
    {
        if (!KlvPacket.TryRead(bytes, out var packet))
        {
            return;
        }

        Packets++;
        BadChecksums += packet.VerifyChecksum() == KlvChecksum.Bad ? 1 : 0;
        Set(packet.Items, 0);
    }

    private void Set(KlvItems items, int depth)
    {
        while (items.MoveNext())
        {
            var item = items.Current;
            var value = item.Decode();
            Items++;
            if (value.Kind == KlvKind.Text)
            {
                Sum += Encoding.UTF8.GetChars(item.Bytes[..Math.Min(item.Bytes.Length, _characters.Length)], _characters);
            }
            else if (item.Definition is { Encoding: KlvEncoding.Set } set && depth < MaxDepth)
            {
                Set(new KlvItems(set.Inner, item.Bytes), depth + 1);
            }
            else if (!double.IsNaN(value.Number))
            {
                Sum += value.Number;
            }
        }
    }
}
