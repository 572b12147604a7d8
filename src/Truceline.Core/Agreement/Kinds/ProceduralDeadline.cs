namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>A paper is to be made by a day: a plan, a law, a list.</summary>
    /// <param name="Product">What discharges it; readings may say otherwise.</param>
    public sealed record ProceduralDeadline(string Product, DueDay Due, DayEdge Edge) : ClauseRule
    {
        public override ClauseRule ReadAs(Reading reading) => this with { Product = reading.Product ?? Product, Edge = reading.Edge ?? Edge };

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) => [DueByDay.Judge(question, Product, Due.TooLate(Edge))];
    }
}
