namespace Truceline.Ledger;

/// <summary>A file of a package that somebody else made.</summary>
/// <param name="Content">To be read before the next file is asked for; at most <paramref name="Length"/> bytes.</param>
internal sealed record PackedFile(string Path, long Length, Stream Content);

/// <summary>The files of a package one after the other, from a folder or a tar archive; what is wrong with its shape is reported.</summary>
internal static class PackedFiles
{
    /// <summary>True for a folder that says it is a bag, and for a file that is no folder.</summary>
    public static bool IsPackage(string path) => File.Exists(path) || File.Exists(Path.Combine(path, PackageLayout.Declaration));

    public static IEnumerable<PackedFile> Of(string path, Findings findings) =>
        Directory.Exists(path) ? OfFolder(path, findings) : OfArchive(path, findings);

    private static IEnumerable<PackedFile> OfFolder(string root, Findings findings)
    {
        foreach (var (path, file) in Listed(root, findings).OrderBy(one => Rank(one.Path)).ThenBy(one => one.Path, StringComparer.Ordinal))
        {
            if (file.Length == 0)
            {
                // What claims to be empty is not opened: it may be a pipe that never ends.
                yield return new(path, 0, Stream.Null);
                continue;
            }

            using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            yield return new(path, file.Length, content);
        }
    }

    private static IEnumerable<(string Path, FileInfo File)> Listed(string root, Findings findings)
    {
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            foreach (var one in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                var path = folder.Length == 0 ? one.Name : $"{folder}/{one.Name}";
                if (one.LinkTarget is not null)
                {
                    findings.Problem(path, "It is a symbolic link, which a package does not have.");
                }
                else if (one is FileInfo file)
                {
                    yield return (path, file);
                }
                else
                {
                    folders.Push(path);
                }
            }
        }
    }

    /// <summary>The key and the checkpoint come before the entries that are proven with them.</summary>
    private static int Rank(string path) => path switch
    {
        PackageLayout.Key => 0,
        PackageLayout.Checkpoint => 1,
        _ => 2,
    };

    private static IEnumerable<PackedFile> OfArchive(string path, Findings findings)
    {
        using var archive = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var block = new byte[Ustar.Block];
        string? top = null;
        while (true)
        {
            var at = archive.Position;
            if (archive.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) < block.Length)
            {
                findings.Problem(Where(path, at), "The archive ends before its end is marked.");
                yield break;
            }

            if (!block.AsSpan().ContainsAnyExcept((byte)0))
            {
                CheckEnd(archive, path, findings);
                yield break;
            }

            if (Ustar.Read(block) is not var (name, length) || Inside(name, ref top) is not { } inside || archive.Length - archive.Position < length)
            {
                findings.Problem(Where(path, at), "The header of a file in the archive is damaged, or not as the program writes it; what follows cannot be read.");
                yield break;
            }

            var end = archive.Position + length;
            yield return new(inside, length, new Portion(archive, length));
            archive.Position = end;
            if (!IsPadded(archive, Ustar.Padding(length)))
            {
                findings.Problem(inside, "The filling behind it in the archive is damaged.");
            }
        }
    }

    private static string? Inside(string name, ref string? top)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        top ??= slash > 0 ? name[..slash] : null;
        return top is not null && slash == top.Length && name.StartsWith(top, StringComparison.Ordinal)
            && !name.Split('/').Any(part => part is "" or "." or "..") ? name[(slash + 1)..] : null;
    }

    private static void CheckEnd(FileStream archive, string path, Findings findings)
    {
        var at = archive.Position;
        if (archive.Length - at != Ustar.Block || !IsPadded(archive, Ustar.Block))
        {
            findings.Problem(Where(path, at), "The archive goes on after its end, or its end is damaged.");
        }
    }

    private static bool IsPadded(FileStream archive, int length)
    {
        Span<byte> filling = stackalloc byte[length];
        return archive.ReadAtLeast(filling, length, throwOnEndOfStream: false) == length && !filling.ContainsAnyExcept((byte)0);
    }

    private static string Where(string path, long at) => $"{Path.GetFileName(path)} at byte {at}";

    /// <summary>So many bytes of a stream from where it stands.</summary>
    private sealed class Portion(FileStream whole, long left) : Stream
    {
        private long _left = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = whole.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
