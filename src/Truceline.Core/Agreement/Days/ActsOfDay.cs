using Truceline.Core.Record;

namespace Truceline.Core.Agreement;

/// <summary>
/// Judges a day by its incidents. An incident counts towards a subject where the rule indicates a breach and the place
/// of its author lay in the subject's area with at least <see cref="TestIncident.InZone"/>, separately for each drawing
/// of the zone and of the areas. What no area claims is open, towards nobody.
/// </summary>
internal static class ActsOfDay
{
    public static IReadOnlyList<DayAnswer> Judge(ClauseRule rule, DayQuestion question)
    {
        var drawings = question.Accepted(rule.TestedOn!);
        if (drawings.Count == 0)
        {
            return [DayAnswer.NotObservable("No party accepts a drawing of the clause's zone for that time.")];
        }

        List<Touch> touches = [.. question.Incidents.SelectMany(incident => Touches(incident, question))];
        var answers = touches.GroupBy(touch => (touch.Zone, touch.Areas)).Select(drawn => Answer(rule, question, drawn.Key.Zone, drawn.Key.Areas, [.. drawn]))
            .OrderBy(answer => answer.Drawings.Count > 0 ? answer.Drawings[0].Version : 0).ThenBy(answer => answer.Drawings.Count > 1 ? answer.Drawings[1].Version : 0)
            .ToList();
        return answers.Count > 0 ? answers
            : [Quiet(rule, question, []) with { Drawings = [.. drawings.Select(drawing => new DrawingRef(rule.TestedOn!, drawing.Number))] }];
    }

    private static IEnumerable<Touch> Touches(TestedIncident tested, DayQuestion question)
    {
        var incident = tested.Incident;
        foreach (var result in tested.Results[question.Clause.Id].Where(result => Concerns(result, question)))
        {
            var indicated = result.Outcome is ClauseOutcome.Breached or ClauseOutcome.BreachedUnderReadingOnly;
            var doubtful = result.Outcome == ClauseOutcome.NotObservable;
            var zone = new DrawingRef(result.Geometry!, result.GeometryVersion!.Value);
            var drawn = incident.Attribution.GroupBy(share => new DrawingRef(share.Geometry, share.Version)).ToList();
            if (drawn.Count == 0)
            {
                yield return new Touch(incident, zone, null, indicated, 0, 0) { CannotBeTold = doubtful };
            }

            foreach (var areas in drawn)
            {
                var mine = areas.Where(share => share.Party == question.Subject).Sum(share => share.Probability);
                var most = areas.Where(share => share.Party is not null).Select(share => share.Probability).DefaultIfEmpty(0).Max();
                yield return new Touch(incident, zone, areas.Key, indicated, mine, most) { Inside = result.Probability ?? 0, CannotBeTold = doubtful };
            }
        }
    }

    /// <summary>Under this reading, or under a version that bound earlier that day and was read otherwise.</summary>
    private static bool Concerns(ClauseResult result, DayQuestion question) =>
        result.Outcome is ClauseOutcome.Breached or ClauseOutcome.BreachedUnderReadingOnly or ClauseOutcome.NotObservable or ClauseOutcome.DoesNotApply
        && result.GeometryVersion is not null
        && (result.Reading == question.Reading?.Id || result.ClauseVersion != question.Version.Number);

    private static DayAnswer Answer(ClauseRule rule, DayQuestion question, DrawingRef zone, DrawingRef? areas, IReadOnlyList<Touch> touches)
    {
        List<Touch> breaches = [.. touches.Where(touch => touch.Indicated && touch.Mine >= TestIncident.InZone)];
        List<string> open = [.. touches.Where(touch => touch.IsOpen).Select(touch => touch.Incident.Incident).Distinct(StringComparer.Ordinal)];
        DrawingRef[] drawings = areas is null ? [zone] : [zone, areas];
        if (breaches.Count == 0)
        {
            return Quiet(rule, question, open) with { Drawings = drawings };
        }

        // No number of breaches is told without how much was observed.
        var observed = question.Share(rule.Zone, rule.Acts);
        var seen = observed switch
        {
            null => "How much was observed is not known.",
            // Somebody noticed the acts: it was little, and not nothing.
            0 => "Less than 0.01 % was observed.",
            { } share => $"{DayAnswer.Percent(share)} was observed.",
        };
        var likeliest = breaches.MaxBy(touch => touch.Mine * touch.Inside)!;
        return new DayAnswer(
            ClauseOutcome.Breached,
            $"The rule indicates a breach in {Number(breaches.Count)}; in the likeliest the act lay where it is forbidden with {DayAnswer.Percent(likeliest.Inside)}, and its author's place in this party's area with {DayAnswer.Percent(likeliest.Mine)}. {seen}",
            [.. breaches.Select(touch => touch.Incident.Incident)])
        {
            Drawings = drawings,
            Probability = Places.Rounding.Probability(likeliest.Mine * likeliest.Inside),
            Observed = observed,
            Open = open,
        };
    }

    /// <summary>Silence is told with how much was observed, and is compliance only above the agreed share of a day that is over.</summary>
    internal static DayAnswer Quiet(ClauseRule rule, DayQuestion question, IReadOnlyList<string> open)
    {
        var share = question.Share(rule.Zone, rule.Acts);
        var but = open.Count > 0 ? $" {Number(open.Count)} cannot be told to be a breach by anybody." : "";
        var (outcome, because) = share switch
        {
            null => (ClauseOutcome.NotObservable, "No figure says how much was observed, so that silence says nothing."),
            0 when open.Count > 0 => (ClauseOutcome.NotObservable, "No source whose sight is known watched or listened, so that silence says nothing."),
            0 => (ClauseOutcome.NotObservable, "Nobody watched or listened, so that silence says nothing."),
            { } seen when open.Count == 0 && question.Ended && seen >= question.CompliedFrom =>
                (ClauseOutcome.Complied, $"No breach; {DayAnswer.Percent(seen)} was observed, and the modalities ask for {DayAnswer.Percent(question.CompliedFrom)}."),
            { } seen => (ClauseOutcome.NoBreachObserved, $"No breach was observed; {DayAnswer.Percent(seen)} was observed."),
        };
        return new DayAnswer(outcome, because + but, []) { Observed = share, Open = open };
    }

    private static string Number(int incidents) => incidents == 1 ? "1 incident" : $"{incidents} incidents";

    /// <param name="Mine">That the author's place lay in the subject's area.</param>
    /// <param name="Most">That it lay in the area of whoever it most probably lay in.</param>
    private sealed record Touch(IncidentView Incident, DrawingRef Zone, DrawingRef? Areas, bool Indicated, double Mine, double Most)
    {
        public double Inside { get; init; }

        public bool CannotBeTold { get; init; }

        public bool IsOpen => CannotBeTold || (Indicated && Most < TestIncident.InZone);
    }
}
