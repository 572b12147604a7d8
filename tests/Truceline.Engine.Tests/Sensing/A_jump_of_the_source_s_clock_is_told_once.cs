using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Sensing;

namespace Truceline.Engine.Tests.Sensing;

public sealed class A_jump_of_the_source_s_clock_is_told_once
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public void And_a_constant_difference_delay_and_drift_are_none()
    {
        var jumps = new ClockJumps();
        for (var second = 0; second < 100; second++)
        {
            jumps.Look(Report(claimed: 3600 + second * 1.001, received: second + second % 3));
        }

        jumps.Take().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(30, "+30.0 s")]
    [InlineData(-3600, "-3600.0 s")]
    public void With_by_how_much(double by, string says)
    {
        var jumps = new ClockJumps();
        for (var second = 0; second < 60; second++)
        {
            jumps.Look(Report(second + (second >= 20 ? by : 0), second));
        }

        var (at, sentence) = jumps.Take().ShouldHaveSingleItem();
        at.ShouldBe(Start + Duration.FromSeconds(20));
        sentence.ShouldContain(says);
        jumps.Take().ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_that_jumps_all_the_time_is_told_at_a_measured_pace()
    {
        var jumps = new ClockJumps();
        for (var second = 0; second < 100; second++)
        {
            jumps.Look(Report(second % 2 * 1000, second));
        }

        jumps.Take().Count.ShouldBe(10);
    }

    private static FrameReport Report(double claimed, double received) => new()
    {
        Source = "uav-1",
        Claimed = Start + Duration.FromSeconds(claimed),
        Received = Start + Duration.FromSeconds(received),
        Pts = 0,
    };
}
