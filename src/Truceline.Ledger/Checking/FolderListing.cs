namespace Truceline.Ledger;

/// <summary>All files of a data folder that a check answers for, by path with forward slashes.</summary>
internal static class FolderListing
{
    public static List<string> Of(string root, Findings findings)
    {
        var files = new List<string>();
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(Path.Combine(root, folder), folder, findings))
            {
                var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry.LinkTarget is not null)
                {
                    findings.Problem(path, "It is a symbolic link, which the record does not have.");
                }
                else if (entry is DirectoryInfo)
                {
                    if (path is not ("keys" or "personal"))
                    {
                        folders.Push(path);
                    }
                }
                else if (!IsDatabase(path))
                {
                    files.Add(path);
                }
            }
        }

        return files;
    }

    /// <summary>The databases lie at the top and are derived, or are no part of the record.</summary>
    private static bool IsDatabase(string path) =>
        !path.Contains('/', StringComparison.Ordinal) && path.Contains(".db", StringComparison.Ordinal);

    private static List<FileSystemInfo> Entries(string folder, string name, Findings findings)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()];
        }
        catch (DirectoryNotFoundException)
        {
            // A partial tile's folder goes when the tile is full.
            return [];
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            findings.Problem(name, $"The folder cannot be read ({fault.Message.TrimEnd('.')}).");
            return [];
        }
    }
}
