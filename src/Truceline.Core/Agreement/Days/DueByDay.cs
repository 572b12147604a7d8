using NodaTime;

namespace Truceline.Core.Agreement;

/// <summary>Judges what is due by an instant, from records of its having been done or not.</summary>
internal static class DueByDay
{
    /// <param name="product">What discharges it; null: what the clause asks for.</param>
    /// <param name="tooLate">The first instant that is too late.</param>
    public static DayAnswer Judge(DayQuestion question, string? product, Instant tooLate)
    {
        var clock = ClauseClock.Until(tooLate, question.Now);
        var done = Achieved(question, product);
        var missing = Records(question, product).LastOrDefault(fact => !fact.Achieved && fact.At >= tooLate && (done is null || fact.At < done.At || done.At < tooLate));
        return (done switch
        {
            { } when done.At < tooLate && missing is not null => DayAnswer.NotObservable(
                $"One record says that it was done at {DayAnswer.Show(done.At)}, another that it was not at {DayAnswer.Show(missing.At)}.", [done.Id, missing.Id]),
            { } when done.At < tooLate => new(ClauseOutcome.Complied, $"It is recorded as done at {DayAnswer.Show(done.At)}, before {DayAnswer.Show(tooLate)}.", [done.Id]),
            { } => new(ClauseOutcome.Breached, $"It is recorded as done at {DayAnswer.Show(done.At)}; it was due before {DayAnswer.Show(tooLate)}.", [done.Id]),
            null when question.Now < tooLate => new(ClauseOutcome.NotYetDue, $"It is due before {DayAnswer.Show(tooLate)}.", []),
            null when missing is not null => new(
                ClauseOutcome.Breached, $"At {DayAnswer.Show(missing.At)} it was not done; it was due before {DayAnswer.Show(tooLate)}.", [missing.Id]),
            null => DayAnswer.NotObservable($"It was due before {DayAnswer.Show(tooLate)}; whether it was done is not recorded."),
        }) with { Clock = clock };
    }

    /// <summary>The first record of its having been done.</summary>
    public static Fact.Done? Achieved(DayQuestion question, string? product) => Records(question, product).FirstOrDefault(fact => fact.Achieved);

    private static IEnumerable<Fact.Done> Records(DayQuestion question, string? product) => question.FactsOf<Fact.Done>(fact => fact.At)
        .Where(fact => fact.Clause == question.Clause.Id && (fact.Product is null || product is null || fact.Product == product)
            && (fact.Party is null || fact.Party == question.Subject))
        .OrderBy(fact => fact.At).ThenBy(fact => fact.Id, StringComparer.Ordinal);
}
