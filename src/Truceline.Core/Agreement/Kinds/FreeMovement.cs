using NodaTime;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>People, vehicles and goods pass freely.</summary>
    /// <param name="Along">Id of the zone that they pass through; null where none is drawn.</param>
    /// <param name="Tolerance">For how long passage may be stopped before that is a breach.</param>
    public sealed record FreeMovement(string? Along, Duration Tolerance) : ClauseRule
    {
        public override string? Zone => Along;

        internal override IReadOnlyList<DayAnswer> JudgeDay(DayQuestion question) => [Passage.Judge(question, Along, Tolerance)];
    }
}
