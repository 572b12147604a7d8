namespace Truceline.Ledger;

/// <summary>
/// Gives drafts their places and commits them, a group at a time: write, flush, read again and compare, compare-and-swap
/// the checkpoint under the fence, then let go of older partial tiles. Until the checkpoint is replaced nothing has
/// happened; a group that fails leaves the log as it was. Owned by one thread.
/// </summary>
internal sealed class Sequencer(
    ILogStore store,
    LogKey key,
    Fence fence,
    StreamIndex index,
    TreeEdge edge,
    byte[] bundle,
    Checkpoint checkpoint,
    byte[] checkpointBytes,
    Func<Body, string?> bodyTrouble)
{
    private string? _stopped;
    private TreeEdge _edge = edge;
    private byte[] _bundle = bundle;

    public Checkpoint Published { get; private set; } = checkpoint;

    public byte[] PublishedBytes { get; private set; } = checkpointBytes;

    /// <summary>Safe for several threads: the version of a stream's last published entry, and the index of a command's.</summary>
    public (long Version, long? Index) Standing(string stream, string command) => (index.VersionOf(stream), index.IndexOf(command));

    /// <summary>What is wrong with a draft by itself; null where nothing is. Safe for several threads.</summary>
    public string? Refusal(EntryDraft draft)
    {
        var header = Header(draft, 0, new CheckpointMark(0, Rfc6962.EmptyRoot), 1);
        if (EntryRules.Breach(header) is { } breach)
        {
            return breach;
        }

        using var statement = StrictJson.Parse(draft.Statement, out var reason);
        return statement is null ? $"The statement was refused. {reason}"
            : statement.RootElement.ValueKind != System.Text.Json.JsonValueKind.Object ? "The statement is not a JSON object."
            : draft.Bodies.Select(bodyTrouble).FirstOrDefault(trouble => trouble is not null);
    }

    /// <summary>Commits a group of drafts that <see cref="Refusal"/> had nothing against; the answers are in their order.</summary>
    public AppendResult[] Commit(IReadOnlyList<EntryDraft> drafts)
    {
        if (_stopped is not null)
        {
            return [.. drafts.Select(_ => new AppendResult.Refused(_stopped))];
        }

        var group = new StagedGroup(index, Published.Size);
        var answers = drafts.Select(draft => Stage(draft, group)).ToArray();
        if (group.Entries.Count == 0)
        {
            return answers;
        }

        if (Write(group) is { } trouble)
        {
            return [.. answers.Select(answer => group.DependsOn(answer) ? new AppendResult.Refused(trouble) : answer)];
        }

        group.Settle();
        return answers;
    }

    private AppendResult Stage(EntryDraft draft, StagedGroup group)
    {
        if (group.IndexOf(draft.Command) is { } first)
        {
            return new AppendResult.Repeated(first);
        }

        var current = group.VersionOf(draft.Stream);
        if (draft.ExpectedVersion is { } expected && expected != current)
        {
            return new AppendResult.Conflict(current);
        }

        var header = Header(draft, current + 1, new CheckpointMark(Published.Size, Published.Root), group.Next);
        var envelope = DsseEnvelope.Seal(EntryPayload.Write(header, draft.Statement.Span), key);
        return envelope.Length > EntryBundle.MaxEntry
            ? new AppendResult.Refused($"The entry takes {envelope.Length} bytes of at most {EntryBundle.MaxEntry}; put its larger matter into a file that it vouches for.")
            : group.Add(draft.Stream, current + 1, draft.Command, envelope);
    }

    private EntryHeader Header(EntryDraft draft, long version, CheckpointMark after, long at) => new(
        Published.Origin, at == 0 ? key.VerifierKey : null, draft.Kind, draft.Stream, version, draft.Command, draft.At, after,
        draft.Bodies, draft.Endorsements);

    /// <summary>Null when the group is durable and published, else why it is not in the log.</summary>
    private string? Write(StagedGroup group)
    {
        var next = NextTree.Of(_edge, _bundle, group.Entries);
        var replacement = Published with { Size = next.Edge.Size, Root = next.Edge.Root() };
        var note = key.SignNote(replacement.Text).ToBytes();
        try
        {
            if (!MayWrite())
            {
                return _stopped = "Another program has taken over this log; this one has stopped writing.";
            }

            WriteTiles(next.Files);
            if (!MayWrite())
            {
                return _stopped = "Another program has taken over this log; this one has stopped writing.";
            }

            store.Replace(LogReader.CheckpointPath, note);
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            return AfterTrouble(fault, next.Files.Keys, note);
        }

        var before = Published.Size;
        (_edge, _bundle, Published, PublishedBytes) = (next.Edge, next.Bundle, replacement, note);
        RemoveOlder(before);
        return null;
    }

    /// <summary>The fence stands and the checkpoint is the one that this writer published: the compare of the swap.</summary>
    private bool MayWrite() =>
        fence.Stands(store) && store.Read(LogReader.CheckpointPath) is { } now && now.AsSpan().SequenceEqual(PublishedBytes);

    private void WriteTiles(Dictionary<string, byte[]> files)
    {
        foreach (var (path, bytes) in files)
        {
            store.Write(path, bytes);
        }

        store.Flush(files.Keys);
        foreach (var (path, bytes) in files)
        {
            if (store.Read(path) is not { } read || Hash.Of(read) != Hash.Of(bytes))
            {
                throw new IOException($"log/{path} does not read back as it was written");
            }
        }
    }

    private string AfterTrouble(Exception fault, IEnumerable<string> written, byte[] note)
    {
        try
        {
            if (store.Read(LogReader.CheckpointPath) is { } now && now.AsSpan().SequenceEqual(note))
            {
                return _stopped = "The checkpoint was replaced but may not outlast a power cut; start the program again and repeat the command.";
            }

            foreach (var path in written)
            {
                store.Delete(path);
            }
        }
        catch (Exception second) when (StoreTrouble.Is(second))
        {
            // What stays beyond the checkpoint is overwritten by the next group, or dropped at the next opening.
        }

        return StoreTrouble.Sentence(fault);
    }

    private void RemoveOlder(long before)
    {
        try
        {
            foreach (var older in NextTree.Superseded(before, Published.Size))
            {
                store.Delete(older.ToString());
            }
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            // An older partial tile is harmless, and is dropped at the next opening.
        }
    }
}
