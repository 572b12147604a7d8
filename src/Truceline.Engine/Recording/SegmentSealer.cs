using System.Security.Cryptography;
using Truceline.Core.Record;

namespace Truceline.Engine.Recording;

/// <summary>
/// Makes a closed part a sealed segment. Each step is durable before the next begins: the bytes and the sidecar, the journal's lines,
/// then the names. A crash between any two leaves either a part, which recovery seals, or lines, whose names the journal gives.
/// </summary>
internal sealed class SegmentSealer(RecordingPaths paths, PendingSegments pending)
{
    private int _number;

    /// <param name="part">Closed by this.</param>
    public void Seal(OpenSegment part, byte[] hash, SegmentNotes notes, Gap? gapBefore, string session, SegmentCut cut)
    {
        part.Dispose();
        Seal(new ClosedPart(part.FilePath, part.Start, part.Length, hash), notes, gapBefore, session, cut);
    }

    /// <summary>The journal makes both files durable before it lists them.</summary>
    public void Seal(ClosedPart part, SegmentNotes notes, Gap? gapBefore, string session, SegmentCut cut)
    {
        var stem = paths.Sealed(notes.ReceivedFrom!.Value, _number++);
        var head = new Sidecar.Head(1, paths.Source, session, part.Start, part.Length, cut);
        var sidecar = new Sidecar(head, notes.Lengths, notes.Footprints) { Presences = notes.Presences }.Write();
        var index = Path.ChangeExtension(part.Path, ".index.part");
        File.WriteAllBytes(index, sidecar);
        var segment = new SealedSegment(
            stem + ".ts", part.Length, Convert.ToHexStringLower(part.Hash), stem + ".index.jsonl", notes.ClaimedFrom, notes.ClaimedTo,
            notes.ReceivedFrom.Value, notes.ReceivedTo, notes.PtsFrom, notes.PtsTo, notes.Continuity);
        var line = new PendingSegment(segment, sidecar.Length, Convert.ToHexStringLower(SHA256.HashData(sidecar)), gapBefore);
        pending.Place(line, Path.GetFileName(part.Path), Path.GetFileName(index));
        File.Delete(RecordingPaths.Notes(part.Path));
    }

    internal sealed record ClosedPart(string Path, long Start, long Length, byte[] Hash);
}
