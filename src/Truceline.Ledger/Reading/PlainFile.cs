namespace Truceline.Ledger;

/// <summary>Reads files of a folder that somebody else may have prepared: no link is followed, no pipe waited for, no size believed.</summary>
internal static class PlainFile
{
    // The largest file of a log is a bundle of 256 entries, under 17 MiB.
    private const long MaxLength = 64 << 20;

    /// <summary>The bytes of a small file; null where there is none of that name, or only a link.</summary>
    /// <exception cref="IOException">It is larger than any such file can be, or the disk fails.</exception>
    public static byte[]? Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null)
        {
            return null;
        }

        if (file.Length > MaxLength)
        {
            throw new IOException($"{file.Name} is too large to be what its name says");
        }

        try
        {
            // What claims to be empty is not opened: it may be a pipe that never ends.
            return file.Length == 0 ? [] : File.ReadAllBytes(path);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
