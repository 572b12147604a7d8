using System.Security.Cryptography;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// Checks an export package, offline and without trusting who made it: every file against the manifests, every entry's
/// signature and proof against the signed checkpoint, every recorded byte against the entry that vouches for it, and that
/// nothing else is there. A flipped bit anywhere is found and its file named.
/// </summary>
public sealed class PackageCheck
{
    // Envelopes are shorter than 64 KiB, proofs hold the checkpoint; a manifest has a line for each file.
    private const int MaxSmall = 1 << 20;
    private const int MaxManifest = 64 << 20;

    private readonly Findings _findings = new();
    private readonly FsckOptions _options;
    private readonly Dictionary<string, (long Length, Hash Digest)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _manifests = new(StringComparer.Ordinal);
    private PackedEntries? _entries;
    private VerifierKey? _key;

    private PackageCheck(FsckOptions options) => _options = options;

    /// <summary>True where the path is a package, whole or not, rather than a data folder.</summary>
    public static bool IsPackage(string path) => PackedFiles.IsPackage(path);

    /// <param name="package">A folder or a tar archive.</param>
    public static FsckReport Check(string package, FsckOptions? options = null, CancellationToken cancellation = default)
    {
        var check = new PackageCheck(options ?? new FsckOptions());
        try
        {
            foreach (var file in PackedFiles.Of(package, check._findings))
            {
                cancellation.ThrowIfCancellationRequested();
                check.Take(file);
            }

            check.Conclude();
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            check._findings.Problem(".", $"The package cannot be read ({fault.Message.TrimEnd('.')}).");
        }

        return check._findings.Report(check._entries?.Checkpoint, check._key ?? check._options.Key, check._entries?.Opened.Count ?? 0);
    }

    private void Take(PackedFile file)
    {
        var isManifest = file.Path is PackageLayout.Manifest or PackageLayout.TagManifest;
        var isSmall = !file.Path.StartsWith(PackageLayout.Payload, StringComparison.Ordinal) || file.Path.StartsWith("data/log/", StringComparison.Ordinal);
        if (_files.ContainsKey(file.Path))
        {
            _findings.Problem(file.Path, "It stands in the package twice.");
        }
        else if (!isSmall)
        {
            _files[file.Path] = (file.Length, DigestOf(file));
        }
        else if (file.Length > (isManifest ? MaxManifest : MaxSmall))
        {
            _files[file.Path] = (file.Length, default);
            _findings.Problem(file.Path, "It is too large to be what its name says.");
        }
        else
        {
            var bytes = new byte[file.Length];
            var read = file.Content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            _files[file.Path] = (file.Length, Hash.Of(bytes.AsSpan(0, read)));
            TakeSmall(file.Path, bytes);
        }
    }

    private void TakeSmall(string path, byte[] bytes)
    {
        switch (path)
        {
            case PackageLayout.Manifest or PackageLayout.TagManifest:
                _manifests[path] = bytes;
                break;
            case PackageLayout.Declaration when !bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(PackageLayout.DeclarationText)):
                _findings.Problem(path, "It does not declare a bag of version 1.0 in UTF-8.");
                break;
            case PackageLayout.Key:
                TakeKey(bytes);
                break;
            case PackageLayout.Checkpoint when _key is not null:
                _entries = PackedEntries.Under(bytes, _key, _options, _findings);
                break;
            case var _ when path.StartsWith(PackageLayout.Entries, StringComparison.Ordinal):
                _entries?.Take(path, bytes);
                break;
        }
    }

    private void TakeKey(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!text.EndsWith('\n') || !VerifierKey.TryParse(text[..^1], out var stated))
        {
            _findings.Problem(PackageLayout.Key, "It is damaged; it is one line, name+hash+key.");
        }
        else if (_options.Key is { } known && known.Text != stated.Text)
        {
            _findings.Problem(PackageLayout.Key, "It is not the key that you gave.");
        }

        _key = _options.Key ?? (text.EndsWith('\n') && VerifierKey.TryParse(text[..^1], out var own) ? own : null);
    }

    private void Conclude()
    {
        CheckManifest(PackageLayout.Manifest, path => path.StartsWith(PackageLayout.Payload, StringComparison.Ordinal));
        CheckManifest(PackageLayout.TagManifest, path => !path.StartsWith(PackageLayout.Payload, StringComparison.Ordinal) && path != PackageLayout.TagManifest);
        if (_entries is null)
        {
            _findings.Problem(_key is null ? PackageLayout.Key : PackageLayout.Checkpoint, "Without it nothing in the package is proven.");
            return;
        }

        _entries.Conclude();
        CheckBodies(_entries.Bodies);
    }

    private void CheckManifest(string manifest, Func<string, bool> isListed)
    {
        if (!_manifests.TryGetValue(manifest, out var bytes))
        {
            _findings.Problem(manifest, "It is missing.");
            return;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines[..^1])
        {
            CheckLine(manifest, line, listed);
        }

        if (lines[^1].Length > 0)
        {
            _findings.Problem(manifest, "Its last line has no end.");
        }

        foreach (var path in _files.Keys.Where(path => isListed(path) && !listed.Contains(path)))
        {
            _findings.Problem(path, $"{manifest} does not list it.");
        }
    }

    private void CheckLine(string manifest, string line, HashSet<string> listed)
    {
        var path = line.Length > 66 ? line[66..].Replace("%25", "%", StringComparison.Ordinal) : "";
        if (path.Length == 0 || !Hash.TryParseHex(line.AsSpan(0, 64), out var digest) || PackageLayout.Line(path, digest) != line + "\n" || !listed.Add(path))
        {
            _findings.Problem(manifest, "One of its lines is not a digest, two spaces and a path, or stands in it twice.");
        }
        else if (!_files.TryGetValue(path, out var file))
        {
            // Either the file is gone, or its name in the manifest is not the one that was written.
            _findings.Problem(path, $"It is missing; {manifest} lists it.");
            _findings.Problem(manifest, $"It lists {path}, which is not there.");
        }
        else if (file.Digest != digest)
        {
            _findings.Problem(path, $"Its bytes are not those that {manifest} lists.");
            _findings.Problem(manifest, $"It does not agree with {path}.");
        }
    }

    private void CheckBodies(IReadOnlyDictionary<string, (Body Body, long Entry)> bodies)
    {
        foreach (var (path, (body, entry)) in bodies)
        {
            if (!_files.TryGetValue(path, out var file))
            {
                _findings.Problem(path, $"It is missing; entry {entry} vouches for it.");
            }
            else if (file.Length != body.Length || file.Digest != body.Sha256)
            {
                _findings.Problem(path, $"Its bytes are not those that entry {entry} vouches for.");
            }
            else
            {
                _findings.Good(file.Length);
            }
        }

        foreach (var path in _files.Keys.Where(path => !bodies.ContainsKey(path) && !PackedEntries.IsOfPackage(path)))
        {
            _findings.Problem(path, "No entry in the package vouches for this file.");
        }
    }

    private static Hash DigestOf(PackedFile file)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; (read = file.Content.Read(buffer)) > 0;)
        {
            sha.AppendData(buffer.AsSpan(0, read));
        }

        return new Hash(sha.GetHashAndReset());
    }
}
