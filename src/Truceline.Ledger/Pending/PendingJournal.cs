namespace Truceline.Ledger;

/// <summary>
/// What one owner has finished but not yet entered, so that no file is ever without an account: <c>live/OWNER/journal.jsonl</c>.
/// The file is replaced whole, so that it is never seen torn. Safe for several threads; one owner has one journal open.
/// <para>
/// The life of a file: written to a part (<see cref="PartPath"/>); <c>Place</c> lists it here, then moves it to its
/// place; an entry vouches for it; <see cref="Remove"/> strikes it off.
/// </para>
/// </summary>
public sealed class PendingJournal
{
    internal const string FileName = "journal.jsonl";

    private readonly Lock _gate = new();
    private readonly string _dataFolder;
    private readonly string _owner;
    private readonly List<PendingFile> _files;

    private PendingJournal(string dataFolder, string owner, List<PendingFile> files) =>
        (_dataFolder, _owner, _files) = (dataFolder, owner, files);

    /// <summary>Files that await their entry, in the order of their placing.</summary>
    public IReadOnlyList<PendingFile> Files
    {
        get
        {
            lock (_gate)
            {
                return [.. _files];
            }
        }
    }

    private string FilePath => Path.Combine(_dataFolder, "live", _owner, FileName);

    /// <summary>Opens or makes the journal of an owner, and finishes placings that a crash interrupted.</summary>
    /// <param name="owner">A source's id, or another name of letters, digits and hyphens.</param>
    /// <exception cref="LogFaultException">The journal is damaged.</exception>
    public static PendingJournal Open(string dataFolder, string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (owner.Length is 0 or > 60 || !owner.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException($"'{owner}' is not 1 to 60 letters, digits and hyphens.", nameof(owner));
        }

        var folder = Path.GetFullPath(dataFolder);
        var path = Path.Combine(folder, "live", owner, FileName);
        Durable.MakeFolder(Path.GetDirectoryName(path)!);
        var files = File.Exists(path)
            ? Parse(File.ReadAllBytes(path)) ?? throw new LogFaultException($"live/{owner}/{FileName} is damaged; run fsck, then set that file aside.")
            : [];
        var journal = new PendingJournal(folder, owner, files);
        foreach (var file in files.Where(file => !File.Exists(journal.At(file.Body.Path)) && File.Exists(journal.At(file.Part))))
        {
            journal.Move(file);
        }

        return journal;
    }

    /// <summary>Where a file of this owner is written before it is placed, relative to the data folder.</summary>
    public string PartPath(string name) => $"live/{_owner}/{name}.part";

    /// <summary>Lists finished parts here and moves them to their places; all of it is durable on return.</summary>
    /// <exception cref="IOException">The disk fails, or other bytes lie at a place already: nothing is overwritten.</exception>
    public void Place(IReadOnlyList<PendingFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            if (!EntryRules.IsBodyPath(file.Body.Path) || !PendingFile.IsPart(file.Part))
            {
                throw new ArgumentException($"{file.Part} cannot be placed at {file.Body.Path}.", nameof(files));
            }

            Flush(At(file.Part));
            RefuseOverwriting(file.Body);
        }

        lock (_gate)
        {
            Save([.. _files.Where(listed => !files.Any(file => file.Body.Path == listed.Body.Path)), .. files]);
            foreach (var file in files)
            {
                Move(file);
            }
        }
    }

    /// <summary>Writes small files whole, lists them and moves them to their places.</summary>
    public void Place(string path, ReadOnlySpan<byte> bytes)
    {
        var file = new PendingFile(new Body(path, bytes.Length, Hash.Of(bytes)), PartPath(Path.GetFileName(path)));
        Directory.CreateDirectory(Path.GetDirectoryName(At(file.Part))!);
        Durable.Write(At(file.Part), bytes);
        Place([file]);
    }

    /// <summary>Strikes off files that an entry vouches for by now; durable on return.</summary>
    public void Remove(IReadOnlyCollection<string> paths)
    {
        lock (_gate)
        {
            Save([.. _files.Where(file => !paths.Contains(file.Body.Path))]);
        }
    }

    /// <summary>Null where a line is damaged or the last one is not ended.</summary>
    internal static List<PendingFile>? Parse(ReadOnlySpan<byte> bytes)
    {
        var files = new List<PendingFile>();
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0 || PendingFile.Parse(bytes[..end]) is not { } file)
            {
                return null;
            }

            files.Add(file);
            bytes = bytes[(end + 1)..];
        }

        return files;
    }

    private string At(string path) => Path.Combine(_dataFolder, path);

    private void Save(List<PendingFile> files)
    {
        var bytes = new List<byte>();
        foreach (var file in files)
        {
            bytes.AddRange(file.ToLine());
            bytes.Add((byte)'\n');
        }

        Durable.Replace(FilePath, [.. bytes]);
        _files.Clear();
        _files.AddRange(files);
    }

    private void RefuseOverwriting(Body body)
    {
        if (File.Exists(At(body.Path)) && FileDigest.Trouble(At(body.Path), body.Length, body.Sha256) is not null)
        {
            throw new IOException($"{body.Path} holds other bytes already, and nothing that was recorded is overwritten.");
        }
    }

    private void Move(PendingFile file)
    {
        var target = At(file.Body.Path);
        Durable.MakeFolder(Path.GetDirectoryName(target)!);
        File.Move(At(file.Part), target, overwrite: true);
        Durable.FlushFolder(Path.GetDirectoryName(target)!);
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Flush(flushToDisk: true);
    }
}
