using System.Security.Cryptography;
using NodaTime;

namespace Truceline.Engine.Recording;

/// <summary>
/// Seals what a recorder that died left behind, every part as it stands; names that the journal had still to give were given when it
/// was opened. A part that was being shortened when the end came is shortened to where the next one begins.
/// </summary>
internal sealed class RecordingRecovery(RecordingPaths paths, SegmentSealer sealer)
{
    public void Run()
    {
        var parts = Directory.EnumerateFiles(paths.Live, "*.part")
            .Select(path => (Path: path, Name: RecordingPaths.ReadPart(path)))
            .Where(part => part.Name is not null)
            .Select(part => new Part(part.Path, part.Name!.Value.Session, part.Name.Value.Offset))
            .OrderBy(part => part.Session, StringComparer.Ordinal).ThenBy(part => part.Offset)
            .ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            while (i + 1 < parts.Count && Holds(parts[i], parts[i + 1]))
            {
                // A copy of the tail that was not finished: all that it has stands in the part that it was copied from.
                File.Delete(parts[i + 1].Path);
                parts.RemoveAt(i + 1);
            }

            var next = i + 1 < parts.Count && parts[i + 1].Session == parts[i].Session ? parts[i + 1] : null;
            SealAsItStands(parts[i], next);
        }

        // What is left are notes, indexes and half-made copies of them, whose parts are sealed.
        foreach (var leftover in Directory.EnumerateFiles(paths.Live, "*.part"))
        {
            File.Delete(leftover);
        }
    }

    private void SealAsItStands(Part part, Part? next)
    {
        using (var file = new FileStream(part.Path, FileMode.Open, FileAccess.ReadWrite))
        {
            if (next is not null && part.Offset + file.Length > next.Offset)
            {
                file.SetLength(next.Offset - part.Offset);
            }

            file.Flush(flushToDisk: true);
        }

        var length = Length(part);
        if (length == 0)
        {
            File.Delete(part.Path);
            return;
        }

        var closed = new SegmentSealer.ClosedPart(part.Path, part.Offset, length, Hash(part.Path));
        sealer.Seal(closed, NotesOf(part.Path, length), null, part.Session, SegmentCut.Crash);
    }

    private static bool Holds(Part part, Part next) =>
        part.Session == next.Session && next.Offset + Length(next) < part.Offset + Length(part);

    private static long Length(Part part) => new FileInfo(part.Path).Length;

    private static SegmentNotes NotesOf(string part, long length)
    {
        var path = RecordingPaths.Notes(part);
        if (File.Exists(path))
        {
            using var text = File.OpenRead(path);
            if (Sidecar.Read(text) is { About.Spans: { } spans } notes)
            {
                return SegmentNotes.Recovered(spans, notes.Lengths.Clip(length), notes.Footprints, notes.Presences);
            }
        }

        // Nothing but the file itself says when its bytes came.
        var written = Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(part));
        return SegmentNotes.Recovered(new Spans(written, written, null, null, null, null, 0), new DatagramLengths(), []);
    }

    private static byte[] Hash(string path)
    {
        using var file = File.OpenRead(path);
        return SHA256.HashData(file);
    }

    private sealed record Part(string Path, string Session, long Offset);
}
