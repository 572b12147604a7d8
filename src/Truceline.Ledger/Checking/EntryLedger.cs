using System.Text;

namespace Truceline.Ledger;

/// <summary>An entry that was read, and the hash by which the tree holds it.</summary>
/// <param name="Header">Null where the entry cannot be read; that was reported.</param>
/// <param name="Texts">Digests of texts that its statement refers to.</param>
internal sealed record ReadEntry(EntryHeader? Header, IReadOnlyList<string> Texts);

/// <summary>
/// Checks entries one by one (<see cref="Read"/>, safe for several threads) and in their order (<see cref="Take"/>): who
/// signed, which stream and version, which command, what they vouch for.
/// </summary>
internal sealed class EntryLedger(string origin, VerifierKey key, HashSet<string> texts, Findings findings)
{
    private readonly StreamIndex _index = new();
    private readonly Dictionary<string, Body> _bodies = [];
    private readonly HashSet<string> _textsReferredTo = [];
    private readonly RecentRoots _roots = new();
    private readonly List<(long Index, string File)> _strangeMarks = [];
    private long _unread;

    /// <summary>Entries taken.</summary>
    public long Count { get; private set; }

    /// <summary>Every file that an entry vouches for.</summary>
    public IReadOnlyDictionary<string, Body> Bodies => _bodies;

    public IReadOnlySet<string> TextsReferredTo => _textsReferredTo;

    public ReadEntry Read(long index, ReadOnlySpan<byte> envelope, string file)
    {
        if (DsseEnvelope.Open(envelope) is not var (payload, keyId, signature))
        {
            findings.Problem(file, $"Entry {index} is not an envelope.");
            return new ReadEntry(null, []);
        }

        if (!DsseEnvelope.Verify(payload, keyId, signature, key))
        {
            findings.Problem(file, $"The signature of entry {index} does not verify.");
        }

        if (EntryPayload.Read(payload, out var reason) is not var (header, statement))
        {
            findings.Problem(file, $"Entry {index} cannot be read. {reason}");
            return new ReadEntry(null, []);
        }

        if (EntryRules.Breach(header) is { } breach)
        {
            findings.Problem(file, $"Entry {index} breaks a rule. {breach}");
        }

        if (header.Log != origin || header.VerifierKey != (index == 0 ? key.Text : null))
        {
            findings.Problem(file, $"Entry {index} is of another log.");
        }

        return new ReadEntry(header, texts.Count == 0 ? [] : TextCheck.ReferredTo(statement.Span, texts));
    }

    /// <summary>Takes the entries in order, with the hashes by which the tree holds them.</summary>
    /// <param name="rootAt">The root of the log at a size long ago; null where it cannot be known.</param>
    public void Take(Hash leaf, ReadEntry entry, string file, Func<long, Hash?> rootAt)
    {
        var index = Count++;
        CheckMark(index, entry.Header?.After, file, rootAt);
        _roots.Append(leaf);
        if (entry.Header is not { } header)
        {
            _unread++;
            return;
        }

        // Among entries that cannot be read may be the ones that are missing here; those are reported already.
        var next = _index.VersionOf(header.Stream) + 1;
        if (header.Version < next || header.Version > next + _unread)
        {
            findings.Problem(file, $"Entry {index} is version {header.Version} of {header.Stream}, where {next} comes next.");
        }

        if (_index.IndexOf(header.Command) is { } first)
        {
            findings.Problem(file, $"Entry {index} repeats the command of entry {first}.");
        }

        _index.Add(header.Stream, header.Version, header.Command, index);
        _textsReferredTo.UnionWith(entry.Texts);
        foreach (var body in header.Bodies.Where(body => EntryRules.IsBodyPath(body.Path)))
        {
            if (!_bodies.TryAdd(body.Path, body) && _bodies[body.Path] != body)
            {
                findings.Problem(file, $"Entry {index} vouches for other bytes of {body.Path} than an entry before it.");
            }
        }
    }

    /// <summary>
    /// Reports entries that name a checkpoint which never was. It can be told only where the entries themselves stand;
    /// where they do not, that is reported, and every mark after the damage would be wrong with it.
    /// </summary>
    public void ReportMarks()
    {
        foreach (var (index, file) in _strangeMarks)
        {
            findings.Problem(file, $"Entry {index} names a checkpoint that this log never had.");
        }
    }

    private void CheckMark(long index, CheckpointMark? mark, string file, Func<long, Hash?> rootAt)
    {
        if (mark is not null && (mark.Size > index || mark.Root != (_roots.At(mark.Size) ?? rootAt(mark.Size) ?? mark.Root)))
        {
            _strangeMarks.Add((index, file));
        }
    }
}
