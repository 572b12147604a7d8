using System.Globalization;
using NodaTime;
using Truceline.Core.Detection;
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
        [.. mission.Clauses.SelectMany(clause => One(mission, clause, incident, asOf))];

    private static List<ClauseResult> One(
        Mission mission, Clause clause, Statement.IncidentRaised incident, Instant asOf)
    {
        if (clause.InForce(incident.Claimed, asOf) is not { } version)
        {
            return [Plain(clause, null, ClauseOutcome.NotYetDue, "The clause did not bind yet at the time claimed.")];
        }

        if (version.Rule is ClauseRule.Suspended suspended)
        {
            return [Plain(clause, version, ClauseOutcome.SuspendedByAmendment, suspended.Because)];
        }

        var drawings = mission.GeometryOf(version.Rule.Zone)?.Accepted(incident.Claimed, asOf) ?? [];
        if (drawings.Count == 0)
        {
            return [Plain(clause, version, ClauseOutcome.NotObservable, "No party accepts a drawing of the clause's zone for that time.")];
        }

        var mass = new GaussianMass(incident.Place);
        var rows = drawings.SelectMany(drawing => ReadingsOf(version).Select(reading =>
            Row(clause, version, drawing, reading, incident, Rounding.Probability(WatchedZone.InVersion(mass, drawing))))).ToList();
        return Reconciled(rows);
    }

    private static IEnumerable<Reading?> ReadingsOf(ClauseVersion version) =>
        version.Readings.Count == 0 ? [(Reading?)null] : version.Readings.Cast<Reading?>();

    private static ClauseResult Row(
        Clause clause, ClauseVersion version, GeometryVersion drawing, Reading? reading, Statement.IncidentRaised incident, double inside)
    {
        var (outcome, because) = Judge(version.Rule, reading, incident, inside);
        return new ClauseResult(
            clause.Id, version.Number, version.Rule.Zone, drawing.Number, reading?.Id, outcome, inside, null, because);
    }

    private static (ClauseOutcome Outcome, string Because) Judge(
        ClauseRule rule, Reading? reading, Statement.IncidentRaised incident, double inside)
    {
        var act = Kebab(incident.Act);
        var needsIdentification = rule is ClauseRule.Corridor corridor && corridor.NeedsIdentification.Contains(incident.Act);
        return (reading?.Acts ?? rule.Acts).Contains(incident.Act) switch
        {
            _ when inside < InZone =>
                (ClauseOutcome.DoesNotApply, $"The place lies outside the zone ({Percent(inside)} inside)."),
            true => (ClauseOutcome.Breached, $"The act ({act}) lies in the zone with {Percent(inside)}, where it is forbidden."),
            false when needsIdentification =>
                (ClauseOutcome.NotObservable, $"Whether the act ({act}) was civil, which is allowed, no track tells."),
            false when rule.Acts.Contains(incident.Act) =>
                (ClauseOutcome.DoesNotApply, $"The act ({act}) lies in the zone with {Percent(inside)}; read so, it is no breach by itself."),
            false => (ClauseOutcome.DoesNotApply, $"The act ({act}) is not one that the clause forbids."),
        };
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

    private static string Kebab(Cases.Act act) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString());

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}
