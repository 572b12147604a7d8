using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>The parties stay where they stood: nobody moves across or into the strip along the line.</summary>
    /// <param name="Line">Id of the baseline that the strip was drawn along; a version that a party accepts is the baseline under it.</param>
    public sealed record PositionsFreeze(string Zone, string Line, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        /// <summary>Id of the control areas on either side of the baseline, in which reported positions are looked up; null: none.</summary>
        public string? Areas { get; init; }

        public override ClauseRule ReadAs(Reading reading) =>
            reading.Acts is { } acts ? new PositionsFreeze(Zone, Line, acts) { Areas = Areas } : this;
    }
}
