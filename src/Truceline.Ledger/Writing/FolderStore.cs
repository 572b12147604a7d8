namespace Truceline.Ledger;

/// <summary>The files of a log in a folder.</summary>
/// <param name="root">The data folder's <c>log</c>.</param>
internal sealed class FolderStore(string root) : ILogStore
{
    public byte[]? Read(string path) => PlainFile.Read(At(path));

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var full = At(path);
        Durable.MakeFolder(Path.GetDirectoryName(full)!);
        Durable.Write(full, bytes);
    }

    public void Flush(IReadOnlyCollection<string> paths)
    {
        // The bytes were flushed as they were written, and so were the names of new folders; the files' names remain.
        foreach (var folder in paths.Select(path => Path.GetDirectoryName(At(path))!).Distinct())
        {
            Durable.FlushFolder(folder);
        }
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        Durable.MakeFolder(root);
        Durable.Replace(At(path), bytes);
    }

    public void Delete(string path)
    {
        var full = At(path);
        File.Delete(full);
        var folder = Path.GetDirectoryName(full)!;
        if (folder.EndsWith(".p", StringComparison.Ordinal) && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    public IReadOnlyList<string> List(string folder)
    {
        var full = At(folder);
        try
        {
            return Directory.Exists(full)
                ? [.. Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file))]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public string At(string path) => Path.Combine(root, path);
}
