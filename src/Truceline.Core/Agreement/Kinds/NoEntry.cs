using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Nobody enters the zone.</summary>
    public sealed record NoEntry(string Zone, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        public override ClauseRule ReadAs(Reading reading) => reading.Acts is { } acts ? new NoEntry(Zone, acts) : this;
    }
}
