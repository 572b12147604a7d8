using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// Writes entries of a log, the files that they vouch for, and the proofs of both as one package. Nothing larger than a
/// buffer is held in memory; each file is hashed as it goes by and held against its entry.
/// </summary>
public sealed class PackageWriter
{
    private const int BufferSize = 1 << 17;

    private readonly IPackageSink _sink;
    private readonly List<(string Path, Hash Digest)> _payload = [];
    private readonly List<(string Path, Hash Digest)> _tags = [];
    private readonly byte[] _buffer = new byte[BufferSize];
    private long _bytes;

    private PackageWriter(IPackageSink sink) => _sink = sink;

    /// <exception cref="LogFaultException">The record is damaged where it is read; what was written is not a package.</exception>
    public static async Task<PackageSummary> WriteAsync(
        LogReader log, string dataFolder, PackageContents contents, IPackageSink sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(sink);
        var writer = new PackageWriter(sink);
        // Read once: all proofs lead to the same checkpoint.
        var note = log.LatestNote;
        await writer.HeadAsync(log, note, cancellation).ConfigureAwait(false);
        var bodies = await writer.EntriesAsync(log, note, contents.Entries, cancellation).ConfigureAwait(false);
        foreach (var body in bodies.Values)
        {
            await writer.BodyAsync(dataFolder, body, cancellation).ConfigureAwait(false);
        }

        await writer.TagsAsync(log, contents, cancellation).ConfigureAwait(false);
        await sink.FinishAsync(cancellation).ConfigureAwait(false);
        return new(contents.Entries.Count, writer._payload.Count, writer._bytes);
    }

    private async Task HeadAsync(LogReader log, string note, CancellationToken cancellation)
    {
        await FileAsync(PackageLayout.Declaration, Encoding.UTF8.GetBytes(PackageLayout.DeclarationText), cancellation).ConfigureAwait(false);
        await FileAsync(PackageLayout.Readme, Encoding.UTF8.GetBytes(PackageLayout.ReadmeText.ReplaceLineEndings("\n")), cancellation).ConfigureAwait(false);
        await FileAsync(PackageLayout.Key, Encoding.UTF8.GetBytes(log.Key.Text + "\n"), cancellation).ConfigureAwait(false);
        await FileAsync(PackageLayout.Checkpoint, Encoding.UTF8.GetBytes(note), cancellation).ConfigureAwait(false);
    }

    private async Task<SortedDictionary<string, Body>> EntriesAsync(
        LogReader log, string note, IReadOnlyList<long> indices, CancellationToken cancellation)
    {
        var bodies = new SortedDictionary<string, Body>(StringComparer.Ordinal);
        var size = Checkpoint.TryOpen(Encoding.UTF8.GetBytes(note), log.Key, null, out var checkpoint, out var refusal)
            ? checkpoint.Size
            : throw new LogFaultException($"log/checkpoint cannot be believed. {refusal}");
        foreach (var index in indices)
        {
            var entry = log.Read(index) ?? throw new LogFaultException($"The log has no entry {index}.");
            var proof = new TlogProof(index, log.InclusionProof(index, size), note);
            await FileAsync(PackageLayout.EntryFile(index, PackageLayout.EnvelopeEnding), entry.Envelope, cancellation).ConfigureAwait(false);
            await FileAsync(PackageLayout.EntryFile(index, PackageLayout.ProofEnding), Encoding.UTF8.GetBytes(proof.ToString()), cancellation).ConfigureAwait(false);
            foreach (var body in entry.Header.Bodies)
            {
                bodies[body.Path] = body;
            }
        }

        return bodies;
    }

    private async Task BodyAsync(string dataFolder, Body body, CancellationToken cancellation)
    {
        if (BodyFile.Trouble(dataFolder, body) is { } trouble)
        {
            throw new LogFaultException($"{trouble} Check the record with fsck.");
        }

        await using var file = new FileStream(
            Path.Combine(dataFolder, body.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var path = PackageLayout.Payload + body.Path;
        await _sink.BeginAsync(path, body.Length, cancellation).ConfigureAwait(false);
        for (var left = body.Length; left > 0;)
        {
            var read = await file.ReadAsync(_buffer.AsMemory(0, (int)Math.Min(left, _buffer.Length)), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                throw new LogFaultException($"{body.Path} became shorter while it was read.");
            }

            sha.AppendData(_buffer.AsSpan(0, read));
            await _sink.AppendAsync(_buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            left -= read;
        }

        await _sink.EndAsync(cancellation).ConfigureAwait(false);
        var digest = new Hash(sha.GetHashAndReset());
        if (digest != body.Sha256)
        {
            throw new LogFaultException($"The bytes of {body.Path} are not those that were recorded. Check the record with fsck.");
        }

        Took(path, body.Length, digest);
    }

    private async Task TagsAsync(LogReader log, PackageContents contents, CancellationToken cancellation)
    {
        var invariant = CultureInfo.InvariantCulture;
        var information = string.Create(invariant, $"""
            Source-Organization: {log.Latest.Origin}
            Bagging-Date: {contents.Made.UtcDateTime:yyyy-MM-dd}
            Payload-Oxum: {_bytes}.{_payload.Count}
            Truceline-From: {contents.From.UtcDateTime:yyyy-MM-ddTHH:mm:ss.FFFFFFF}Z
            Truceline-To: {contents.To.UtcDateTime:yyyy-MM-ddTHH:mm:ss.FFFFFFF}Z
            Truceline-Entries: {contents.Entries.Count}

            """).ReplaceLineEndings("\n");
        if (contents.Withheld.Count > 0)
        {
            information += $"Truceline-Withheld-Entries: {string.Join(' ', contents.Withheld.Select(index => index.ToString(invariant)))}\n";
        }

        if (contents.Observed is { } observed)
        {
            information += $"Truceline-Observed: {observed.ReplaceLineEndings(" ")}\n";
        }

        await FileAsync(PackageLayout.Information, Encoding.UTF8.GetBytes(information), cancellation).ConfigureAwait(false);
        await FileAsync(PackageLayout.Manifest, PackageLayout.Lines(_payload), cancellation).ConfigureAwait(false);
        await FileAsync(PackageLayout.TagManifest, PackageLayout.Lines(_tags), cancellation).ConfigureAwait(false);
    }

    private async Task FileAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _sink.BeginAsync(path, bytes.Length, cancellation).ConfigureAwait(false);
        await _sink.AppendAsync(bytes, cancellation).ConfigureAwait(false);
        await _sink.EndAsync(cancellation).ConfigureAwait(false);
        Took(path, bytes.Length, Hash.Of(bytes.Span));
    }

    private void Took(string path, long length, Hash digest)
    {
        if (path.StartsWith(PackageLayout.Payload, StringComparison.Ordinal))
        {
            _payload.Add((path, digest));
            _bytes += length;
        }
        else
        {
            _tags.Add((path, digest));
        }
    }
}
