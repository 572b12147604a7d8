using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// A public key with its name (C2SP signed-note): <c>name+hash+base64(01 ‖ key)</c>, where the hash is the first four
/// bytes of SHA-256(name ‖ "\n" ‖ 01 ‖ key). Ed25519 alone.
/// </summary>
public sealed class VerifierKey
{
    private const byte Ed25519Type = 1;

    private VerifierKey(string name, byte[] publicKey)
    {
        Name = name;
        PublicKey = publicKey;
        Id = Convert.ToHexStringLower(Digest(name, publicKey));
        Text = $"{name}+{Id}+{Convert.ToBase64String([Ed25519Type, .. publicKey])}";
    }

    public string Name { get; }

    /// <summary>Ed25519, 32 bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Eight lower-case hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The spelling that people exchange.</summary>
    public string Text { get; }

    public static VerifierKey Of(string name, ReadOnlySpan<byte> publicKey)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(publicKey.Length, Ed25519.PublicKeySize);
        return IsName(name)
            ? new VerifierKey(name, publicKey.ToArray())
            : throw new ArgumentException("A key's name is not empty and holds neither white space nor a plus sign.", nameof(name));
    }

    /// <summary>Reads the one spelling of a key; refuses other algorithms, a wrong hash and keys of small order.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? key)
    {
        key = null;
        if (Split(text) is not var (name, id, material)
            || !IsName(name)
            || material is not [Ed25519Type, .. { Length: Ed25519.PublicKeySize } publicKey]
            || !Ed25519.IsUsableKey(publicKey))
        {
            return false;
        }

        var read = new VerifierKey(name, publicKey);
        key = read.Id == id ? read : null;
        return key is not null;
    }

    public override string ToString() => Text;

    /// <summary>A name on a signature line: not empty, no white space, no plus sign.</summary>
    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    internal static (string Name, string Id, byte[] Material)? Split(string text)
    {
        var first = text.IndexOf('+', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('+', first + 1);
        return second >= 0 && StrictBase64.Decode(text.AsSpan(second + 1)) is { } material
            ? (text[..first], text[(first + 1)..second], material)
            : null;
    }

    private static byte[] Digest(string name, byte[] publicKey) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey])[..4];
}
