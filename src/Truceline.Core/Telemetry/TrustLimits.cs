using NodaTime;

namespace Truceline.Core.Telemetry;

/// <summary>From when on what a source states of its own place is not believed. Reasons stand in docs/impediments.md.</summary>
public sealed record TrustLimits
{
    public static TrustLimits Default { get; } = new();

    /// <summary>Metres a second over the ground: more than drones of this size class do, with the wind behind them.</summary>
    public double Fastest { get; init; } = 150;

    /// <summary>Metres a second, up or down.</summary>
    public double Climb { get; init; } = 100;

    /// <summary>Metres, in either datum.</summary>
    public double Lowest { get; init; } = -600;

    /// <summary>Metres, in either datum.</summary>
    public double Highest { get; init; } = 25_000;

    /// <summary>Seconds for which a packet may repeat a position that is renewed less often than packets are sent.</summary>
    public double Held { get; init; } = 1;

    /// <summary>Stated errors are allowed for so many times over.</summary>
    public double Sigmas { get; init; } = 6;

    /// <summary>Seconds without a position, while other telemetry goes on, before the fix counts as lost.</summary>
    public double LostAfter { get; init; } = 3;

    /// <summary>Seconds over which what was flown is compared with the speed stated.</summary>
    public double Window { get; init; } = 20;

    /// <summary>Metres a second by which the two may differ, or <see cref="SpeedShare"/> of the speed where that is more.</summary>
    public double SpeedApart { get; init; } = 8;

    public double SpeedShare { get; init; } = 0.25;

    /// <summary>Seconds for which speeds must have agreed before they are judged: some writers state another speed, or other units.</summary>
    public double SpeedsAgreed { get; init; } = 60;

    /// <summary>Metres a second across the nose that the wind does not explain, over a whole window.</summary>
    public double CrabApart { get; init; } = 6;

    /// <summary>Seconds of flight from which the wind is learnt before movement across the nose is judged.</summary>
    public double CrabLearnt { get; init; } = 180;

    /// <summary>Metres a second: up to this root mean square of what the wind leaves unexplained, a platform counts as one that flies nose first.</summary>
    public double CrabFollows { get; init; } = 2.5;

    /// <summary>Metres by which the stated frame centre may lie off the one that pose and pointing give, or six sigmas where that is more.</summary>
    public double CentreApart { get; init; } = 200;

    /// <summary>Seconds for which the centres must have agreed before they are judged, and for which they must then disagree.</summary>
    public double CentreFor { get; init; } = 3;

    /// <summary>Seconds for which a position stands still to the last bit, in flight.</summary>
    public double FrozenFor { get; init; } = 5;

    /// <summary>Metres a second stated, or flown just before where none is stated, from which on standing still is not believed.</summary>
    public double FrozenAbove { get; init; } = 20;

    /// <summary>Seconds of telemetry that agrees with itself, after which it is believed again where it came back within reach.</summary>
    public double BelievedAfter { get; init; } = 10;

    /// <summary>The same after a slow carrying-off: a whole window of speeds.</summary>
    public double BelievedAfterDrift { get; init; } = 30;

    /// <summary>Seconds after which a place is believed that was reached from the false one without a leap or a loss of fix.</summary>
    public double BelievedWhereItWent { get; init; } = 1_800;

    /// <summary>Seconds of silence after which speeds are measured anew.</summary>
    public double Forgets { get; init; } = 10;
}
