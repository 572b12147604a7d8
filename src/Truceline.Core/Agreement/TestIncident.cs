using System.Globalization;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>
/// Tests one recorded incident against every clause, under each reading and each drawing of the zone that some party
/// accepts. A pure function of recorded values and the rule set; what it says is indicated by rule, and no more.
/// </summary>
public static class TestIncident
{
    /// <summary>The place is taken to lie in a zone from this probability on.</summary>
    public const double InZone = 0.5;

    /// <param name="asOf">What the centre knew by then; amendments made known later are not applied.</param>
    public static IReadOnlyList<ClauseResult> Against(Mission mission, Statement.IncidentRaised incident, Instant asOf) =>
        [.. mission.Clauses.Where(clause => clause.JudgesActs).SelectMany(clause => One(mission, clause, incident, asOf))];

    private static List<ClauseResult> One(
        Mission mission, Clause clause, Statement.IncidentRaised incident, Instant asOf)
    {
        if (clause.Latest(incident.Claimed, asOf) is not { } version)
        {
            return [Plain(clause, null, ClauseOutcome.NotYetDue, "The clause did not bind yet at the time claimed.")];
        }

        if (version.Until <= incident.Claimed)
        {
            return [Plain(clause, version, ClauseOutcome.DoesNotApply, "The clause bound no more at the time claimed.")];
        }

        if (Suspension(mission, clause, version, incident.Claimed, asOf) is { } suspended)
        {
            return [Plain(clause, version, ClauseOutcome.SuspendedByAmendment, suspended)];
        }

        if (version.Rule.TestedOn is not { } geometry)
        {
            return [Plain(clause, version, ClauseOutcome.DoesNotApply, "The version in force is not about single acts.")];
        }

        var drawings = mission.GeometryOf(geometry)?.Accepted(incident.Claimed, asOf) ?? [];
        return drawings.Count == 0
            ? [Plain(clause, version, ClauseOutcome.NotObservable, "No party accepts a drawing of the clause's zone for that time.")]
            : Reconciled([.. drawings.SelectMany(drawing => version.Read().Select(read => Row(clause, version, drawing, read, incident)))]);
    }

    /// <summary>Why a version does not bind although it stands; null where it binds.</summary>
    internal static string? Suspension(Mission mission, Clause clause, ClauseVersion version, Instant at, Instant asOf) =>
        version.Rule is ClauseRule.Suspended suspended ? suspended.Because
        : Amendments.Of(mission, clause, version, at, asOf) is { } by ? $"Clause {by.Clause}, version {by.Version}, has taken its place."
        : null;

    private static ClauseResult Row(
        Clause clause, ClauseVersion version, GeometryVersion drawing, (Reading? Reading, ClauseRule Rule) read, Statement.IncidentRaised incident)
    {
        var inside = Rounding.Probability(read.Rule.Share(incident, drawing));
        var (outcome, because) = read.Rule.JudgeAct(new JudgedAct(incident.Act, incident.Claimed, incident.Weapon), inside);
        if (outcome == ClauseOutcome.DoesNotApply && inside >= InZone
            && version.Rule.Acts.Contains(incident.Act) && !read.Rule.Acts.Contains(incident.Act))
        {
            because = $"The act ({Kebab.Of(incident.Act)}) lies in the zone with {Percent(inside)}; read so, it is no breach by itself.";
        }

        return new ClauseResult(
            clause.Id, version.Number, version.Rule.TestedOn, drawing.Number, read.Reading?.Id, outcome, inside, null, because);
    }

    /// <summary>A breach under every reading and drawing is a breach; under some only, it says so.</summary>
    private static List<ClauseResult> Reconciled(List<ClauseResult> rows)
    {
        var breached = rows.Count(row => row.Outcome == ClauseOutcome.Breached);
        return breached == 0 || breached == rows.Count
            ? rows
            : [.. rows.Select(row => row.Outcome == ClauseOutcome.Breached
                ? row with { Outcome = ClauseOutcome.BreachedUnderReadingOnly }
                : row)];
    }

    private static ClauseResult Plain(Clause clause, ClauseVersion? version, ClauseOutcome outcome, string because) =>
        new(clause.Id, version?.Number, null, null, null, outcome, null, null, because);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}
