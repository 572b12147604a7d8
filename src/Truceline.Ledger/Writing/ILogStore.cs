namespace Truceline.Ledger;

/// <summary>
/// The files of one log, by path below its folder. The promises are those of a POSIX file system and no more; whatever
/// fails does so with <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface ILogStore
{
    /// <summary>The bytes of a file as last written, durable or not; null where it is not there.</summary>
    byte[]? Read(string path);

    /// <summary>Makes or replaces a file. After a crash before <see cref="Flush"/> it may be absent, torn or whole.</summary>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Returns when the bytes and names of these written files are durable.</summary>
    void Flush(IReadOnlyCollection<string> paths);

    /// <summary>Replaces a file durably and at once: after a crash it holds the old bytes or the new ones.</summary>
    void Replace(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Removes a file, and its folder where that leaves it empty. After a crash it may be back.</summary>
    void Delete(string path);

    /// <summary>Paths of all files below a folder, in no order; none where the folder is absent.</summary>
    IReadOnlyList<string> List(string folder);
}
