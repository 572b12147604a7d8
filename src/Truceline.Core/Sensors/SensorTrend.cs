namespace Truceline.Core.Sensors;

/// <summary>One measure of a source, lately against as a rule.</summary>
/// <param name="Short">Weighted over ten seconds; null before anything arrived.</param>
/// <param name="Long">Weighted over an hour in which it was received.</param>
public readonly record struct Trend(double? Short, double? Long);

/// <summary>How a source does, lately (ten seconds) against as a rule (an hour). What it did while silent counts in neither.</summary>
/// <param name="Bits">A second.</param>
/// <param name="Klv">Metadata packets a second.</param>
/// <param name="Losses">Places a minute where transport packets are missing.</param>
/// <param name="ChecksumErrors">Metadata packets a minute with a checksum that does not hold.</param>
/// <param name="Latency">Received minus claimed time, s: the way and the clock's offset together.</param>
/// <param name="Delay">Beyond the quickest packet of the last minutes, s.</param>
/// <param name="ClockOffset">Of the source's clock, s; positive is ahead (<see cref="Sensors.ClockOffset"/>).</param>
/// <param name="Silences">Since the centre started: how often nothing arrived for longer than a gap may be.</param>
/// <param name="MeasuredSeconds">How long it was received since the centre started; a long-term mean of less than a minute compares with nothing.</param>
public sealed record SensorTrend(
    Trend Bits, Trend Klv, Trend Losses, Trend ChecksumErrors, double? Latency, double? Delay, double? ClockOffset, int Silences, double MeasuredSeconds)
{
    public static SensorTrend Nothing { get; } = new(default, default, default, default, null, null, null, 0, 0);
}
