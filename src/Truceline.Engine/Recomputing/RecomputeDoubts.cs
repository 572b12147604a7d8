using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Telemetry;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Recomputing;

/// <summary>Holds the stretches that were not believed, and what was seen in them, against what the segments show again.</summary>
internal sealed class RecomputeDoubts
{
    /// <summary>The index keeps the received time of one packet a second.</summary>
    private static readonly Duration Near = Duration.FromSeconds(2);

    private readonly Dictionary<string, Statement.ImpedimentRecorded> _recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Statement.SeenUncertain> _seen = new(StringComparer.Ordinal);
    private readonly List<(string Source, TrustChange.Begun Begun)> _begun = [];
    private readonly List<(string Id, UncertainSight Seen, bool IsOver)> _shown = [];

    public void Recorded(Statement statement)
    {
        if (statement is Statement.ImpedimentRecorded { Source: not null, Kind: ImpedimentKind.ProbableSpoofing or ImpedimentKind.ProbableJamming } impediment)
        {
            _recorded[impediment.Impediment] = impediment;
        }
        else if (statement is Statement.SeenUncertain seen)
        {
            _seen[seen.Sighting] = seen;
        }
    }

    public void Shown(string source, IEnumerable<TrustEvent> found)
    {
        foreach (var one in found)
        {
            if (one is TrustEvent.Changed { Change: TrustChange.Begun begun })
            {
                _begun.Add((source, begun));
            }
            else if (one is TrustEvent.Sight sight)
            {
                _shown.Add((sight.Seen.IdOf(source), sight.Seen, sight.IsOver));
            }
        }
    }

    public IEnumerable<string> Differences()
    {
        var left = _recorded.Values.ToList();
        foreach (var (source, begun) in _begun)
        {
            var match = left.Find(one => one.Source == source && one.Kind == begun.Kind && Apart(one.From, begun.From.Received) <= Near);
            if (match is null)
            {
                yield return $"{SourceImpediments.IdOf(source, begun.Kind, begun.From.Received)}: the segments show it, and the log does not state it.";
            }
            else
            {
                left.Remove(match);
            }
        }

        foreach (var one in left)
        {
            yield return $"{one.Impediment}: the log states it, and the segments do not show it.";
        }

        foreach (var difference in Sights())
        {
            yield return difference;
        }
    }

    private IEnumerable<string> Sights()
    {
        var shown = _shown.GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.Last());
        foreach (var (id, seen) in _seen)
        {
            if (!shown.Remove(id, out var again))
            {
                yield return $"{id}: the log states that something was seen, and the segments do not show it.";
            }
            else if (seen.To is not null && again.IsOver && seen.Targets != again.Seen.Targets)
            {
                yield return $"{id}: the log states {seen.Targets} targets, the segments show {again.Seen.Targets}.";
            }
        }

        foreach (var id in shown.Keys)
        {
            yield return $"{id}: the segments show that something was seen, and the log does not state it.";
        }
    }

    private static Duration Apart(Instant a, Instant b) => a > b ? a - b : b - a;
}
