using NSec.Cryptography;
using Truceline.Core.Cases;

namespace Truceline.Core.Tests.Cases;

/// <summary>An Ed25519 key from a seed, so that every run signs the same.</summary>
internal sealed class TestKey
{
    private static readonly SignatureAlgorithm Ed25519 = SignatureAlgorithm.Ed25519;

    private readonly Key _key;

    public TestKey(byte seed)
        : this(Enumerable.Repeat(seed, 32).ToArray())
    {
    }

    public TestKey(byte[] seed) => _key = Key.Import(Ed25519, seed, KeyBlobFormat.RawPrivateKey);

    public string Public => Hex.Of(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    public string Sign(byte[] message) => Hex.Of(Ed25519.Sign(_key, message));

    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        PublicKey.TryImport(Ed25519, key, KeyBlobFormat.RawPublicKey, out var known) && Ed25519.Verify(known!, message, signature);
}
