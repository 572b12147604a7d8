using NodaTime;

namespace Truceline.Core.Sensors;

/// <summary>
/// An exponentially weighted mean over time: what lies further back than <paramref name="Over"/> counts less than a third. It is
/// divided by the weight gathered so far, so that it is right from the first value on.
/// </summary>
/// <param name="Over">The time constant.</param>
public readonly record struct WeightedMean(Duration Over, double Sum = 0, double Weight = 0)
{
    /// <summary>Null before the first value.</summary>
    public double? Value => Weight > 0 ? Sum / Weight : null;

    /// <param name="value">What held during <paramref name="lasted"/>.</param>
    public WeightedMean With(double value, Duration lasted)
    {
        var kept = Math.Exp(-lasted.TotalSeconds / Over.TotalSeconds);
        return this with { Sum = (Sum * kept) + (value * (1 - kept)), Weight = (Weight * kept) + (1 - kept) };
    }
}
