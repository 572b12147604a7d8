using NodaTime;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>What somebody is about to do is told beforehand.</summary>
    /// <param name="Ahead">How long before it begins.</param>
    public sealed record Notification(IReadOnlyList<NotifiedThing> Of, Duration Ahead) : ClauseRule
    {

        /// <summary>Each thing that began on the day was told early enough; what nobody saw begin is not known.</summary>
        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            List<Fact.Begun> begun = [.. question.FactsOf<Fact.Begun>(fact => fact.Begins)
                .Where(fact => fact.Party == question.Subject && Of.Contains(fact.Of) && question.InDay(fact.Begins))];
            List<Fact.Begun> late = [.. begun.Where(fact => fact.Told is not { } told || told > fact.Begins - Ahead)];
            return [begun.Count == 0 ? DayAnswer.NotObservable("Nothing that is to be told beforehand is recorded to have begun on the day.")
                : late.Count > 0 ? new DayAnswer(ClauseOutcome.Breached, $"{late.Count} of {begun.Count} begun on the day were not told {Ahead.TotalHours:0} h before.", [.. late.Select(fact => fact.Id)])
                : new DayAnswer(ClauseOutcome.Complied, $"All {begun.Count} recorded to have begun on the day were told {Ahead.TotalHours:0} h before.", [.. begun.Select(fact => fact.Id)])];
        }
    }
}

public enum NotifiedThing
{
    Movement,
    Exercise,
    Flight,
    Rotation,
    Convoy,
    Demining,
    Works,
}
