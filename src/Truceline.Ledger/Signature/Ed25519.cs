using NSec.Cryptography;

namespace Truceline.Ledger;

/// <summary>
/// Ed25519 (RFC 8032) by libsodium, with its strict verification: S below the group's order, no small-order or
/// non-canonical public key, no small-order R.
/// </summary>
public static class Ed25519
{
    public const int PublicKeySize = 32;
    public const int SeedSize = 32;
    public const int SignatureSize = 64;

    /// <summary>
    /// The y coordinates (little-endian, sign bit clear) of the points whose order divides 8; whoever may choose such a
    /// key can make one signature fit many messages.
    /// </summary>
    private static readonly byte[][] SmallOrder =
    [
        Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
        Convert.FromHexString("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ];

    /// <summary>The signature of a message under a private seed.</summary>
    /// <param name="seed">32 secret bytes.</param>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        using var key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        return SignatureAlgorithm.Ed25519.Sign(key, message);
    }

    /// <summary>The public half of a private seed.</summary>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> seed)
    {
        using var key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        return key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    /// <summary>False for a wrong signature, and for a key or a signature of wrong length or form.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        IsUsableKey(publicKey)
        && signature.Length == SignatureSize
        && PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key)
        && key is not null
        && SignatureAlgorithm.Ed25519.Verify(key, message, signature);

    /// <summary>False for a key of the wrong length, of small order, or not in its canonical spelling.</summary>
    public static bool IsUsableKey(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != PublicKeySize)
        {
            return false;
        }

        Span<byte> y = stackalloc byte[PublicKeySize];
        publicKey.CopyTo(y);
        y[^1] &= 0x7f;
        foreach (var point in SmallOrder)
        {
            if (y.SequenceEqual(point))
            {
                return false;
            }
        }

        return !IsAtLeastThePrime(y);
    }

    /// <summary>p = 2^255 - 19, whose bytes are ed ff … ff 7f.</summary>
    private static bool IsAtLeastThePrime(ReadOnlySpan<byte> y) =>
        y[0] >= 0xed && y[^1] == 0x7f && !y[1..^1].ContainsAnyExcept((byte)0xff);
}
