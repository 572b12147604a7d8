using Truceline.Core.Attribution;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Engine.Mandates;
using Truceline.Engine.Recording;
using Truceline.Engine.Register;
using Truceline.Ledger;

namespace Truceline.Engine.Recomputing;

/// <summary>What came of recomputing a record.</summary>
/// <param name="Incidents">In the log.</param>
/// <param name="Differences">One sentence each; none where log, register and segments agree.</param>
public sealed record RecomputeReport(int Incidents, int Segments, int Sessions, IReadOnlyList<string> Differences)
{
    /// <summary>Of <see cref="Incidents"/>, those that people marked.</summary>
    public int Marks { get; init; }

    /// <summary>Of <see cref="Incidents"/>, those that were reported from the ground.</summary>
    public int Reports { get; init; }

    /// <summary>What could not be worked out again with what is at hand; no differences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>
/// Works out every incident, probability and clause result again, from the segments, and holds them against the log and the register.
/// Needs no key and writes nothing; runs on a copy.
/// </summary>
public sealed class Recompute(string dataFolder, IGround? elevation = null)
{
    private readonly RuleSetShelf _rules = new(dataFolder);
    private readonly List<string> _differences = [];
    private readonly Dictionary<string, Statement.IncidentRaised> _recorded = new(StringComparer.Ordinal);
    private readonly List<(string Source, SealedSegment Segment, string RuleSet)> _segments = [];
    private readonly HashSet<string> _hashes = new(StringComparer.Ordinal);
    private readonly List<Statement.IncidentMarked> _marks = [];
    private readonly List<Statement.IncidentSplit> _splits = [];
    private readonly RecomputeDoubts _doubts = new();
    private readonly List<Statement.GroundReported> _reports = [];
    private int _sessions;
    private ModalitiesShelf? _modalities;

    private ModalitiesShelf Modalities => _modalities ??= new(_rules);

    /// <exception cref="LogFaultException">There is no log, or it is damaged: fsck tells where.</exception>
    public async Task<RecomputeReport> RunAsync(CancellationToken cancellation)
    {
        var log = LogReader.Open(dataFolder);
        using var register = new Register.Register(new RegisterInMemory(), log, new Projector(_rules.Of, Ed25519.Verify));
        await ReadLogAsync(log, cancellation).ConfigureAwait(false);
        await register.CatchUpAsync(cancellation).ConfigureAwait(false);
        var shown = new Dictionary<string, Statement.IncidentRaised>(StringComparer.Ordinal);
        foreach (var source in _segments.GroupBy(segment => segment.Source, StringComparer.Ordinal))
        {
            foreach (var raised in await ReadSourceAsync(source.Key, [.. source], cancellation).ConfigureAwait(false))
            {
                shown[raised.Incident] = raised;
            }
        }

        Compare(shown, register);
        _differences.AddRange(_doubts.Differences());
        var marks = new RecomputeMarks(dataFolder, register, _rules, Modalities, elevation);
        await CompareMarksAsync(marks, cancellation).ConfigureAwait(false);
        _differences.AddRange(_reports.SelectMany(marks.Compare));
        return new RecomputeReport(_recorded.Count + _marks.Count + _reports.Count, _segments.Count, _sessions, _differences)
        {
            Marks = _marks.Count, Reports = _reports.Count, Notes = marks.Notes,
        };
    }

    private async Task CompareMarksAsync(RecomputeMarks marks, CancellationToken cancellation)
    {
        foreach (var made in _marks)
        {
            _differences.AddRange(await marks.CompareAsync(made, cancellation).ConfigureAwait(false));
            _differences.AddRange(Unvouched(made.Incident, made.Evidence));
        }

        _differences.AddRange(_splits.SelectMany(marks.Compare));
    }

    private IEnumerable<string> Unvouched(string incident, IReadOnlyList<EvidenceCitation> evidence) => evidence
        .Where(citation => !_hashes.Contains(citation.Sha256))
        .Select(citation => $"{incident}: it cites {citation.Segment}, which no entry vouches for.");

