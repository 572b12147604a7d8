using System.Security.Cryptography;
using System.Text;
using Truceline.Core.Cases;

namespace Truceline.Core.Record;

/// <summary>One digest over the whole register, by which two parties see that they arrived at the same.</summary>
public static class RegisterDigest
{
    /// <summary>SHA-256, lower hex, over <c>kind NUL id NUL json LF</c> of each document.</summary>
    /// <param name="documents">Sorted by kind, then id, in ordinal order, each once.</param>
    public static string Of(IEnumerable<RegisterDocument> documents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        RegisterDocument? last = null;
        foreach (var document in documents)
        {
            if (last is not null && Order(last, document) >= 0)
            {
                throw new ArgumentException($"{document.Kind} {document.Id} is out of order.", nameof(documents));
            }

            hash.AppendData(Encoding.UTF8.GetBytes($"{document.Kind}\0{document.Id}\0{document.Json}\n"));
            last = document;
        }

        return Hex.Of(hash.GetHashAndReset());
    }

    private static int Order(RegisterDocument a, RegisterDocument b) =>
        string.CompareOrdinal(a.Kind, b.Kind) is var kinds and not 0 ? kinds : string.CompareOrdinal(a.Id, b.Id);
}
