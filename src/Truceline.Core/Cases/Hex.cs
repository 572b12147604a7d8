using System.Buffers;

namespace Truceline.Core.Cases;

/// <summary>Lower-case hexadecimal of a fixed length, and no other spelling.</summary>
public static class Hex
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool Is(string? text, int bytes) =>
        text is not null && text.Length == 2 * bytes && !text.AsSpan().ContainsAnyExcept(Digits);

    /// <summary>32 bytes: a SHA-256, a public key, a salt.</summary>
    public static bool IsDigest(string? text) => Is(text, 32);

    /// <summary>Null where the text is not lower hex of that many bytes.</summary>
    public static byte[]? Bytes(string? text, int bytes) => Is(text, bytes) ? Convert.FromHexString(text!) : null;

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
