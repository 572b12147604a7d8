using System.Security.Cryptography;
using System.Text;
using Truceline.Ledger;

namespace Truceline.Engine.Cases;

/// <summary>A file that a command leaves in the data folder.</summary>
/// <param name="IsVouchedFor">The entry lists it. Free text is not listed: the statement names its digest, so that it can be taken away.</param>
internal sealed record KeptFile(string Path, byte[] Bytes, bool IsVouchedFor)
{
    private const int SaltLength = 32;

    /// <summary>
    /// Free text stands outside the log, as salt followed by UTF-8, under the SHA-256 of both, which the sealed form names.
    /// </summary>
    public static IReadOnlyList<KeptFile> OfText(string? text, string? salt)
    {
        if (text is null || salt is null)
        {
            return [];
        }

        byte[] bytes = [.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(text)];
        return [new KeptFile($"texts/{Convert.ToHexStringLower(SHA256.HashData(bytes))}", bytes, IsVouchedFor: false)];
    }

    /// <summary>The text of such a file; null where there is none, or where it is not what its name says.</summary>
    public static string? ReadText(string dataFolder, string digest) => Read(dataFolder, digest)?.Text;

    /// <summary>The same with its salt, lower hex.</summary>
    public static (string Text, string Salt)? Read(string dataFolder, string digest)
    {
        var path = System.IO.Path.Combine(dataFolder, "texts", digest);
        if (!Hash.TryParseHex(digest, out _) || !File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length > SaltLength && Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest
            ? (Encoding.UTF8.GetString(bytes.AsSpan(SaltLength)), Convert.ToHexStringLower(bytes.AsSpan(0, SaltLength)))
            : null;
    }
}

/// <summary>Puts files in their places before the entry that they belong to, with an account of them at every moment.</summary>
internal sealed class KeptFiles(PendingJournal journal)
{
    private readonly Lock _lock = new();

    /// <summary>Durable on return.</summary>
    /// <returns>What the entry shall vouch for.</returns>
    public IReadOnlyList<Body> Place(IReadOnlyList<KeptFile> files)
    {
        lock (_lock)
        {
            if (files.Count > 0)
            {
                // An earlier attempt may have left another version of the same file.
                journal.Remove([.. files.Select(file => file.Path)]);
            }

            foreach (var file in files)
            {
                journal.Place(file.Path, file.Bytes);
            }
        }

        return [.. files.Where(file => file.IsVouchedFor).Select(file => new Body(file.Path, file.Bytes.Length, Hash.Of(file.Bytes)))];
    }

    /// <summary>Once the entry stands the log accounts for the files; until then, the journal does.</summary>
    public void Settle(IReadOnlyList<KeptFile> files, AppendResult result)
    {
        if (files.Count > 0 && result is AppendResult.Sequenced)
        {
            lock (_lock)
            {
                journal.Remove([.. files.Select(file => file.Path)]);
            }
        }
    }
}
