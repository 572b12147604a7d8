using NodaTime;

namespace Truceline.Core.Record;

internal static class RecordingProjection
{
    public static void Apply(EntryFacts entry, Statement.SegmentsSealed made, IRegisterRows rows)
    {
        var from = made.Segments.Select(segment => segment.ReceivedFrom).Concat(made.Gaps.Select(gap => gap.From)).DefaultIfEmpty(entry.At).Min();
        var to = made.Segments.Select(segment => segment.ReceivedTo).Concat(made.Gaps.Select(gap => gap.To)).DefaultIfEmpty(entry.At).Max();
        rows.Put(RegisterKinds.Recording, $"{made.Source}/{entry.Index:D12}", from,
            new RecordingView(made.Source, entry.Index, from, to, made.Segments, made.Gaps, made.Root));
        var before = rows.Get<SourceView>(RegisterKinds.Source, made.Source) ?? new(made.Source, 0, 0, 0, null, null, 0, entry.Index);
        rows.Put(RegisterKinds.Source, made.Source, NodaConstants.UnixEpoch, Add(before, entry, made));
    }

    public static void Apply(EntryFacts entry, Statement.FileTaken made, IRegisterRows rows) =>
        rows.Put(RegisterKinds.File, $"{made.Source}/{made.Sha256}", made.From,
            new FileView(made.Source, made.Name, made.Length, made.Sha256, made.From, made.To, made.Remark, entry.Index));

    private static SourceView Add(SourceView before, EntryFacts entry, Statement.SegmentsSealed made)
    {
        var segments = made.Segments;
        return before with
        {
            Entries = before.Entries + 1,
            Segments = before.Segments + segments.Count,
            Bytes = before.Bytes + segments.Sum(segment => segment.Length),
            ReceivedFrom = Earliest(before.ReceivedFrom, segments),
            ReceivedTo = Latest(before.ReceivedTo, segments),
            Continuity = before.Continuity + segments.Sum(segment => (long)segment.Continuity),
            LastIndex = entry.Index,
        };
    }

    private static Instant? Earliest(Instant? before, IReadOnlyList<SealedSegment> segments) =>
        segments.Select(segment => (Instant?)segment.ReceivedFrom).Append(before).Min();

    private static Instant? Latest(Instant? before, IReadOnlyList<SealedSegment> segments) =>
        segments.Select(segment => (Instant?)segment.ReceivedTo).Append(before).Max();
}
