namespace Truceline.Ledger;

/// <summary>The files of a log in a folder.</summary>
/// <param name="root">The data folder's <c>log</c>.</param>
internal sealed class FolderStore(string root) : ILogStore
{
    private readonly Dictionary<string, FileStream> _unflushed = [];

    public byte[]? Read(string path) => PlainFile.Read(At(path));

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var full = At(path);
        Durable.MakeFolder(Path.GetDirectoryName(full)!);
        if (_unflushed.Remove(path, out var before))
        {
            before.Dispose();
        }

        // It stays open until it is flushed, so that this very handle is told of what the disk failed to take.
        var file = new FileStream(full, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _unflushed[path] = file;
        file.Write(bytes);
    }

    /// <summary>All at once: the disk takes several flushes in about the time of one.</summary>
    public void Flush(IReadOnlyCollection<string> paths)
    {
        var files = paths.Select(path => _unflushed.Remove(path, out var file) ? file : null).OfType<FileStream>().ToList();
        var folders = paths.Select(path => Path.GetDirectoryName(At(path))!).Distinct();
        try
        {
            // The names of new folders were flushed as they were made; the files' names remain.
            var flushes = files.Select(file => (Action)(() => file.Flush(flushToDisk: true)))
                .Concat(folders.Select(folder => (Action)(() => Durable.FlushFolder(folder))));
            Task.WaitAll([.. flushes.Select(Task.Run)]);
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        finally
        {
            files.ForEach(file => file.Dispose());
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
        if (_unflushed.Remove(path, out var open))
        {
            open.Dispose();
        }

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
