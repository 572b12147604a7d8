namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Something is withdrawn, handed over or otherwise done by a day.</summary>
    /// <param name="Duty">What is due.</param>
    /// <param name="Edge">What "by" means; readings may say otherwise.</param>
    public sealed record Deadline(DeadlineDuty Duty, DueDay Due, DayEdge Edge) : ClauseRule
    {
        /// <summary>Id of the zone that is withdrawn from or handed over; null where none is drawn.</summary>
        public string? Area { get; init; }

        public override string? Zone => Area;

        public override ClauseRule ReadAs(Reading reading) => reading.Edge is { } edge ? this with { Edge = edge } : this;

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) => [DueByDay.Judge(question, null, Due.TooLate(Edge))];
    }
}

public enum DeadlineDuty
{
    Withdrawal,
    Handover,
    Disarmament,
    Demining,
    Release,
}
