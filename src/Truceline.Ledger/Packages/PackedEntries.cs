using System.Text;

namespace Truceline.Ledger;

/// <summary>The entries of a package, each opened with its proof under the package's one checkpoint.</summary>
internal sealed class PackedEntries
{
    private readonly Dictionary<string, (Body Body, long Entry)> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<long, EntryHeader> _opened = [];
    private readonly Dictionary<long, byte[]> _waiting = [];
    private readonly VerifierKey _key;
    private readonly string _note;
    private readonly Findings _findings;

    private PackedEntries(Checkpoint checkpoint, string note, VerifierKey key, Findings findings) =>
        (Checkpoint, _note, _key, _findings) = (checkpoint, note, key, findings);

    public Checkpoint Checkpoint { get; }

    public IReadOnlyDictionary<long, EntryHeader> Opened => _opened;

    /// <summary>What the entries vouch for, by path in the package.</summary>
    public IReadOnlyDictionary<string, (Body Body, long Entry)> Bodies => _bodies;

    /// <summary>Null where the checkpoint cannot be believed, which is reported.</summary>
    public static PackedEntries? Under(byte[] note, VerifierKey key, FsckOptions options, Findings findings)
    {
        if (!Checkpoint.TryOpen(note, key, key.Name, out var checkpoint, out var refusal))
        {
            findings.Problem(PackageLayout.Checkpoint, refusal);
            return null;
        }

        if (!SignedNote.TryParse(note, out var parsed) || parsed.Signatures.Count != 1 || parsed.Text != checkpoint.Text || !parsed.ToBytes().AsSpan().SequenceEqual(note))
        {
            findings.Problem(PackageLayout.Checkpoint, "It holds more than the checkpoint and its signature.");
        }

        if (options.EarlierCheckpoint is { } earlier)
        {
            Compare(earlier, key, checkpoint, findings);
        }

        return new(checkpoint, Encoding.UTF8.GetString(note), key, findings);
    }

    /// <summary>True for the files that need no entry to vouch for them.</summary>
    public static bool IsOfPackage(string path) =>
        !path.StartsWith(PackageLayout.Payload, StringComparison.Ordinal)
            ? path is PackageLayout.Declaration or PackageLayout.Information or PackageLayout.Manifest or PackageLayout.TagManifest
            : path is PackageLayout.Readme or PackageLayout.Key or PackageLayout.Checkpoint
                || (PackageLayout.IndexOf(path, PackageLayout.EnvelopeEnding) ?? PackageLayout.IndexOf(path, PackageLayout.ProofEnding)) is not null;

    /// <summary>An envelope or a proof; the envelope comes first, so that at most a few wait.</summary>
    public void Take(string path, byte[] bytes)
    {
        if (PackageLayout.IndexOf(path, PackageLayout.EnvelopeEnding) is { } envelope)
        {
            _waiting[envelope] = bytes;
        }
        else if (PackageLayout.IndexOf(path, PackageLayout.ProofEnding) is { } index)
        {
            Open(index, path, bytes);
        }
    }

    public void Conclude()
    {
        foreach (var index in _waiting.Keys)
        {
            _findings.Problem(PackageLayout.EntryFile(index, PackageLayout.EnvelopeEnding), "Its proof is missing.");
        }

        // Of a recording nothing may be left out in the middle. Entries of other kinds may stand before it: an impediment that began earlier.
        foreach (var stream in _opened.Values.GroupBy(header => header.Stream))
        {
            var first = stream.Where(header => header.Kind == PackageLayout.Recording).Min(header => (long?)header.Version) ?? long.MaxValue;
            var versions = stream.Select(header => header.Version).Where(version => version >= first).Order().ToArray();
            for (var i = 1; i < versions.Length; i++)
            {
                if (versions[i] != versions[i - 1] + 1)
                {
                    _findings.Problem(PackageLayout.Entries, $"Of {stream.Key}, versions {versions[i - 1]} and {versions[i]} are here, and nothing between them.");
                }
            }
        }
    }

    private void Open(long index, string path, byte[] bytes)
    {
        var envelopeFile = PackageLayout.EntryFile(index, PackageLayout.EnvelopeEnding);
        if (!_waiting.Remove(index, out var envelope))
        {
            _findings.Problem(path, "It proves an entry that is not in the package.");
            return;
        }

        if (!TlogProof.TryParse(Encoding.UTF8.GetString(bytes), out var proof) || proof.Index != index || proof.Checkpoint != _note
            || proof.Extra is not null || !Encoding.UTF8.GetBytes(proof.ToString()).AsSpan().SequenceEqual(bytes))
        {
            _findings.Problem(path, $"It is not a proof of entry {index} under the package's checkpoint.");
            return;
        }

        if (new HandedEntry(index, envelope, proof.Hashes, _note).Open(_key, out var refusal) is not { } entry)
        {
            _findings.Problem(envelopeFile, refusal);
            return;
        }

        if (EntryRules.Breach(entry.Header) is { } breach)
        {
            _findings.Problem(envelopeFile, breach);
        }

        _opened[index] = entry.Header;
        foreach (var body in entry.Header.Bodies.Where(body => EntryRules.IsBodyPath(body.Path)))
        {
            _bodies[PackageLayout.Payload + body.Path] = (body, index);
        }
    }

    private static void Compare(ReadOnlyMemory<byte> earlier, VerifierKey key, Checkpoint checkpoint, Findings findings)
    {
        if (!Checkpoint.TryOpen(earlier.Span, key, checkpoint.Origin, out var known, out var refusal))
        {
            findings.Problem(PackageLayout.Checkpoint, $"The checkpoint that you gave cannot be held against it. {refusal}");
        }
        else if (known.Size == checkpoint.Size && known.Root != checkpoint.Root)
        {
            findings.Problem(PackageLayout.Checkpoint, "It is of another log than the checkpoint that you gave.");
        }
        else if (known.Size != checkpoint.Size)
        {
            findings.Note(PackageLayout.Checkpoint, "It is of another size than the checkpoint that you gave; a package cannot tell whether they are of one log.");
        }
    }
}
