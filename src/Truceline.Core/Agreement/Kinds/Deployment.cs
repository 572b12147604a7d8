using Truceline.Core.Places;
namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>A force stays within zones: its posts and patrols lie in one of them.</summary>
    public sealed record Deployment(IReadOnlyList<string> Zones) : ClauseRule
    {
        public override ClauseRule ReadAs(Reading reading) => reading.Zones is { } zones ? new Deployment(zones) : this;

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            List<Fact.Located> places = [.. question.FactsOf<Fact.Located>(fact => fact.At).Where(fact => fact.Party == question.Subject && question.InDay(fact.At))];
            return places.Count == 0
                ? [DayAnswer.NotObservable("No position is recorded for the day.")]
                : [.. DrawingSets.Of(question, Zones).Select(set => One(set, places))];
        }

        private static DayAnswer One(DrawingSet set, List<Fact.Located> places)
        {
            List<(Fact.Located Fact, double Outside)> astray = [.. places.Select(fact => (Fact: fact, Outside: Rounding.Probability(1 - set.Holds(fact.Place))))
                .Where(pair => pair.Outside >= TestIncident.InZone)];
            return astray.Count == 0
                ? new DayAnswer(ClauseOutcome.NoBreachObserved, "Every position recorded for the day lay inside; what was not recorded is not known.", [.. places.Select(fact => fact.Id)])
                    { Drawings = set.Drawings }
                : new DayAnswer(ClauseOutcome.Breached, $"A position recorded for the day lay outside with {DayAnswer.Percent(astray.Max(pair => pair.Outside))}.", [.. astray.Select(pair => pair.Fact.Id)])
                    { Drawings = set.Drawings, Probability = astray.Max(pair => pair.Outside) };
        }
    }
}
