using NodaTime;
using Truceline.Core.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Export;

/// <summary>
/// Which entries a stretch of time is proven by, of all sources: everything entered in it; the recordings, impediments and
/// incidents that fall in it, whenever they were entered; the cases of those incidents; and the rules and keys until then.
/// </summary>
public sealed class ExportSelection
{
    private readonly Instant _from;
    private readonly Instant _to;
    private readonly Dictionary<string, List<long>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int First, int Last)> _recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (bool Falls, List<long> Entries)> _impediments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _incidents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<long> _entries = [];

    private ExportSelection(Instant from, Instant to) => (_from, _to) = (from, to);

    /// <param name="size">Entries of the log to look at.</param>
    /// <param name="from">Of received time, the first in it.</param>
    /// <param name="to">The first after it.</param>
    /// <returns>Indices, ascending.</returns>
    public static async Task<IReadOnlyList<long>> OfAsync(LogReader log, long size, Instant from, Instant to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        var selection = new ExportSelection(from, to);
        await foreach (var entry in log.ReadAsync(0, size, cancellation).ConfigureAwait(false))
        {
            selection.Take(entry);
        }

        return selection.Conclude();
    }

    private void Take(LoggedEntry entry)
    {
        var (stream, at) = (entry.Header.Stream, Instant.FromDateTimeOffset(entry.Header.At));
        var number = Add(stream, entry.Index);
        if (InWindow(at) || (at < _to && stream is "mission" or "keys"))
        {
            _entries.Add(entry.Index);
        }

        switch (StatementJson.Read(entry.Header.Kind, entry.Statement.Span))
        {
            case Statement.SegmentsSealed sealing when Falls(sealing) || InWindow(at):
                _recorded[stream] = (_recorded.TryGetValue(stream, out var range) ? range.First : number, number);
                break;
            case Statement.ImpedimentRecorded impediment:
                var (_, entries) = _impediments.TryGetValue(impediment.Impediment, out var known) ? known : (false, []);
                entries.Add(entry.Index);
                _impediments[impediment.Impediment] = (Overlaps(impediment.From, impediment.To), entries);
                break;
            case Statement.IncidentRaised raised when InWindow(raised.Received):
                TakeIncident(raised.Incident, stream);
                break;
            case Statement.IncidentMarked marked when InWindow(marked.Received):
                TakeIncident(marked.Incident, stream);
                break;
            case Statement.IncidentSplit split when _incidents.Contains(split.Incident):
                _incidents.UnionWith(split.Parts.Select(part => part.Incident));
                break;
            case Statement.IncidentsJoined joined when _incidents.Contains(joined.Into) || joined.Incidents.Any(_incidents.Contains):
                _entries.Add(entry.Index);
                break;
            case Statement.CaseOpened opened when InWindow(opened.At) || opened.Incidents.Any(_incidents.Contains):
                _whole.Add(stream);
                break;
        }
    }

    private IReadOnlyList<long> Conclude()
    {
        _entries.UnionWith(_whole.SelectMany(stream => _streams[stream]));
        _entries.UnionWith(_recorded.SelectMany(one => _streams[one.Key][one.Value.First..(one.Value.Last + 1)]));
        _entries.UnionWith(_impediments.Values.Where(one => one.Falls).SelectMany(one => one.Entries));
        return [.. _entries.Order()];
    }

    private void TakeIncident(string incident, string stream)
    {
        _incidents.Add(incident);
        _whole.Add(stream);
    }

    private int Add(string stream, long index)
    {
        var all = _streams.TryGetValue(stream, out var held) ? held : _streams[stream] = [];
        all.Add(index);
        return all.Count - 1;
    }

    private bool Falls(Statement.SegmentsSealed sealing) =>
        sealing.Segments.Any(segment => Overlaps(segment.ReceivedFrom, segment.ReceivedTo)) || sealing.Gaps.Any(gap => Overlaps(gap.From, gap.To));

    private bool InWindow(Instant at) => at >= _from && at < _to;

    /// <param name="to">Null goes on.</param>
    private bool Overlaps(Instant from, Instant? to) => from < _to && (to is null || to >= _from);
}
