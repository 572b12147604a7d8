using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Cli.Assessments;

/// <summary>What opens a seal.</summary>
/// <param name="Form">Canonical form.</param>
/// <param name="Salt">256 bits, lower hex.</param>
internal sealed record Opening(string Form, string Salt, string? Text, string? TextSalt);

/// <param name="Name">PBKDF2-SHA256.</param>
/// <param name="Salt">Base64.</param>
internal sealed record Kdf(string Name, int Iterations, string Salt);

/// <summary>An opening under a passphrase, in the format that the console writes too (docs/formats/assessment.md).</summary>
internal sealed record OpeningFile(
    string Truceline, string Mission, string Case, int Round, string Delegation, string Commitment, Kdf Kdf, string Iv, string Sealed)
{
    public const string Format = "opening/v1";

    private const string KdfName = "PBKDF2-SHA256";
    private const int FewestIterations = 600_000;
    private const int MostIterations = 10_000_000;
    private const int SaltSize = 16;
    private const int TagSize = 16;
    private const int IvSize = 12;

    public static OpeningFile Seal(
        string mission, string caseNumber, int round, string delegation, string commitment, Opening opening, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var iv = RandomNumberGenerator.GetBytes(IvSize);
        var plain = JsonSerializer.SerializeToUtf8Bytes(opening, StatementJson.Options);
        var cipher = new byte[plain.Length + TagSize];
        using var aes = new AesGcm(KeyOf(passphrase, salt, FewestIterations), TagSize);
        aes.Encrypt(iv, plain, cipher.AsSpan(0, plain.Length), cipher.AsSpan(plain.Length));
        return new(Format, mission, caseNumber, round, delegation, commitment,
            new(KdfName, FewestIterations, Convert.ToBase64String(salt)), Convert.ToBase64String(iv), Convert.ToBase64String(cipher));
    }

    public string Write() => JsonSerializer.Serialize(this, StatementJson.Options);

    /// <summary>Null where the text is no opening file.</summary>
    public static OpeningFile? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<OpeningFile>(text, StatementJson.Options) is { Truceline: Format, Kdf.Name: KdfName } file &&
                file.Kdf.Iterations is >= FewestIterations and <= MostIterations
                ? file
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where the passphrase is not the file's, or the file was changed.</summary>
    public Opening? Open(string passphrase)
    {
        try
        {
            var cipher = Convert.FromBase64String(Sealed);
            var iv = Convert.FromBase64String(Iv);
            if (cipher.Length < TagSize || iv.Length != IvSize)
            {
                return null;
            }

            var plain = new byte[cipher.Length - TagSize];
            using var aes = new AesGcm(KeyOf(passphrase, Convert.FromBase64String(Kdf.Salt), Kdf.Iterations), TagSize);
            aes.Decrypt(iv, cipher.AsSpan(0, plain.Length), cipher.AsSpan(plain.Length), plain);
            return JsonSerializer.Deserialize<Opening>(plain, StatementJson.Options);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, iterations, HashAlgorithmName.SHA256, 32);
}
