using Truceline.Core.Record;

namespace Truceline.Engine.Recording;

/// <summary>
/// What a source's recorder has written and not sealed, seen from outside: a part, and the notes beside it that are renewed once
/// a second and say how many of its bytes are whole datagrams. The recorder is not asked and never waits.
/// </summary>
internal static class LiveParts
{
    /// <summary>Those that have notes, in order; empty for a source that is not being recorded.</summary>
    public static IReadOnlyList<RecordedPiece> Of(string dataFolder, string source)
    {
        var paths = new RecordingPaths(dataFolder, source);
        if (!Directory.Exists(paths.Live))
        {
            return [];
        }

        var parts = Directory.EnumerateFiles(paths.Live, "*.part")
            .Select(path => (Path: path, Name: RecordingPaths.ReadPart(path)))
            .Where(part => part.Name is not null)
            .OrderBy(part => part.Name!.Value.Session, StringComparer.Ordinal).ThenBy(part => part.Name!.Value.Offset);
        return [.. parts.Select(part => Read(dataFolder, part.Path)).OfType<RecordedPiece>()];
    }

    private static RecordedPiece? Read(string dataFolder, string part)
    {
        var notes = RecordingPaths.Notes(part);
        if (SidecarFile.Read(notes) is not { About: { Spans: { } spans, Length: > 0 } head })
        {
            return null;
        }

        return new RecordedPiece(
            new SealedSegment(
                Path.GetRelativePath(dataFolder, part), head.Length, "", Path.GetRelativePath(dataFolder, notes), spans.ClaimedFrom, spans.ClaimedTo,
                spans.ReceivedFrom, spans.ReceivedTo, spans.PtsFrom, spans.PtsTo, spans.Continuity),
            RecordedState.Live);
    }
}

/// <summary>A sidecar from a file that may not be there, or go while it is read: a part is sealed at any time.</summary>
internal static class SidecarFile
{
    public static Sidecar? Read(string path)
    {
        try
        {
            using var text = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Sidecar.Read(text);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
