using System.Buffers.Binary;
using System.Text;

namespace Truceline.Formats.Elevation;

/// <summary>
/// The first directory of a TIFF file (TIFF 6.0, section 2), read before anything decodes it: every value must lie in the file,
/// so that no count in it can ask for more memory than the file has bytes.
/// </summary>
internal sealed class TiffTags
{
    private const int MostTags = 256;
    private const int MostValue = 1 << 24;

    private readonly Dictionary<ushort, (ushort Type, byte[] Value)> _tags = [];
    private readonly bool _little;

    private TiffTags(bool little) => _little = little;

    /// <summary>Null where this is no classic TIFF, or a directory that does not fit its file.</summary>
    public static TiffTags? Read(Stream bytes)
    {
        Span<byte> head = stackalloc byte[8];
        if (!Fill(bytes, 0, head) || head[0] != head[1] || head[0] is not ((byte)'I' or (byte)'M'))
        {
            return null;
        }

        var tags = new TiffTags(head[0] == (byte)'I');
        Span<byte> count = stackalloc byte[2];
        var at = (long)tags.UInt32(head[4..]);
        if (tags.UInt16(head[2..]) != 42 || !Fill(bytes, at, count) || tags.UInt16(count) is not (> 0 and <= MostTags and var many))
        {
            return null;
        }

        var entries = new byte[many * 12];
        if (!Fill(bytes, at + 2, entries))
        {
            return null;
        }

        for (var i = 0; i < many; i++)
        {
            if (!tags.TryAdd(bytes, entries.AsSpan(i * 12, 12)))
            {
                return null;
            }
        }

        return tags;
    }

    public bool Has(ushort tag) => _tags.ContainsKey(tag);

    /// <summary>Whole numbers of a tag; empty where it is absent or of another type.</summary>
    public uint[] Numbers(ushort tag)
    {
        if (!_tags.TryGetValue(tag, out var found))
        {
            return [];
        }

        var (type, value) = found;
        return type switch
        {
            3 => [.. Enumerable.Range(0, value.Length / 2).Select(i => (uint)UInt16(value.AsSpan(i * 2)))],
            4 => [.. Enumerable.Range(0, value.Length / 4).Select(i => UInt32(value.AsSpan(i * 4)))],
            _ => [],
        };
    }

    public uint Number(ushort tag, uint otherwise) => Numbers(tag) is [var value, ..] ? value : otherwise;

    /// <summary>IEEE doubles of a tag; empty where it is absent or of another type.</summary>
    public double[] Doubles(ushort tag) => _tags.TryGetValue(tag, out var found) && found.Type == 12
        ? [.. Enumerable.Range(0, found.Value.Length / 8).Select(i => _little
            ? BinaryPrimitives.ReadDoubleLittleEndian(found.Value.AsSpan(i * 8))
            : BinaryPrimitives.ReadDoubleBigEndian(found.Value.AsSpan(i * 8)))]
        : [];

    public string? Text(ushort tag) => _tags.TryGetValue(tag, out var found) && found.Type == 2
        ? Encoding.ASCII.GetString(found.Value).TrimEnd('\0', ' ')
        : null;

    private bool TryAdd(Stream bytes, ReadOnlySpan<byte> entry)
    {
        var (tag, type) = (UInt16(entry), UInt16(entry[2..]));
        var length = (long)UInt32(entry[4..]) * SizeOf(type);
        if (length is < 0 or > MostValue || length > bytes.Length)
        {
            return false;
        }

        var value = new byte[length];
        if (length <= 4)
        {
            entry.Slice(8, (int)length).CopyTo(value);
        }
        else if (!Fill(bytes, UInt32(entry[8..]), value))
        {
            return false;
        }

        return _tags.TryAdd(tag, (type, value));
    }

    private static int SizeOf(ushort type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        _ => 8,
    };

    private ushort UInt16(ReadOnlySpan<byte> at) =>
        _little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private uint UInt32(ReadOnlySpan<byte> at) =>
        _little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);

    private static bool Fill(Stream bytes, long offset, Span<byte> into)
    {
        if (offset < 0 || offset > bytes.Length - into.Length)
        {
            return false;
        }

        bytes.Position = offset;
        return bytes.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;
    }
}
