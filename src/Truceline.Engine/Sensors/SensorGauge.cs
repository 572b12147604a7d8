using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Core.Sensors;
using Truceline.Engine.Sensing;

namespace Truceline.Engine.Sensors;

/// <summary>
/// What the monitor of a source measures beyond its latest second: trends, clock, alarms, and a curve of the last minutes. Not
/// guarded: the monitor's lock is.
/// </summary>
internal sealed class SensorGauge
{
    private readonly Queue<HealthPoint> _curve = new();
    private SensorRates _rates = SensorRates.None;
    private ClockOffset _clock = ClockOffset.Unknown;
    private AlarmWatch _alarms = AlarmWatch.None;
    private Counts _now;
    private Counts _before;
    private Duration? _latency;

    public SensorTrend Trend { get; private set; } = SensorTrend.Nothing;

    public IReadOnlyList<Alarm> Alarms => _alarms.Raised;

    /// <summary>One point a second, the last ten minutes, oldest first.</summary>
    public IReadOnlyList<HealthPoint> Curve => [.. _curve];

    /// <summary>A new run begins, whose counts start from nothing.</summary>
    public void Started() => _now = _before = default;

    public void Arrived(int bytes, StreamReading reading) => _now = new Counts(
        checked(_now.Bytes + bytes), reading.Counts.KlvPackets, reading.Transport.ContinuityErrors, reading.Counts.ChecksumErrors);

    public void Framed(FrameReport report)
    {
        _clock = _clock.With(report.Claimed, report.Received);
        _latency = report.Received - report.Claimed;
    }

    /// <summary>Measures what came since the last call.</summary>
    /// <param name="isDark">Nothing arrives for longer than a gap may be, or what arrives cannot be kept.</param>
    public void Measure(Duration lasted, bool isDark, Instant now)
    {
        var tick = new SensorTick(
            lasted, isDark, (_now.Bytes - _before.Bytes) * 8, _now.Klv - _before.Klv, _now.Losses - _before.Losses,
            _now.ChecksumErrors - _before.ChecksumErrors, _latency);
        _rates = _rates.With(tick);
        Trend = _rates.Trend(_clock);
        _alarms = _alarms.Observe(isDark, Trend, now);
        AddPoint(tick, now);
        (_before, _latency) = (_now, null);
    }

    private void AddPoint(SensorTick tick, Instant now)
    {
        if (tick.Lasted <= Duration.Zero)
        {
            return;
        }

        if (_curve.Count == HealthPoint.Kept)
        {
            _curve.Dequeue();
        }

        _curve.Enqueue(new HealthPoint(
            now, Math.Round(tick.Bits / tick.Lasted.TotalSeconds), Math.Round(tick.Klv / tick.Lasted.TotalSeconds, 1), tick.Losses, Trend.Latency));
    }

    private readonly record struct Counts(long Bytes, long Klv, long Losses, long ChecksumErrors);
}

/// <summary>How a source did in one second.</summary>
/// <param name="Bits">A second.</param>
/// <param name="Klv">Metadata packets a second.</param>
/// <param name="Losses">Places where transport packets are missing.</param>
/// <param name="Latency">Received minus claimed time, s, weighted over ten seconds.</param>
public sealed record HealthPoint(Instant At, double Bits, double Klv, long Losses, double? Latency)
{
    /// <summary>Ten minutes.</summary>
    public const int Kept = 600;
}
