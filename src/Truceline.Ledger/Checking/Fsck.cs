namespace Truceline.Ledger;

/// <summary>
/// Checks a whole data folder, offline and without trusting who wrote it: every entry's envelope, signature, stream and
/// endorsements; every tile and the root against the signed checkpoint; every byte of every file that entries vouch for;
/// and that no other file is there. A flipped bit anywhere is found and its file named, but in <c>keys/</c> and in
/// <c>*.db*</c> at the top, which are no part of the record. May run beside a writer.
/// </summary>
public static class Fsck
{
    public static FsckReport Check(string dataFolder, FsckOptions? options = null, CancellationToken cancellation = default)
    {
        var findings = new Findings();
        var root = Path.GetFullPath(dataFolder);
        if (!Directory.Exists(Path.Combine(root, "log")))
        {
            findings.Problem("log", "The folder holds no log.");
            return findings.Report(null, null, 0);
        }

        try
        {
            return Check(root, options ?? new FsckOptions(), findings, cancellation);
        }
        catch (Exception fault) when (StoreTrouble.Is(fault))
        {
            findings.Problem("log", $"It cannot be read ({fault.Message.TrimEnd('.')}).");
            return findings.Report(null, options?.Key, 0);
        }
    }

    private static FsckReport Check(string root, FsckOptions options, Findings findings, CancellationToken cancellation)
    {
        // The order matters beside a running writer: a file that is listed before the journals and the checkpoint are
        // read is in one of them by then.
        var files = FolderListing.Of(root, findings);
        var pending = PendingCheck.Read(root, files, findings);
        var head = HeadCheck.Read(root, options, findings);
        if (head is not var (key, checkpoint))
        {
            return findings.Report(null, options.Key, 0);
        }

        var store = new FolderStore(Path.Combine(root, "log"));
        var entries = new EntryLedger(checkpoint.Origin, key, TextCheck.Digests(files), findings);
        var tree = new TreeCheck(store, checkpoint, entries, findings);
        tree.Run(cancellation);
        HeadCheck.Earlier(store, options.EarlierCheckpoint, key, checkpoint, findings);
        TextCheck.Run(root, files, entries.TextsReferredTo, findings);
        BodyCheck.Run(root, entries.Bodies, findings, cancellation);
        PendingCheck.Run(root, pending, entries.Bodies, findings);
        new UnlistedCheck(store, checkpoint, entries, pending, findings).Run(files);
        return findings.Report(checkpoint, key, entries.Count);
    }
}
