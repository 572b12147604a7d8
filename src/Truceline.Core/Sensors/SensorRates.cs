using NodaTime;

namespace Truceline.Core.Sensors;

/// <summary>What arrived of a source in a stretch of time.</summary>
public readonly record struct SensorTick(Duration Lasted, bool IsSilent, long Bits, long Klv, long Losses, long ChecksumErrors, Duration? Latency);

/// <summary>Folds ticks into the trend of a source.</summary>
public sealed record SensorRates
{
    private static readonly Duration Lately = Duration.FromSeconds(10);
    private static readonly Duration AsARule = Duration.FromHours(1);

    public static SensorRates None { get; } = new();

    private Pair Bits { get; init; } = Pair.None;

    private Pair Klv { get; init; } = Pair.None;

    private Pair Losses { get; init; } = Pair.None;

    private Pair ChecksumErrors { get; init; } = Pair.None;

    private WeightedMean Latency { get; init; } = new(Lately);

    private Duration Measured { get; init; }

    private int Silences { get; init; }

    private bool WasSilent { get; init; }

    public SensorRates With(SensorTick tick)
    {
        if (tick.Lasted <= Duration.Zero || tick.IsSilent)
        {
            return this with { WasSilent = tick.IsSilent, Silences = Silences + (tick.IsSilent && !WasSilent ? 1 : 0) };
        }

        var seconds = tick.Lasted.TotalSeconds;
        return this with
        {
            Bits = Bits.With(tick.Bits / seconds, tick.Lasted),
            Klv = Klv.With(tick.Klv / seconds, tick.Lasted),
            Losses = Losses.With(tick.Losses * 60 / seconds, tick.Lasted),
            ChecksumErrors = ChecksumErrors.With(tick.ChecksumErrors * 60 / seconds, tick.Lasted),
            Latency = tick.Latency is { } latency ? Latency.With(latency.TotalSeconds, tick.Lasted) : Latency,
            Measured = Measured + tick.Lasted,
            WasSilent = false,
        };
    }

    public SensorTrend Trend(ClockOffset clock) => new(
        Bits.Rounded(0), Klv.Rounded(2), Losses.Rounded(2), ChecksumErrors.Rounded(2), Rounded(Latency.Value), Rounded(clock.Delay?.TotalSeconds),
        Rounded(clock.Offset?.TotalSeconds), Silences, Math.Round(Measured.TotalSeconds));

    private static double? Rounded(double? seconds) => seconds is { } value ? Math.Round(value, 3) : null;

    private readonly record struct Pair(WeightedMean Short, WeightedMean Long)
    {
        public static Pair None { get; } = new(new WeightedMean(Lately), new WeightedMean(AsARule));

        public Pair With(double value, Duration lasted) => new(Short.With(value, lasted), Long.With(value, lasted));

        public Trend Rounded(int digits) => new(At(Short, digits), At(Long, digits));

        private static double? At(WeightedMean mean, int digits) => mean.Value is { } value ? Math.Round(value, digits) : null;
    }
}
