using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

/// <summary>
/// The closed set of kinds of duty that the machine can test. Each names the geometry it holds in and the acts that
/// breach it; a kind adds what is its own.
/// </summary>
public abstract record ClauseRule
{
    private ClauseRule()
    {
    }

    /// <summary>Id of the zone in which the rule holds.</summary>
    public abstract string Zone { get; }

    /// <summary>Acts that breach the rule when they happen in the zone.</summary>
    public abstract IReadOnlyList<Act> Acts { get; }

    /// <summary>Kebab-case name of the kind, as the mission file writes it.</summary>
    public abstract string Kind { get; }

    /// <summary>Entering the zone is itself a breach, so that tracks are watched for it.</summary>
    public bool ForbidsEntry => Acts.Any(ActKinds.IsEntry);

    /// <summary>Acts that nobody may do in the zone.</summary>
    public sealed record ProhibitedAct(string Zone, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        public override string Kind => "prohibited-act";
    }

    /// <summary>The parties stay where they stood: nobody moves across or into the strip along the line.</summary>
    /// <param name="Line">Id of the line the strip was drawn along.</param>
    public sealed record PositionsFreeze(string Zone, string Line, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        public override string Kind => "positions-freeze";
    }

    /// <summary>Nobody enters the zone.</summary>
    public sealed record NoEntry(string Zone, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        public override string Kind => "no-entry";
    }

    /// <summary>A road kept open under somebody's control: civil traffic may use it, so that an entry alone says nothing.</summary>
    /// <param name="Avoids">Ids of gazetteer places that the corridor may not contain.</param>
    /// <param name="NeedsIdentification">Acts that breach it only if their author is not civil, which no track tells.</param>
    public sealed record Corridor(
        string Zone, IReadOnlyList<Act> Acts, IReadOnlyList<Act> NeedsIdentification, IReadOnlyList<string> Avoids) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        public override string Kind => "corridor";
    }

    /// <summary>The parties agreed that the clause does not bind for the time being.</summary>
    public sealed record Suspended(string Zone, string Because) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts => [];

        public override string Kind => "suspended";
    }
}
