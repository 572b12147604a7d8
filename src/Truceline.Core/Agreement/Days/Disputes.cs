using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>Allegations against several parties over the same matter, often under different articles, held together.</summary>
/// <param name="Id">Of its first incident.</param>
/// <param name="Cases">Numbers of the cases that any of the incidents is part of.</param>
/// <param name="Articles">All that are named.</param>
public sealed record Dispute(
    string Id, IReadOnlyList<string> Incidents, IReadOnlyList<string> Cases, IReadOnlyList<string> Articles, IReadOnlyList<DisputeClaim> Claims);

/// <summary>One allegation of a dispute.</summary>
/// <param name="By">The delegation that found it; null where the rules indicate it.</param>
/// <param name="Party">Against whom.</param>
/// <param name="Of">The incidents, or the case.</param>
public sealed record DisputeClaim(string? By, string Party, string Article, string Clause, string? Reading, IReadOnlyList<string> Of);

/// <summary>
/// Incidents are of one matter when a case holds them together, or when they lie near each other in time and place; a matter
/// is a dispute once more than one party is named in it.
/// </summary>
internal static class Disputes
{
    private static readonly Duration Near = Duration.FromMinutes(30);

    // Metres between two places of one matter, beyond what their errors explain; degrees of latitude that are surely more.
    private const double Reach = 2_000;
    private const double FarLatitude = 0.2;

    public static IReadOnlyList<Dispute> Of(
        Mission mission, IReadOnlyList<IncidentView> incidents, IReadOnlyList<CaseView> cases, IReadOnlyList<ComplianceCell> cells, Instant knownAt)
    {
        var indicated = Indicated(cells);
        var matters = Matters(incidents, cases);
        var articles = mission.Clauses.ToDictionary(clause => clause.Id, clause => clause.Article, StringComparer.Ordinal);
        return [.. matters.Select(matter => One(matter, indicated, cases, articles, knownAt))
            .Where(dispute => dispute.Claims.Select(claim => claim.Party).Distinct(StringComparer.Ordinal).Count() > 1)];
    }

    /// <summary>What the rules indicate of each incident.</summary>
    private static Dictionary<string, List<(string Party, string Article, string Clause)>> Indicated(IEnumerable<ComplianceCell> cells) => cells
        .SelectMany(cell => cell.Clauses.SelectMany(clause => clause.Grades.IndicatedByRule.Select(id => (Id: id, cell.Party, cell.Article, clause.Clause))))
        .GroupBy(row => row.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(row => (row.Party, row.Article, row.Clause)).Distinct().ToList(), StringComparer.Ordinal);

    private static Dispute One(
        List<IncidentView> matter, Dictionary<string, List<(string Party, string Article, string Clause)>> indicated, IReadOnlyList<CaseView> cases,
        Dictionary<string, string> articles, Instant knownAt)
    {
        List<string> ids = [.. matter.Select(incident => incident.Incident)];
        List<CaseView> files = [.. cases.Where(file => file.Incidents.Any(ids.Contains)).OrderBy(file => file.Case, StringComparer.Ordinal)];
        var byRule = ids.SelectMany(id => indicated.GetValueOrDefault(id, []).Select(row => (Id: id, Row: row))).GroupBy(pair => pair.Row)
            .Select(group => new DisputeClaim(null, group.Key.Party, group.Key.Article, group.Key.Clause, null, [.. group.Select(pair => pair.Id)]));
        var found = files.SelectMany(file => Judgements.Opened(file, knownAt)
            .Where(opened => opened.Form is { Clause: not null, Actor: not null } && articles.ContainsKey(opened.Form.Clause))
            .Select(opened => new DisputeClaim(
                opened.Delegation, opened.Form.Actor!, articles[opened.Form.Clause!], opened.Form.Clause!, opened.Form.Reading, [file.Case])));
        List<DisputeClaim> claims = [.. byRule.Concat(found)
            .OrderBy(claim => claim.By ?? "", StringComparer.Ordinal).ThenBy(claim => claim.Of[0], StringComparer.Ordinal).ThenBy(claim => claim.Clause, StringComparer.Ordinal)];
        return new(
            ids[0], ids, [.. files.Select(file => file.Case)],
            [.. claims.Select(claim => claim.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], claims);
    }

    /// <summary>Each in order of time, by the first of each; every incident is in exactly one.</summary>
    private static List<List<IncidentView>> Matters(IReadOnlyList<IncidentView> incidents, IReadOnlyList<CaseView> cases)
    {
        List<IncidentView> ordered = [.. incidents.OrderBy(incident => incident.Claimed).ThenBy(incident => incident.Incident, StringComparer.Ordinal)];
        var leader = Enumerable.Range(0, ordered.Count).ToArray();
        var place = ordered.Select((incident, i) => (incident.Incident, i)).ToDictionary(pair => pair.Incident, pair => pair.i, StringComparer.Ordinal);
        foreach (var held in cases.Select(file => file.Incidents.Where(place.ContainsKey).Select(id => place[id]).ToList()).Where(held => held.Count > 1))
        {
            held.ForEach(other => Join(held[0], other));
        }

        for (var i = 0; i < ordered.Count; i++)
        {
            for (var j = i + 1; j < ordered.Count && ordered[j].Claimed - ordered[i].Claimed <= Near; j++)
            {
                if (IsNear(ordered[i], ordered[j]))
                {
                    Join(i, j);
                }
            }
        }

        return [.. Enumerable.Range(0, ordered.Count).GroupBy(Lead).Select(group => group.Select(i => ordered[i]).ToList())];

        int Lead(int i)
        {
            while (leader[i] != i)
            {
                leader[i] = leader[leader[i]];
                i = leader[i];
            }

            return i;
        }

        // The earlier leads, so that a matter has the name of its first incident.
        void Join(int one, int other)
        {
            var (first, second) = (Lead(one), Lead(other));
            leader[Math.Max(first, second)] = Math.Min(first, second);
        }
    }

    private static bool IsNear(IncidentView one, IncidentView other) =>
        Math.Abs(one.Place.At.Latitude - other.Place.At.Latitude) < FarLatitude
        && Geodesic.Between(one.Place.At, other.Place.At).Metres <= Reach + one.Place.Error.SemiMajor + other.Place.Error.SemiMajor;
}