    private async Task ReadLogAsync(LogReader log, CancellationToken cancellation)
    {
        var ruleSet = "";
        await foreach (var entry in log.ReadAsync(0, log.Latest.Size, cancellation).ConfigureAwait(false))
        {
            switch (StatementJson.Read(entry.Header.Kind, entry.Statement.Span))
            {
                case Statement.RulesAdopted adopted:
                    ruleSet = adopted.RuleSet;
                    break;
                case Statement.SegmentsSealed made:
                    _segments.AddRange(made.Segments.Select(segment => (made.Source, segment, ruleSet)));
                    _hashes.UnionWith(made.Segments.Select(segment => segment.Sha256));
                    break;
                case Statement.IncidentRaised raised:
                    _recorded.TryAdd(raised.Incident, raised);
                    break;
                case Statement.ImpedimentRecorded or Statement.SeenUncertain:
                    _doubts.Recorded(StatementJson.Read(entry.Header.Kind, entry.Statement.Span)!);
                    break;
                case Statement.IncidentMarked marked:
                    _marks.Add(marked);
                    break;
                case Statement.IncidentSplit split:
                    _splits.Add(split);
                    break;
                case Statement.GroundReported reported:
                    _reports.Add(reported);
                    break;
                default:
                    break;
            }
        }
    }

    private async Task<IReadOnlyList<Statement.IncidentRaised>> ReadSourceAsync(
        string source, IReadOnlyList<(string Source, SealedSegment Segment, string RuleSet)> segments, CancellationToken cancellation)
    {
        var raised = new List<Statement.IncidentRaised>();
        RecordedReading? reading = null;
        string? session = null;
        var ended = SegmentCut.Crash;
        foreach (var (_, segment, ruleSet) in segments)
        {
            var head = HeadOf(segment);
            if (reading is null || head is null || head.Session != session)
            {
                Finish(source, reading, ended, raised);
                session = head?.Session;
                reading = _rules.MissionOf(ruleSet) is { } mission ? new RecordedReading(mission, source, elevation) : null;
                _sessions++;
            }

            ended = head?.Cut ?? SegmentCut.Crash;
            if (reading is null)
            {
                _differences.Add($"{segment.Path}: the rule set {ruleSet} that was in force is not at hand in mission/.");
            }
            else
            {
                await ReadSegmentAsync(reading, segment, cancellation).ConfigureAwait(false);
            }
        }

        Finish(source, reading, ended, raised);
        return raised;
    }

    private async Task ReadSegmentAsync(RecordedReading reading, SealedSegment segment, CancellationToken cancellation)
    {
        try
        {
            await reading.ReadAsync(dataFolder, segment, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _differences.Add($"{segment.Path}: it cannot be read; run fsck.");
        }
    }

    private void Finish(string source, RecordedReading? reading, SegmentCut ended, List<Statement.IncidentRaised> raised)
    {
        if (reading is null)
        {
            return;
        }

        // A session whose recorder died was never read to the end of what is whole; nor is it here.
        if (ended != SegmentCut.Crash)
        {
            reading.End();
        }

        raised.AddRange(reading.Raised);
        _doubts.Shown(source, reading.Doubts);
    }

    private void Compare(Dictionary<string, Statement.IncidentRaised> shown, Register.Register register)
    {
        var known = new RegisterReading(register);
        foreach (var recorded in _recorded.Values)
        {
            if (!shown.Remove(recorded.Incident, out var again))
            {
                _differences.Add($"{recorded.Incident}: the log alleges it, and the segments do not show it.");
                continue;
            }

            again = Attributed(recorded, again, known);
            _differences.AddRange(CompareIncident.Differences(recorded, again));
            _differences.AddRange(Unvouched(recorded.Incident, recorded.Evidence));
            var view = register.Get<IncidentView>(RegisterKinds.Incident, recorded.Incident);
            if (view is { ClausesTested: true } && _rules.Of(recorded.RuleSet) is { } test)
            {
                _differences.AddRange(CompareIncident.Differences(recorded.Incident, view.Clauses, test(again)));
            }
            else
            {
                _differences.Add($"{recorded.Incident}: its clauses cannot be tested, since rule set {recorded.RuleSet} is not at hand.");
            }
        }

        _differences.AddRange(shown.Values.Select(extra => $"{extra.Incident}: the segments show it, and the log does not allege it."));
    }

    /// <summary>As the modalities said that are cited: they may attribute nothing.</summary>
    private Statement.IncidentRaised Attributed(Statement.IncidentRaised recorded, Statement.IncidentRaised again, IRegisterRows rows) =>
        recorded.Modalities is { } version && _rules.MissionOf(recorded.RuleSet) is { } mission
            ? again with
            {
                Attribution = AttributeAct.To(
                    Modalities.With(mission, rows).Under(version), again.Act, again.Place, again.LastOutside, again.Claimed, again.Received),
            }
            : again;

    private Sidecar.Head? HeadOf(SealedSegment segment)
    {
        var path = Path.Combine(dataFolder, segment.Sidecar);
        if (!File.Exists(path))
        {
            return null;
        }

        using var text = File.OpenRead(path);
        return Sidecar.Read(text)?.About;
    }
}
