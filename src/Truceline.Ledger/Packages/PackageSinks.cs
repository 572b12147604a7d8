namespace Truceline.Ledger;

/// <summary>A package as a folder, which must not exist; it has its name only when it is whole.</summary>
public sealed class FolderPackage : IPackageSink
{
    private readonly string _path;
    private readonly string _part;
    private FileStream? _file;

    /// <exception cref="IOException">Something lies there already.</exception>
    public FolderPackage(string path)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _part = _path + ".part";
        if (Path.Exists(_path) || Path.Exists(_part))
        {
            throw new IOException($"{path} or {path}.part exists already; name another place.");
        }
    }

    public Task BeginAsync(string path, long length, CancellationToken cancellation)
    {
        var full = Path.Combine(_part, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        _file = new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        return Task.CompletedTask;
    }

    public Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => _file!.WriteAsync(bytes, cancellation).AsTask();

    public async Task EndAsync(CancellationToken cancellation)
    {
        await _file!.DisposeAsync().ConfigureAwait(false);
        _file = null;
    }

    public Task FinishAsync(CancellationToken cancellation)
    {
        Directory.Move(_part, _path);
        return Task.CompletedTask;
    }

    /// <summary>What is not whole goes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync().ConfigureAwait(false);
        }

        if (Directory.Exists(_part))
        {
            Directory.Delete(_part, recursive: true);
        }
    }
}

/// <summary>A package as a tar archive, written from front to back.</summary>
/// <param name="target">Stays open; whoever opened it closes it.</param>
/// <param name="name">The one folder in the archive.</param>
public sealed class TarPackage(Stream target, string name) : IPackageSink
{
    private static readonly byte[] Zeros = new byte[Ustar.Block * Ustar.EndBlocks];

    private long _length;

    public Task BeginAsync(string path, long length, CancellationToken cancellation)
    {
        _length = length;
        return Ustar.Header($"{name}/{path}", length) is { } header
            ? target.WriteAsync(header, cancellation).AsTask()
            : throw new LogFaultException($"{path} has a path too long, or is too large, for a tar archive; export into a folder.");
    }

    public Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => target.WriteAsync(bytes, cancellation).AsTask();

    public Task EndAsync(CancellationToken cancellation) => target.WriteAsync(Zeros.AsMemory(0, Ustar.Padding(_length)), cancellation).AsTask();

    public async Task FinishAsync(CancellationToken cancellation)
    {
        await target.WriteAsync(Zeros, cancellation).ConfigureAwait(false);
        await target.FlushAsync(cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
