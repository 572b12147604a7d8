namespace Truceline.Ledger;

/// <summary>What a check is held against beside the folder itself.</summary>
/// <param name="Key">The log's key as it is known from elsewhere; without it the key in the folder is believed.</param>
/// <param name="EarlierCheckpoint">A signed checkpoint saved earlier; the log must contain it.</param>
public sealed record FsckOptions(VerifierKey? Key = null, ReadOnlyMemory<byte>? EarlierCheckpoint = null);

/// <summary>One thing found, in one sentence.</summary>
/// <param name="File">Path in the data folder.</param>
public sealed record FsckFinding(string File, string Sentence);

/// <param name="Checkpoint">What was checked against; null where none can be believed.</param>
/// <param name="VerifierKey">The key that was used; null where there is none.</param>
/// <param name="Entries">Entries checked.</param>
/// <param name="Files">Files, outside the log's own, whose every byte was hashed and found as vouched for.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Problems">Empty only where all is well.</param>
/// <param name="Notes">Files in flight, which nothing vouches for yet; no problem.</param>
public sealed record FsckReport(
    Checkpoint? Checkpoint,
    string? VerifierKey,
    long Entries,
    long Files,
    long Bytes,
    IReadOnlyList<FsckFinding> Problems,
    IReadOnlyList<FsckFinding> Notes)
{
    public bool IsClean => Problems.Count == 0;
}
