using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>Which delegations found which clause breached by whom, by a time: from opened assessments and signed findings alone.</summary>
internal sealed class Judgements
{
    private readonly List<(CaseView File, AssessmentForm Form)> _found = [];
    private readonly HashSet<string> _signed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seats = new(StringComparer.Ordinal);

    public Judgements(IReadOnlyList<CaseView> cases, Instant knownAt)
    {
        foreach (var file in cases)
        {
            var round = file.Rounds[Math.Max(0, file.Standing - 1)];
            _seats[file.Case] = round.Delegations.Count;
            _found.AddRange(Opened(file, knownAt).Select(opened => (file, opened.Form)));
            if (round.Finding is { Missing.Count: 0 } finding
                && finding.Judgements.All(head => head.Signed && head.SignatureHolds && head.At <= knownAt))
            {
                _signed.Add(file.Case);
            }
        }
    }

    /// <summary>The assessments of the round that stands which say that something occurred, as far as they were opened by a time.</summary>
    public static IEnumerable<(string Delegation, AssessmentForm Form)> Opened(CaseView file, Instant knownAt) =>
        file.Rounds[Math.Max(0, file.Standing - 1)].Delegations
            .Where(seat => seat is { Form.Occurred: Occurrence.Occurred, Reveal: { Matches: true } reveal } && reveal.At <= knownAt)
            .Select(seat => (seat.Delegation, seat.Form!));

    public IReadOnlyList<string> FoundByOne(string clause, string party, IReadOnlySet<string> incidents) =>
        [.. Cases(clause, party, incidents).Where(pair => !IsJoint(pair.Case, pair.Count)).Select(pair => pair.Case)];

    public IReadOnlyList<string> FoundJointly(string clause, string party, IReadOnlySet<string> incidents) =>
        [.. Cases(clause, party, incidents).Where(pair => IsJoint(pair.Case, pair.Count)).Select(pair => pair.Case)];

    private bool IsJoint(string number, int found) => found == _seats[number] && _signed.Contains(number);

    private IEnumerable<(string Case, int Count)> Cases(string clause, string party, IReadOnlySet<string> incidents) => _found
        .Where(found => found.Form.Clause == clause && found.Form.Actor == party && found.File.Incidents.Any(incidents.Contains))
        .GroupBy(found => found.File.Case, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Count()));
}
