namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>The parties agreed that the clause does not bind for the time being.</summary>
    public sealed record Suspended(string? Zone, string Because) : ClauseRule
    {
        public override string? Zone { get; } = Zone;

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) => [new DayAnswer(ClauseOutcome.SuspendedByAmendment, Because, [])];
    }
}
