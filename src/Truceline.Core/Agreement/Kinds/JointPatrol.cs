using NodaTime;
namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Several patrol together, at least once in so many days.</summary>
    /// <param name="With">Ids of those who take part.</param>
    /// <param name="Along">Id of the zone; null where none is drawn.</param>
    public sealed record JointPatrol(IReadOnlyList<string> With, int EveryDays, string? Along) : ClauseRule
    {
        public override string? Zone => Along;

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            var since = question.Now - Duration.FromDays(EveryDays);
            List<Fact.Patrolled> patrols = [.. question.FactsOf<Fact.Patrolled>(fact => fact.At)
                .Where(fact => fact.Clause == question.Clause.Id && fact.At > since).OrderBy(fact => fact.At)];
            var done = patrols.LastOrDefault(fact => fact.Completed && With.All(fact.With.Contains));
            var hindered = patrols.LastOrDefault(fact => !fact.Completed && fact.HinderedBy == question.Subject);
            return [done switch
            {
                { } => new DayAnswer(ClauseOutcome.Complied, $"A joint patrol is recorded at {DayAnswer.Show(done.At)}; one is due within {DayAnswer.Days(EveryDays)}.", [done.Id]),
                null when question.Version.Effective > since =>
                    new(ClauseOutcome.NotYetDue, $"The first is due within {DayAnswer.Days(EveryDays)} of {DayAnswer.Show(question.Version.Effective)}.", []),
                null when hindered is not null => new(ClauseOutcome.Breached, $"No joint patrol within {DayAnswer.Days(EveryDays)}, and this party kept one from taking place.", [hindered.Id]),
                null when patrols.Count > 0 => new(ClauseOutcome.NoBreachObserved, "No joint patrol was completed; nothing recorded says that this party kept it from taking place.", [.. patrols.Select(fact => fact.Id)]),
                null => DayAnswer.NotObservable($"No joint patrol is recorded within {DayAnswer.Days(EveryDays)}, whether or not there was one."),
            }];
        }
    }
}
