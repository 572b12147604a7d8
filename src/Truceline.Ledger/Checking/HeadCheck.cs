using System.Text;

namespace Truceline.Ledger;

/// <summary>The few files at the head of a log: key, fence, lock and checkpoint; and an earlier checkpoint from elsewhere.</summary>
internal static class HeadCheck
{
    public static (VerifierKey Key, Checkpoint Checkpoint)? Read(string root, FsckOptions options, Findings findings)
    {
        var store = new FolderStore(Path.Combine(root, "log"));
        CheckLock(Path.Combine(root, "log", "lock"), findings);
        if (store.Read(Fence.Path) is { } fence && !Fence.TryParse(fence, out _))
        {
            findings.Problem("log/fence", "It is damaged.");
        }

        if (Key(store, options.Key, findings) is not { } key)
        {
            return null;
        }

        if (store.Read(LogReader.CheckpointPath) is not { } bytes)
        {
            findings.Problem("log/checkpoint", "It is missing.");
            return null;
        }

        if (!Checkpoint.TryOpen(bytes, key, key.Name, out var checkpoint, out var refusal))
        {
            findings.Problem("log/checkpoint", refusal);
            return null;
        }

        // One checkpoint has one spelling: a byte beside what is signed would be a byte that nothing answers for.
        if (!SignedNote.TryParse(bytes, out var note) || note.Signatures.Count != 1 || note.Text != checkpoint.Text
            || !note.ToBytes().AsSpan().SequenceEqual(bytes))
        {
            findings.Problem("log/checkpoint", "It holds more than the checkpoint and its signature.");
        }

        return (key, checkpoint);
    }

    /// <summary>Proves that the log contains the one that an earlier checkpoint was of.</summary>
    public static void Earlier(FolderStore store, ReadOnlyMemory<byte>? bytes, VerifierKey key, Checkpoint latest, Findings findings)
    {
        if (bytes is not { } earlier)
        {
            return;
        }

        if (!Checkpoint.TryOpen(earlier.Span, key, latest.Origin, out var checkpoint, out var refusal))
        {
            findings.Problem("log/checkpoint", $"The earlier checkpoint cannot be held against it. {refusal}");
        }
        else if (checkpoint.Size > latest.Size)
        {
            findings.Problem("log/checkpoint", $"The log was cut: it holds {latest.Size} entries, and held {checkpoint.Size} at the earlier checkpoint.");
        }
        else if (!IsContained(store, checkpoint, latest))
        {
            findings.Problem("log/checkpoint", $"The log was rewritten: its first {checkpoint.Size} entries are not those of the earlier checkpoint.");
        }
    }

    private static bool IsContained(FolderStore store, Checkpoint earlier, Checkpoint latest)
    {
        if (earlier.Size == 0)
        {
            return earlier.Root == Rfc6962.EmptyRoot;
        }

        var tiles = new TileReader(store);
        var proofs = new ProofMaker((level, index) => tiles.Subtree(level, index, latest.Size));
        try
        {
            var proof = proofs.Consistency(earlier.Size, latest.Size);
            return MerkleProof.VerifyConsistency(earlier.Size, latest.Size, earlier.Root, latest.Root, proof);
        }
        catch (LogFaultException)
        {
            return false;
        }
    }

    private static VerifierKey? Key(FolderStore store, VerifierKey? pinned, Findings findings)
    {
        var own = store.Read(LogReader.VerifierKeyPath);
        var text = own is null ? "" : Encoding.UTF8.GetString(own);
        if (!text.EndsWith('\n') || !VerifierKey.TryParse(text[..^1], out var key))
        {
            findings.Problem("log/vkey", own is null ? "It is missing." : "It is damaged: it is not one line of name, hash and key.");
            return pinned;
        }

        if (pinned is not null && pinned.Text != key.Text)
        {
            findings.Problem("log/vkey", $"It is not the key that was expected, {pinned.Text}.");
        }

        return pinned ?? key;
    }

    private static void CheckLock(string path, Findings findings)
    {
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            findings.Problem("log/lock", "It is not empty.");
        }
    }
}
