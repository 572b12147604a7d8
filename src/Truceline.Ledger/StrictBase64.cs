using System.Buffers;
using System.Buffers.Text;

namespace Truceline.Ledger;

/// <summary>RFC 4648 base64 with padding, no white space and no stray bits: one value has one spelling.</summary>
internal static class StrictBase64
{
    /// <summary>Null where the text is not the one spelling of some bytes.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length % 4 != 0)
        {
            return null;
        }

        var padding = text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0;
        var bytes = new byte[(text.Length / 4 * 3) - padding];
        return Base64.DecodeFromUtf8(text, bytes, out var read, out var written) == OperationStatus.Done
            && read == text.Length && written == bytes.Length && LastBitsAreZero(text, padding)
            ? bytes
            : null;
    }

    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var ascii = new byte[text.Length];
        return System.Text.Ascii.FromUtf16(text, ascii, out _) == OperationStatus.Done ? Decode(ascii) : null;
    }

    private static bool LastBitsAreZero(ReadOnlySpan<byte> text, int padding)
    {
        if (padding == 0)
        {
            return true;
        }

        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var value = alphabet.IndexOf((char)text[^(padding + 1)], StringComparison.Ordinal);
        return (value & (padding == 2 ? 0b1111 : 0b11)) == 0;
    }
}
