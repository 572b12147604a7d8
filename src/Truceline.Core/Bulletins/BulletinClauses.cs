using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>What the rules indicate over the day, a line for each clause, none left out: the answers of <see cref="Compliance"/>, put together over all whom a clause binds.</summary>
internal static class BulletinClauses
{
    public static IReadOnlyList<ClauseLine> Of(IRegisterRows rows, Mission mission, LocalDate date, Instant now, ObservedShare observed)
    {
        var day = mission.DayOf(date);
        var cases = rows.List<CaseView>(RegisterKinds.Case).ToList();
        var incidents = Blind(rows.List<IncidentView>(RegisterKinds.Incident, Compliance.ReceivedFrom(mission, date))
            .Where(incident => incident.Claimed >= day.Start && incident.Claimed < day.End), cases, mission).ToList();
        var facts = rows.List<FactView>(RegisterKinds.Fact).ToList();
        var cells = Compliance.CellsOf(mission, date, date, now, incidents, cases, facts.Select(fact => fact.Read()).OfType<Fact>(), observed)
            .SelectMany(cell => cell.Clauses).ToLookup(cell => cell.Clause, StringComparer.Ordinal);
        var entries = incidents.Select(incident => (incident.Incident, incident.Index)).Concat(facts.Select(fact => (fact.Fact, fact.Index)))
            .GroupBy(of => of.Item1, StringComparer.Ordinal).ToDictionary(of => of.Key, of => of.First().Index, StringComparer.Ordinal);
        return [.. mission.Clauses.Select(clause => Line(clause, [.. cells[clause.Id]], entries))];
    }

    /// <summary>Who it was is kept from a delegation until it has sealed its own judgement; a bulletin is read by all of them.</summary>
    private static IEnumerable<IncidentView> Blind(IEnumerable<IncidentView> incidents, List<CaseView> cases, Mission mission)
    {
        var files = cases.ToDictionary(file => file.Case, StringComparer.Ordinal);
        return incidents.Select(incident => mission.Delegations
            .Select(delegation => Sight.Of(incident, incident.Cases.Select(files.GetValueOrDefault).OfType<CaseView>(), delegation.Id, mission.Modalities.AttributionBeforeSeal))
            .FirstOrDefault(seen => seen.AttributionWithheld is not null, incident));
    }

    private static ClauseLine Line(Clause clause, IReadOnlyList<ClauseCell> cells, Dictionary<string, long> entries)
    {
        if (cells.Count == 0)
        {
            return new(clause.Id, clause.Article, clause.Title, null, "", ClauseOutcome.DoesNotApply, "It bound nobody that day.", null, null, [], [], []);
        }

        var told = cells.MinBy(cell => DayAnswer.Rank(cell.Outcome))!;
        var answers = cells.SelectMany(cell => cell.Answers).GroupBy(answer => (answer.Reading, string.Join(',', answer.Drawings)))
            .Select(alike => Together([.. alike])).ToList();
        var indicated = cells.SelectMany(cell => cell.Grades.IndicatedByRule).ToHashSet(StringComparer.Ordinal);
        var open = cells.SelectMany(cell => cell.Grades.Alleged).Distinct(StringComparer.Ordinal).Where(id => !indicated.Contains(id)).ToList();
        var worst = answers.Where(answer => answer.Outcome == told.Outcome).ToList();
        var (probability, observed) = (worst.Max(answer => answer.Probability), answers.Min(answer => answer.Observed));
        var sentence = clause.JudgesActs && told.Answers.Count > 0
            ? ClauseSentence.Of(told.Outcome, told.Because, indicated.Count, open.Count, probability, observed) : told.Because;
        return new(
            clause.Id, clause.Article, clause.Title, told.Version, told.Kind, told.Outcome, sentence, probability, observed, answers,
            Entries(indicated), Entries(open));

        IReadOnlyList<long> Entries(IEnumerable<string> ids) => [.. ids.Where(entries.ContainsKey).Select(id => entries[id]).Distinct().Order()];
    }

    /// <summary>Of several who are bound, the outcome that is told first; shares to whole hundredths, downwards.</summary>
    private static ClauseAnswerLine Together(IReadOnlyList<ComplianceAnswer> alike)
    {
        var told = alike.MinBy(answer => DayAnswer.Rank(answer.Outcome))!;
        var observed = alike.Min(answer => answer.Observed);
        return new(
            told.Reading, told.Outcome, alike.Where(answer => answer.Outcome == told.Outcome).Max(answer => answer.Probability),
            observed is { } share ? Math.Floor((share * 100) + 1e-6) / 100 : null, told.Drawings);
    }
}
