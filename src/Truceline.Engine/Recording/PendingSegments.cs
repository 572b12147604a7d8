using System.Text.Json;
using Truceline.Core.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Recording;

/// <summary>A sealed segment that no entry of the log vouches for yet.</summary>
/// <param name="GapBefore">The silence before it, where there was one.</param>
public sealed record PendingSegment(SealedSegment Segment, long SidecarLength, string SidecarSha256, Gap? GapBefore);

/// <summary>The sealed segments of one source that wait to be entered, kept in its journal, so that a crash loses none.</summary>
public sealed class PendingSegments
{
    private readonly PendingJournal _journal;
    private readonly string _source;

    private PendingSegments(PendingJournal journal, string source)
    {
        _journal = journal;
        _source = source;
    }

    public string Source => _source;

    /// <summary>Told of each segment once it has its name, on the thread that seals.</summary>
    public event Action<PendingSegment>? Placed;

    /// <summary>In the order of their sealing.</summary>
    public IReadOnlyList<PendingSegment> Waiting =>
    [
        .. _journal.Files.Where(file => file.Details is not null)
            .Select(file => JsonSerializer.Deserialize<PendingSegment>(file.Details!.Value.Span, StatementJson.Options)!),
    ];

    /// <summary>Opens the journal of a source and finishes what a crash interrupted.</summary>
    public static PendingSegments Open(string dataFolder, string source) => new(PendingJournal.Open(dataFolder, source), source);

    /// <summary>Lists a segment and its sidecar and gives them their names; durable on return.</summary>
    /// <param name="part">Names of the two files in the source's live folder.</param>
    public void Place(PendingSegment segment, string part, string index)
    {
        var details = JsonSerializer.SerializeToUtf8Bytes(segment, StatementJson.Options);
        _journal.Place(
        [
            new PendingFile(BodyOf(segment.Segment.Sidecar, segment.SidecarLength, segment.SidecarSha256), $"live/{_source}/{index}"),
            new PendingFile(BodyOf(segment.Segment.Path, segment.Segment.Length, segment.Segment.Sha256), $"live/{_source}/{part}", details),
        ]);
        Placed?.Invoke(segment);
    }

    /// <summary>An entry vouches for these now.</summary>
    public void Entered(IEnumerable<PendingSegment> segments) =>
        _journal.Remove([.. segments.SelectMany(line => new[] { line.Segment.Path, line.Segment.Sidecar })]);

    /// <summary>The two files that an entry vouches for with a segment.</summary>
    public static IEnumerable<Body> BodiesOf(PendingSegment line) =>
    [
        BodyOf(line.Segment.Path, line.Segment.Length, line.Segment.Sha256),
        BodyOf(line.Segment.Sidecar, line.SidecarLength, line.SidecarSha256),
    ];

    private static Body BodyOf(string path, long length, string sha256) => new(path, length, new Hash(Convert.FromHexString(sha256)));
}
