using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Truceline.Core.Cases;

/// <summary>
/// What a seal binds: an assessment of one case and round, by one delegation and key, with a salt that nobody can
/// guess. Each field is preceded by its length, so that no two lists of fields give the same bytes; the form is padded,
/// so that its length says nothing.
/// </summary>
/// <param name="OpenHash">RFC 6962 leaf hash of the entry that opened the case, lower hex.</param>
/// <param name="ReviewerKey">Ed25519, lower hex.</param>
/// <param name="Salt">256 bits, lower hex.</param>
/// <param name="Form">Canonical form.</param>
public sealed record Commitment(
    string Mission, string OpenHash, int Round, string Delegation, string ReviewerKey, string Salt, string Form)
{
    public const string Tag = "truceline/assessment/v1";

    private const int PadTo = 4096;

    /// <summary>SHA-256, lower hex; null where a field is not of its form.</summary>
    public string? Compute()
    {
        if (Hex.Bytes(OpenHash, 32) is not { } openHash || Hex.Bytes(ReviewerKey, 32) is not { } key ||
            Hex.Bytes(Salt, 32) is not { } salt || Round < 0)
        {
            return null;
        }

        var round = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(round, Round);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in (byte[][])
                 [Utf8(Tag), Utf8(Mission), openHash, round, Utf8(Delegation), key, salt, Padded(Utf8(Form))])
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
            hash.AppendData(length);
            hash.AppendData(field);
        }

        return Hex.Of(hash.GetHashAndReset());
    }

    /// <summary>To the next multiple of 4096 bytes, at least one byte of padding.</summary>
    public static byte[] Padded(byte[] form)
    {
        var padded = new byte[(form.Length / PadTo + 1) * PadTo];
        form.CopyTo(padded, 0);
        padded.AsSpan(form.Length).Fill((byte)' ');
        return padded;
    }

    /// <summary>Digest that a form names its free text by: SHA-256 over 32 bytes of salt and the UTF-8 text.</summary>
    public static string TextDigest(byte[] salt, string text) => Hex.Of(SHA256.HashData([.. salt, .. Utf8(text)]));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
