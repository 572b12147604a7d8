namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Several patrol together, at least once in so many days.</summary>
    /// <param name="With">Ids of those who take part.</param>
    /// <param name="Along">Id of the zone; null where none is drawn.</param>
    public sealed record JointPatrol(IReadOnlyList<string> With, int EveryDays, string? Along) : ClauseRule
    {
        public override string? Zone => Along;
    }
}
