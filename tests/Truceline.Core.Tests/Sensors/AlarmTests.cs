using NodaTime;
using Truceline.Core.Sensors;

namespace Truceline.Core.Tests.Sensors;

public sealed class AlarmTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void A_mean_is_right_from_the_first_value_on_and_forgets_at_its_own_pace()
    {
        var mean = new WeightedMean(Duration.FromSeconds(10)).With(6e6, Second);
        mean.Value!.Value.ShouldBe(6e6, 1e-3);
        for (var i = 0; i < 10; i++)
        {
            mean = mean.With(0, Second);
        }

        // After one second at 6 and ten at 0: (e^-1 - e^-1.1) / (1 - e^-1.1) of it is left.
        mean.Value!.Value.ShouldBe(6e6 * (Math.Exp(-1) - Math.Exp(-1.1)) / (1 - Math.Exp(-1.1)), 1);
    }

    [Fact]
    public void A_fall_of_the_rate_raises_one_alarm_and_its_return_clears_it()
    {
        var raised = Run([.. Enumerable.Repeat(6_000_000L, 120), .. Enumerable.Repeat(500_000L, 60), .. Enumerable.Repeat(6_000_000L, 60)]);
        raised.ShouldBe([(AlarmKind.BitRate, true), (AlarmKind.BitRate, false)]);
    }

    [Fact]
    public void A_rate_that_hovers_about_the_limit_does_not_chatter()
    {
        // Every three seconds between a third and two thirds of what is usual: the short mean crosses the raising limit again and again.
        var hovering = Enumerable.Range(0, 600).Select(i => i / 3 % 2 == 0 ? 1_800_000L : 4_200_000L);
        Run([.. Enumerable.Repeat(6_000_000L, 1200), .. hovering]).Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Without_hysteresis_it_would_chatter()
    {
        var rates = SensorRates.None;
        var crossings = 0;
        var above = false;
        var hovering = Enumerable.Range(0, 600).Select(i => i / 3 % 2 == 0 ? 1_800_000L : 4_200_000L);
        foreach (var bits in Enumerable.Repeat(6_000_000L, 1200).Concat(hovering))
        {
            rates = rates.With(Tick(bits));
            var now = AlarmRule.All.Single(rule => rule.Kind == AlarmKind.BitRate).Measure(dark: false, rates.Trend(ClockOffset.Unknown)) >= 0.5;
            crossings += now == above ? 0 : 1;
            above = now;
        }

        crossings.ShouldBeGreaterThan(10, "else the test above shows nothing");
    }

    [Fact]
    public void A_dark_source_is_one_alarm_and_not_six()
    {
        var trend = new SensorTrend(new(0, 6e6), new(0, 10), new(600, 1), new(600, 1), 9, 9, 9, 1, 3600);
        var watch = AlarmWatch.None;
        for (var i = 0; i < 60; i++)
        {
            watch = watch.Observe(dark: true, trend, Start + (Second * i));
        }

        watch.Raised.ShouldHaveSingleItem().ShouldBe(new Alarm(AlarmKind.Dark, Start, 1));
        for (var i = 60; i < 120; i++)
        {
            watch = watch.Observe(dark: false, trend, Start + (Second * i));
        }

        watch.Raised.Select(alarm => alarm.Kind).ShouldBe(Enum.GetValues<AlarmKind>().Where(kind => kind != AlarmKind.Dark));
    }

    [Fact]
    public void What_is_usual_is_not_known_in_the_first_minute()
    {
        Run([.. Enumerable.Repeat(6_000_000L, 20), .. Enumerable.Repeat(100_000L, 20)]).ShouldBeEmpty();
    }

    [Fact]
    public void Silence_counts_once_and_leaves_what_is_usual_as_it_was()
    {
        var rates = SensorRates.None;
        for (var i = 0; i < 100; i++)
        {
            rates = rates.With(i is >= 40 and < 70 ? Tick(0) with { IsSilent = true } : Tick(6_000_000));
        }

        var trend = rates.Trend(ClockOffset.Unknown);
        (trend.Silences, trend.MeasuredSeconds).ShouldBe((1, 70));
        trend.Bits.Long!.Value.ShouldBe(6e6, 1);
    }

    [Fact]
    public void The_quickest_packet_tells_the_clock_and_what_others_take_beyond_it_is_delay()
    {
        var clock = ClockOffset.Unknown;
        foreach (var seconds in new[] { 1.4, 1.1, 1.2, 2.6 })
        {
            clock = clock.With(Start, Start + Duration.FromSeconds(seconds));
        }

        clock.Offset.ShouldBe(Duration.FromSeconds(-1.1));
        clock.Delay.ShouldBe(Duration.FromSeconds(1.5));
        clock.With(Start + Duration.FromHours(1), Start).Offset.ShouldBe(Duration.FromHours(1), "a jump begins anew");
    }

    [Fact]
    public void A_quick_packet_is_forgotten_after_ten_minutes()
    {
        var clock = ClockOffset.Unknown.With(Start, Start);
        for (var i = 0; i <= 601; i++)
        {
            clock = clock.With(Start + (Second * i), Start + (Second * i) + Duration.FromMilliseconds(800));
        }

        clock.Offset.ShouldBe(Duration.FromMilliseconds(-800));
    }

    [Fact]
    public void Every_alarm_has_a_rule_that_clears_below_where_it_raises()
    {
        AlarmRule.All.Select(rule => rule.Kind).ShouldBe(Enum.GetValues<AlarmKind>());
        AlarmRule.All.ShouldAllBe(rule => rule.ClearAt < rule.RaiseAt && rule.ClearAfter > Duration.Zero);
    }

    private static SensorTick Tick(long bits) => new(Second, false, bits, 10, 0, 0, Duration.FromMilliseconds(100));

    /// <summary>Alarms as they come and go.</summary>
    private static List<(AlarmKind Kind, bool Raised)> Run(IReadOnlyList<long> bits)
    {
        var changes = new List<(AlarmKind, bool)>();
        var (rates, watch) = (SensorRates.None, AlarmWatch.None);
        for (var i = 0; i < bits.Count; i++)
        {
            rates = rates.With(Tick(bits[i]));
            var next = watch.Observe(dark: false, rates.Trend(ClockOffset.Unknown), Start + (Second * i));
            changes.AddRange(next.Raised.Where(one => watch.Raised.All(before => before.Kind != one.Kind)).Select(one => (one.Kind, true)));
            changes.AddRange(watch.Raised.Where(one => next.Raised.All(after => after.Kind != one.Kind)).Select(one => (one.Kind, false)));
            watch = next;
        }

        return changes;
    }
}
