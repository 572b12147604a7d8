using Truceline.Core.Cases;
using Truceline.Core.Marks;
namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>No more than so many of each.</summary>
    public sealed record Ceilings(IReadOnlyList<Ceiling> Limits) : ClauseRule
    {

        /// <summary>By the latest count of the day of each thing; "at least" can break a ceiling and never keeps one, "about" does neither.</summary>
        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) =>
            [DayAnswer.Worst([.. Limits.Select(limit => One(limit, question))])];

        private static DayAnswer One(Ceiling limit, DayQuestion question)
        {
            var count = question.FactsOf<Fact.Counted>(fact => fact.At)
                .Where(fact => fact.Party == question.Subject && fact.Of == limit.Of && question.InDay(fact.At))
                .OrderBy(fact => fact.At).ThenBy(fact => fact.Id, StringComparer.Ordinal).LastOrDefault();
            var of = Kebab.Of(limit.Of);
            return count switch
            {
                null => DayAnswer.NotObservable($"No count of {of} is recorded for the day; up to {limit.AtMost} are allowed."),
                { Count: { Qualifier: CountQualifier.About, Number: var about } } =>
                    DayAnswer.NotObservable($"About {about} {of} were counted; that settles nothing at a ceiling of {limit.AtMost}.", [count.Id]),
                { Count.Number: var number } when number > limit.AtMost =>
                    new(ClauseOutcome.Breached, $"{number} {of} were counted; up to {limit.AtMost} are allowed.", [count.Id]),
                { Count: { Qualifier: CountQualifier.AtLeast, Number: var least } } =>
                    new(ClauseOutcome.NoBreachObserved, $"At least {least} {of} were counted; up to {limit.AtMost} are allowed.", [count.Id]),
                _ => new(ClauseOutcome.Complied, $"{count.Count.Number} {of} were counted; up to {limit.AtMost} are allowed.", [count.Id]),
            };
        }
    }
}

public sealed record Ceiling(Strength Of, int AtMost);

/// <summary>What is counted of a force.</summary>
public enum Strength
{
    Persons,
    ArmouredCarriers,
    Vehicles,
    Tanks,
    ArtilleryPieces,
    Mortars,
    MachineGuns,
    Aircraft,
    Helicopters,
    Drones,
    Posts,
}
