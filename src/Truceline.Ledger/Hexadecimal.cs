using System.Buffers;

namespace Truceline.Ledger;

/// <summary>Lower-case hexadecimal alone: one value has one spelling.</summary>
internal static class Hexadecimal
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Fills <paramref name="bytes"/> from twice as many digits; false where the text is anything else.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == bytes.Length * 2
        && !text.ContainsAnyExcept(Digits)
        && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
}
