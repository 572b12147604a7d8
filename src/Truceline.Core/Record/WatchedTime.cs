using NodaTime;

namespace Truceline.Core.Record;

/// <summary>For how long a source watched: what its sealed segments span, less the gaps that its entries state.</summary>
public static class WatchedTime
{
    /// <summary>Segments this close to each other are one stretch: containers cut between pictures.</summary>
    private static readonly Duration Seam = Duration.FromSeconds(1);

    /// <summary>How far before a span an entry may begin whose segments reach into it; look-ups start that much earlier.</summary>
    public static readonly Duration LongestEntry = Duration.FromHours(24);

    /// <param name="recordings">Of this source; others and those outside the span change nothing.</param>
    public static CoverageView Of(string source, IEnumerable<RecordingView> recordings, Instant from, Instant to)
    {
        RecordingView[] mine = [.. recordings.Where(entry => entry.Source == source && entry.From < to && entry.To > from)];
        var spans = Union(mine.SelectMany(entry => entry.Segments).Select(segment => new WatchedSpan(segment.ReceivedFrom, segment.ReceivedTo)));
        foreach (var gap in mine.SelectMany(entry => entry.Gaps))
        {
            spans = [.. spans.SelectMany(span => Less(span, gap))];
        }

        WatchedSpan[] watched = [.. spans.Select(span => Clipped(span, from, to)).Where(span => span.From < span.To)];
        var hours = watched.Sum(span => (span.To - span.From).TotalHours);
        return new(source, from, to, Math.Round(hours, 4), watched, [.. mine.Select(entry => entry.Index).Order()]);
    }

    /// <summary>Spans of any order and overlap as stretches in order of time.</summary>
    internal static List<WatchedSpan> Union(IEnumerable<WatchedSpan> spans)
    {
        List<WatchedSpan> joined = [];
        foreach (var span in spans.Where(span => span.From < span.To).OrderBy(span => span.From).ThenBy(span => span.To))
        {
            if (joined.Count > 0 && span.From <= joined[^1].To + Seam)
            {
                joined[^1] = joined[^1] with { To = Instant.Max(joined[^1].To, span.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private static IEnumerable<WatchedSpan> Less(WatchedSpan span, Gap gap)
    {
        if (gap.To <= span.From || gap.From >= span.To)
        {
            return [span];
        }

        WatchedSpan[] parts = [new(span.From, gap.From), new(gap.To, span.To)];
        return parts.Where(part => part.From < part.To);
    }

    private static WatchedSpan Clipped(WatchedSpan span, Instant from, Instant to) =>
        new(Instant.Max(span.From, from), Instant.Min(span.To, to));
}
