using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Truceline.Ledger;

namespace Truceline.Cli.Keys;

/// <summary>
/// An Ed25519 private key as other tools read it too: PKCS #8 in PEM (RFC 8410, RFC 7468), and where a passphrase guards
/// it PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC (RFC 8018).
/// </summary>
internal sealed class KeyFile
{
    private const string Plain = "PRIVATE KEY";
    private const string Guarded = "ENCRYPTED PRIVATE KEY";
    private const string Ed25519Oid = "1.3.101.112";

    /// <summary>As many rounds as the console takes for opening files.</summary>
    private static readonly PbeParameters Guard = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);

    private readonly byte[] _seed;

    private KeyFile(byte[] seed) => _seed = seed;

    /// <summary>Lower hex.</summary>
    public string PublicKey => Convert.ToHexStringLower(Ed25519.PublicKeyOf(_seed));

    public static KeyFile Make() => new(RandomNumberGenerator.GetBytes(Ed25519.SeedSize));

    /// <summary>Lower hex.</summary>
    public string Sign(byte[] message) => Convert.ToHexStringLower(Ed25519.Sign(_seed, message));

    /// <param name="passphrase">Null for a file that whoever has it can use.</param>
    public string Write(string? passphrase)
    {
        var octets = new byte[2 + Ed25519.SeedSize];
        (octets[0], octets[1]) = (0x04, Ed25519.SeedSize);
        _seed.CopyTo(octets, 2);
        var info = new Pkcs8PrivateKeyInfo(new Oid(Ed25519Oid), null, octets);
        return passphrase is null
            ? PemEncoding.WriteString(Plain, info.Encode()) + "\n"
            : PemEncoding.WriteString(Guarded, info.Encrypt(Encoding.UTF8.GetBytes(passphrase), Guard)) + "\n";
    }

    /// <summary>Whether a passphrase must be asked for.</summary>
    public static bool IsGuarded(string pem) => pem.Contains($"-----BEGIN {Guarded}-----", StringComparison.Ordinal);

    /// <summary>Null where the text is no such key, or the passphrase is not its own.</summary>
    public static KeyFile? Read(string pem, string? passphrase)
    {
        try
        {
            if (!PemEncoding.TryFind(pem, out var fields))
            {
                return null;
            }

            var der = Convert.FromBase64String(pem[fields.Base64Data]);
            var info = pem[fields.Label] switch
            {
                Plain => Pkcs8PrivateKeyInfo.Decode(der, out _),
                Guarded when passphrase is not null => Pkcs8PrivateKeyInfo.DecryptAndDecode(Encoding.UTF8.GetBytes(passphrase), der, out _),
                _ => null,
            };
            return info is { AlgorithmId.Value: Ed25519Oid } && info.PrivateKeyBytes.Span is [0x04, Ed25519.SeedSize, .. { Length: Ed25519.SeedSize } seed]
                ? new KeyFile(seed.ToArray())
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
