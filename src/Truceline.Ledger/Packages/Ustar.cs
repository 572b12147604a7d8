using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// Headers of a tar archive (POSIX.1-1988, ustar) in one spelling: plain files, nobody's, of no time. Whatever differs
/// by a bit is no header of a package.
/// </summary>
internal static class Ustar
{
    public const int Block = 512;
    public const int EndBlocks = 2;

    private const int NameLength = 100;
    private const int PrefixLength = 155;
    private const int PrefixAt = 345;
    private const int ChecksumAt = 148;
    private const long MaxLength = (1L << 33) - 1;

    /// <summary>Null where the path or the length does not fit.</summary>
    public static byte[]? Header(string path, long length)
    {
        if (Split(Encoding.UTF8.GetBytes(path)) is not var (prefix, name) || length is < 0 or > MaxLength)
        {
            return null;
        }

        var header = new byte[Block];
        name.CopyTo(header, 0);
        "0000444\00000000\00000000\0"u8.CopyTo(header.AsSpan(100));
        Octal(header.AsSpan(124, 11), length);
        Octal(header.AsSpan(136, 11), 0);
        header[156] = (byte)'0';
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        prefix.CopyTo(header, PrefixAt);
        header.AsSpan(ChecksumAt, 8).Fill((byte)' ');
        var sum = header.Sum(value => value);
        Octal(header.AsSpan(ChecksumAt, 6), sum);
        header[ChecksumAt + 6] = 0;
        return header;
    }

    /// <summary>Null where the block is not exactly what <see cref="Header"/> makes.</summary>
    public static (string Path, long Length)? Read(ReadOnlySpan<byte> block)
    {
        var length = 0L;
        foreach (var digit in block.Slice(124, 11))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            length = (length * 8) + digit - '0';
        }

        var (prefix, name) = (Text(block.Slice(PrefixAt, PrefixLength)), Text(block[..NameLength]));
        var path = prefix.Length == 0 ? name : $"{prefix}/{name}";
        return Header(path, length) is { } header && block.SequenceEqual(header) ? (path, length) : null;
    }

    public static int Padding(long length) => (int)((Block - (length % Block)) % Block);

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private static (byte[] Prefix, byte[] Name)? Split(byte[] path)
    {
        if (path.Length <= NameLength)
        {
            return path.Length == 0 ? null : ([], path);
        }

        // The shortest prefix that leaves a name which fits.
        var slash = Array.IndexOf(path, (byte)'/', Math.Max(0, path.Length - NameLength - 1));
        return slash is > 0 and <= PrefixLength && slash < path.Length - 1 ? (path[..slash], path[(slash + 1)..]) : null;
    }

    private static void Octal(Span<byte> field, long value)
    {
        for (var i = field.Length - 1; i >= 0; i--)
        {
            field[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }
}
