using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Ledger;

namespace Truceline.Engine.Agreement;

/// <summary>What an amendment would change: every incident and mark of a log, judged by other rules than those it was judged by.</summary>
public static class RejudgeLog
{
    /// <param name="after">The other rules.</param>
    /// <param name="asOf">What is known of them by then.</param>
    /// <exception cref="LogFaultException">The log is damaged.</exception>
    public static async Task<Rejudgement> RunAsync(LogReader log, string dataFolder, Mission after, Instant asOf, CancellationToken cancellation)
    {
        var rules = new RuleSetShelf(dataFolder);
        var incidents = await IncidentsAsync(log, cancellation).ConfigureAwait(false);
        var judged = incidents.Select(incident => (Incident: incident, Before: rules.MissionOf(incident.RuleSet))).Where(pair => pair.Before is not null).ToList();
        return Of([.. judged.Select(pair => (pair.Incident, pair.Before!))], after, asOf, cancellation) with
        {
            NotJudged = incidents.Count - judged.Count, First = incidents.Count > 0 ? incidents[0].Received : null, Last = incidents.Count > 0 ? incidents[^1].Received : null,
        };
    }

    /// <summary>In the order of the incidents, on all cores.</summary>
    public static Rejudgement Of(IReadOnlyList<(Statement.IncidentRaised Incident, Mission Before)> incidents, Mission after, Instant asOf, CancellationToken cancellation)
    {
        List<Rejudged> changed = [.. incidents.AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(pair => Rejudging.Of(pair.Before, after, pair.Incident, asOf)).OfType<Rejudged>()];
        List<ChangeCount> answers = [.. changed.SelectMany(one => one.Answers)
            .GroupBy(answer => (answer.Clause, From: Words(answer.From), To: Words(answer.To)))
            .Select(group => new ChangeCount(group.Key.Clause, group.Key.From, group.Key.To, group.Count()))
            .OrderBy(count => count.Clause, StringComparer.Ordinal).ThenByDescending(count => count.Incidents)];
        return new Rejudgement(incidents.Count, changed, answers, 0);
    }

    /// <summary>All that was alleged, in the form in which clauses are tested. A mark that was split is judged in its parts.</summary>
    private static async Task<IReadOnlyList<Statement.IncidentRaised>> IncidentsAsync(LogReader log, CancellationToken cancellation)
    {
        var incidents = new Dictionary<string, Statement.IncidentRaised>(StringComparer.Ordinal);
        await foreach (var entry in log.ReadAsync(0, log.Latest.Size, cancellation).ConfigureAwait(false))
        {
            switch (StatementJson.Read(entry.Header.Kind, entry.Statement.Span))
            {
                case Statement.IncidentRaised raised:
                    incidents.TryAdd(raised.Incident, raised);
                    break;
                case Statement.IncidentMarked marked:
                    incidents.TryAdd(marked.Incident, MarkProjection.Alleged(marked));
                    break;
                case Statement.IncidentSplit split when incidents.Remove(split.Incident, out var whole):
                    foreach (var part in split.Parts)
                    {
                        incidents.TryAdd(part.Incident, whole with { Incident = part.Incident, Act = part.Act, Place = part.Place, Attribution = part.Attribution, RuleSet = split.RuleSet, Weapon = MarkProjection.OfPart(whole.Act, whole.Weapon, part) });
                    }

                    break;
                default:
                    break;
            }
        }

        return [.. incidents.Values.OrderBy(incident => incident.Received).ThenBy(incident => incident.Incident, StringComparer.Ordinal)];
    }

    /// <summary>Outcomes as they are printed and counted.</summary>
    public static string Words(IReadOnlyList<ClauseOutcome> outcomes) => outcomes.Count == 0 ? "no clause" : string.Join(" or ", outcomes.Select(Core.Cases.Kebab.Of));
}

/// <param name="Incidents">How many were judged again.</param>
/// <param name="Changed">Those of which the other rules say something else.</param>
/// <param name="Answers">How many went from which outcomes to which, clause by clause.</param>
/// <param name="NotJudged">Whose rules are not at hand.</param>
public sealed record Rejudgement(int Incidents, IReadOnlyList<Rejudged> Changed, IReadOnlyList<ChangeCount> Answers, int NotJudged)
{
    /// <summary>When the first of all was received; null where there is none.</summary>
    public Instant? First { get; init; }

    public Instant? Last { get; init; }

    /// <summary>How much was observed from the first to the last; null where there is none.</summary>
    public ObservedBeside? Observed { get; init; }
}

public sealed record ChangeCount(string Clause, string From, string To, int Incidents);
