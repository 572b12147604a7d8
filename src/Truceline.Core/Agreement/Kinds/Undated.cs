namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Something is owed and no date is set. The days since are counted; nothing ever falls due.</summary>
    /// <param name="Product">What discharges it.</param>
    public sealed record Undated(string Product) : ClauseRule
    {
        public override ClauseRule ReadAs(Reading reading) => reading.Product is { } product ? new Undated(product) : this;

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question)
        {
            var clock = ClauseClock.Since(question.Version.Effective, question.Now);
            return [DueByDay.Achieved(question, Product) is { } done
                ? new DayAnswer(ClauseOutcome.Complied, $"It is recorded as done at {DayAnswer.Show(done.At)}; no date was set.", [done.Id]) { Clock = clock }
                : new DayAnswer(ClauseOutcome.NotYetDue, $"No date is set; {DayAnswer.Days(clock.DaysSince ?? 0)} have passed since it was agreed.", []) { Clock = clock }];
        }
    }
}
