using System.Buffers.Binary;

namespace Truceline.Ledger;

/// <summary>The bytes of an entry bundle (C2SP tlog-tiles): each entry after its length as u16, big-endian.</summary>
internal static class EntryBundle
{
    public const int MaxEntry = ushort.MaxValue;

    public static void Append(List<byte> bundle, ReadOnlySpan<byte> entry)
    {
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
        bundle.AddRange(length);
        bundle.AddRange(entry);
    }

    /// <summary>The first <paramref name="count"/> entries and the bytes they take; null where the bundle holds fewer.</summary>
    public static (ReadOnlyMemory<byte>[] Entries, int Length)? Read(ReadOnlyMemory<byte> bundle, int count)
    {
        var entries = new ReadOnlyMemory<byte>[count];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (bundle.Length - at < 2)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span[at..]);
            at += 2;
            if (bundle.Length - at < length)
            {
                return null;
            }

            entries[i] = bundle.Slice(at, length);
            at += length;
        }

        return (entries, at);
    }
}
