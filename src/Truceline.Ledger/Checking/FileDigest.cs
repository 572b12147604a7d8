using System.Buffers;
using System.Security.Cryptography;

namespace Truceline.Ledger;

/// <summary>Holds a file against what is vouched for.</summary>
internal static class FileDigest
{
    private const int BufferSize = 1 << 20;

    /// <summary>Null where the file is as stated, else the sentence that says how it is not.</summary>
    public static string? Trouble(string path, long length, Hash expected)
    {
        try
        {
            var file = new FileInfo(path);
            return !file.Exists ? "It is missing."
                : file.LinkTarget is not null ? "It is a symbolic link, which the record does not have."
                : file.Length != length ? $"It holds {file.Length} bytes; {length} were recorded."
                : Of(file) != expected ? "Its bytes are not those that were recorded."
                : null;
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            return $"It cannot be read ({fault.Message.TrimEnd('.')}).";
        }
    }

    /// <summary>An empty file is not opened: what claims to be empty may be a pipe that never ends.</summary>
    public static Hash Of(FileInfo file)
    {
        if (file.Length == 0)
        {
            return Hash.Of([]);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                sha.AppendData(buffer.AsSpan(0, read));
            }

            return new Hash(sha.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
