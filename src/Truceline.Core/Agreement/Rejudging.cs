using NodaTime;
using Truceline.Core.Attribution;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>What other rules would say of a recorded incident: another wording, another line. Nothing recorded is changed by it.</summary>
public static class Rejudging
{
    /// <summary>Null where the other rules say the same.</summary>
    /// <param name="before">The rules that the incident was judged by when it was received.</param>
    /// <param name="after">The other rules.</param>
    /// <param name="asOf">What is known of them by then.</param>
    public static Rejudged? Of(Mission before, Mission after, Statement.IncidentRaised incident, Instant asOf)
    {
        // Whether a changed probability hangs on the line's place is a question to each incident by itself.
        var shares = AttributeAct.To(after, incident.Act, incident.Place, incident.LastOutside, incident.Claimed, asOf, withSensitivity: false);
        var was = Outcomes(TestIncident.Against(before, incident, incident.Received));
        var now = Outcomes(TestIncident.Against(after, incident with { Attribution = shares }, asOf));
        List<ChangedAnswer> answers = [.. was.Keys.Union(now.Keys).Order()
            .Select(key => new ChangedAnswer(key.Clause, key.Reading, was.GetValueOrDefault(key) ?? [], now.GetValueOrDefault(key) ?? []))
            .Where(answer => !answer.From.SequenceEqual(answer.To))];
        var (drawn, redrawn) = (Ranges(incident.Attribution), Ranges(shares));
        List<ChangedShare> moved = [.. drawn.Keys.Union(redrawn.Keys).Order(StringComparer.Ordinal)
            .Select(party => new ChangedShare(party.Length == 0 ? null : party, drawn.GetValueOrDefault(party), redrawn.GetValueOrDefault(party)))
            .Where(share => share.From != share.To)];
        return answers.Count + moved.Count == 0 ? null : new Rejudged(incident.Incident, answers, moved);
    }

    /// <summary>Each clause and reading, with every outcome that some drawing gives it.</summary>
    private static Dictionary<(string Clause, string? Reading), ClauseOutcome[]> Outcomes(IReadOnlyList<ClauseResult> results) =>
        results.GroupBy(result => (result.Clause, result.Reading)).ToDictionary(group => group.Key, group => group.Select(result => result.Outcome).Distinct().Order().ToArray());

    /// <summary>Each party's probability, the least and the most that a drawing gives it; the empty name is the undetermined share.</summary>
    private static Dictionary<string, ShareRange> Ranges(IReadOnlyList<AttributionShare> shares) => shares
        .GroupBy(share => share.Party ?? "", StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new ShareRange(group.Min(share => share.Probability), group.Max(share => share.Probability)), StringComparer.Ordinal);
}

/// <summary>One incident of which other rules say something else.</summary>
public sealed record Rejudged(string Incident, IReadOnlyList<ChangedAnswer> Answers, IReadOnlyList<ChangedShare> Shares);

/// <param name="Reading">Null where the clause has its plain words only.</param>
/// <param name="From">Outcomes under the drawings accepted when it was received; empty where the clause was not there.</param>
/// <param name="To">Outcomes under the drawings accepted now; empty where the clause is gone.</param>
public sealed record ChangedAnswer(string Clause, string? Reading, IReadOnlyList<ClauseOutcome> From, IReadOnlyList<ClauseOutcome> To);

/// <param name="Party">Null for the undetermined share.</param>
/// <param name="From">Null where nothing was attributed.</param>
/// <param name="To">Null where nothing is attributed.</param>
public sealed record ChangedShare(string? Party, ShareRange? From, ShareRange? To);

/// <summary>Probabilities, 0 to 1: the least and the most that an accepted drawing gives.</summary>
public sealed record ShareRange(double Low, double High);
