namespace Truceline.Ledger;

/// <summary>Names every file that nothing answers for.</summary>
internal sealed class UnlistedCheck(
    FolderStore store, Checkpoint checkpoint, EntryLedger entries, List<PendingFile> pending, Findings findings)
{
    // What an interrupted group can leave beyond the checkpoint.
    private const long InFlight = 1024;

    private readonly HashSet<string> _pending = [.. pending.Select(file => file.Body.Path)];

    public void Run(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (file.StartsWith("log/", StringComparison.Ordinal))
            {
                CheckLogFile(file, file["log/".Length..]);
            }
            else if (PendingFile.IsPart(file))
            {
                findings.Note(file, "It is in flight, and nothing vouches for it yet.");
            }
            else if (!entries.Bodies.ContainsKey(file) && !_pending.Contains(file) && !PendingCheck.IsJournal(file)
                && !TextCheck.IsReferredTo(file, entries.TextsReferredTo))
            {
                findings.Problem(file, "No entry vouches for this file.");
            }
        }
    }

    private void CheckLogFile(string file, string path)
    {
        if (path is LogReader.CheckpointPath or LogReader.VerifierKeyPath or Fence.Path or "lock")
        {
            return;
        }

        if (path is "checkpoint.part" or "vkey.part" or "fence.part")
        {
            findings.Note(file, "An interrupted write left it; the next opening removes it.");
        }
        else if (!TilePath.TryParse(path, out var tile))
        {
            findings.Problem(file, "It is not a file of a log.");
        }
        else if (TilePath.In(tile.Level, tile.Number, checkpoint.Size) is { } whole && whole.Filled >= tile.Filled)
        {
            CheckOlder(file, tile, whole);
        }
        else if (TilePath.In(tile.Level, tile.Number, checkpoint.Size + InFlight) is { } reachable && reachable.Filled >= tile.Filled)
        {
            findings.Note(file, "It lies beyond the checkpoint and was never acknowledged; the next opening removes it.");
        }
        else
        {
            findings.Problem(file, "It lies far beyond the checkpoint; no interrupted write leaves it.");
        }
    }

    /// <summary>A partial tile that a fuller one has replaced may still lie there, and begins the fuller one.</summary>
    private void CheckOlder(string file, TilePath tile, TilePath whole)
    {
        if (tile == whole || store.Read(tile.ToString()) is not { } older || store.Read(whole.ToString()) is not { } fuller)
        {
            return;
        }

        var length = tile.Level is null ? EntryBundle.Read(fuller, tile.Filled)?.Length : tile.Filled * Hash.Size;
        if (older.Length != length || !fuller.AsSpan().StartsWith(older))
        {
            findings.Problem(file, "It is not the beginning of the fuller tile that replaced it.");
        }
    }
}
