using Truceline.Core.Detection;
using Truceline.Core.Record;

namespace Truceline.Core.Telemetry;

/// <summary>How far one report is believed where it says where its platform was.</summary>
/// <param name="Doubt">Why not, in one sentence; null where it is believed.</param>
/// <param name="Changes">Stretches that this report began or ended, in order.</param>
public sealed record Trust(string? Doubt, IReadOnlyList<TrustChange> Changes)
{
    public static Trust Whole { get; } = new(null, []);

    public bool IsBelieved => Doubt is null;
}

/// <summary>A stretch in which a source's place is not believed begins, or ends.</summary>
public abstract record TrustChange
{
    private TrustChange()
    {
    }

    public required ImpedimentKind Kind { get; init; }

    /// <summary>The first report of the stretch.</summary>
    public required Sighting From { get; init; }

    public sealed record Begun(string Detail) : TrustChange;

    /// <param name="To">The first report after it.</param>
    public sealed record Ended(Sighting To, string Detail) : TrustChange;
}
