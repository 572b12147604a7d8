namespace Truceline.Ledger;

/// <summary>The files of a log in a folder.</summary>
/// <param name="root">The data folder's <c>log</c>.</param>
internal sealed class FolderStore(string root) : ILogStore
{
    // Folders made since their parent was last flushed; touched by the one writer alone.
    private readonly HashSet<string> _unflushed = [];

    public byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(At(path));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var full = At(path);
        MakeFolder(Path.GetDirectoryName(full)!);
        Durable.Write(full, bytes);
    }

    public void Flush(IReadOnlyCollection<string> paths)
    {
        var folders = paths.Select(path => Path.GetDirectoryName(At(path))!).ToHashSet();
        folders.UnionWith(_unflushed.Select(made => Path.GetDirectoryName(made)!));
        foreach (var folder in folders.OrderByDescending(folder => folder.Length))
        {
            Durable.FlushFolder(folder);
        }

        _unflushed.Clear();
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        MakeFolder(root);
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

    private string At(string path) => Path.Combine(root, path);

    private void MakeFolder(string folder)
    {
        for (var missing = folder; !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)!)
        {
            _unflushed.Add(missing);
        }

        Directory.CreateDirectory(folder);
    }
}
