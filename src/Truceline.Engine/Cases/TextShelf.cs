using System.Security.Cryptography;
using System.Text;
using Truceline.Ledger;

namespace Truceline.Engine.Cases;

/// <summary>
/// Free text stands outside the log, in <c>texts/</c>, as salt followed by UTF-8, under the SHA-256 of both: the log names the digest,
/// and a text can be taken away without touching what was decided.
/// </summary>
internal sealed class TextShelf(PendingJournal journal)
{
    /// <summary>Writes a text, durable when this returns; nothing where there is none.</summary>
    public IReadOnlyList<Body> Keep(string? text, string? salt)
    {
        if (text is null || salt is null)
        {
            return [];
        }

        byte[] bytes = [.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(text)];
        var hash = new Hash(SHA256.HashData(bytes));
        journal.Place($"texts/{hash}", bytes);
        return [new Body($"texts/{hash}", bytes.Length, hash)];
    }
}
