using NodaTime;

namespace Truceline.Core.Sensors;

/// <summary>What can be amiss with a source.</summary>
public enum AlarmKind
{
    /// <summary>Nothing arrives, or what arrives cannot be kept.</summary>
    Dark,

    /// <summary>Far fewer bits than as a rule.</summary>
    BitRate,

    /// <summary>Far less metadata than as a rule.</summary>
    KlvRate,

    /// <summary>Transport packets are missing.</summary>
    Losses,
    ChecksumErrors,

    /// <summary>It comes late, or the way holds it up.</summary>
    Delay,
    ClockOffset,
}

/// <summary>
/// When an alarm is raised and when it clears: at two different measures and only once either has held, so that a measure that
/// hovers about a limit raises one alarm and not many.
/// </summary>
/// <param name="RaiseAt">At or above this it is amiss. Every measure grows with what is amiss.</param>
/// <param name="ClearAt">Below this it is well again; less than <paramref name="RaiseAt"/>.</param>
/// <param name="RaiseAfter">For how long it must be amiss.</param>
/// <param name="ClearAfter">For how long it must be well.</param>
public sealed record AlarmRule(AlarmKind Kind, double RaiseAt, double ClearAt, Duration RaiseAfter, Duration ClearAfter)
{
    private static readonly Duration LongEnough = Duration.FromMinutes(1);

    /// <summary>The one table. Shortfalls are shares of what is usual; losses and errors are counted a minute; delay and offset are seconds.</summary>
    public static IReadOnlyList<AlarmRule> All { get; } =
    [
        new(AlarmKind.Dark, 1, 0.5, Duration.Zero, Duration.FromSeconds(3)),
        new(AlarmKind.BitRate, 0.5, 0.3, Duration.FromSeconds(5), Duration.FromSeconds(10)),
        new(AlarmKind.KlvRate, 0.5, 0.3, Duration.FromSeconds(5), Duration.FromSeconds(10)),
        new(AlarmKind.Losses, 30, 6, Duration.FromSeconds(5), Duration.FromSeconds(20)),
        new(AlarmKind.ChecksumErrors, 12, 3, Duration.FromSeconds(5), Duration.FromSeconds(20)),
        new(AlarmKind.Delay, 2, 1, Duration.FromSeconds(5), Duration.FromSeconds(10)),
        new(AlarmKind.ClockOffset, 2, 1.5, Duration.FromSeconds(10), Duration.FromSeconds(10)),
    ];

    /// <summary>Null where it cannot be told: nothing arrives (that is one alarm, and not six), or what is usual is not known yet.</summary>
    public double? Measure(bool dark, SensorTrend trend) => Kind switch
    {
        AlarmKind.Dark => dark ? 1 : 0,
        _ when dark => null,
        AlarmKind.BitRate => Shortfall(trend.Bits, trend),
        AlarmKind.KlvRate => Shortfall(trend.Klv, trend),
        AlarmKind.Losses => trend.Losses.Short,
        AlarmKind.ChecksumErrors => trend.ChecksumErrors.Short,
        AlarmKind.Delay => trend.Delay,
        AlarmKind.ClockOffset => trend.ClockOffset is { } offset ? Math.Abs(offset) : null,
        _ => null,
    };

    private static double? Shortfall(Trend of, SensorTrend trend) =>
        of is { Short: { } now, Long: > 0 and var usual } && trend.MeasuredSeconds >= LongEnough.TotalSeconds ? Math.Max(0, 1 - (now / usual)) : null;
}
