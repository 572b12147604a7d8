using NodaTime;
using Truceline.Core.Footprints;
using Truceline.Core.Places;
using Truceline.Core.Tests.Agreement;

namespace Truceline.Core.Tests.Footprints;

public sealed class WatchLogTests
{
    private static readonly Position[] OverTheZone = [TestMissions.At(-50, 50), TestMissions.At(50, 50), TestMissions.At(50, -50), TestMissions.At(-50, -50)];
    private static readonly Position[] Elsewhere = [TestMissions.At(5_000, 50), TestMissions.At(5_050, 50), TestMissions.At(5_050, -50), TestMissions.At(5_000, -50)];
    private static readonly Position[] AllAround = [TestMissions.At(-900, 900), TestMissions.At(900, 900), TestMissions.At(900, -900), TestMissions.At(-900, -900)];

    [Fact]
    public void A_zone_is_watched_while_the_footprint_lies_over_it_and_a_long_silence_is_not_bridged()
    {
        var log = new WatchLog(TestMissions.TwoSides(), "uav-1");
        See(log, OverTheZone, 0, 10);
        See(log, Elsewhere, 11, 20);
        See(log, AllAround, 60, 90);

        log.Intervals.Select(watched => (watched.Zone, (int)watched.Length.TotalSeconds)).ShouldBe(
            [(WatchLog.Anywhere, 20), (WatchLog.Anywhere, 30), ("zone", 10), ("zone", 30)]);
    }

    [Fact]
    public void Two_sources_that_watch_at_once_count_once()
    {
        var start = TestMissions.Noon;
        var period = new Interval(start, start + Duration.FromHours(10));
        Watched[] watched =
        [
            new("a", "zone", start - Duration.FromHours(1), start + Duration.FromHours(2)),
            new("b", "zone", start + Duration.FromHours(1), start + Duration.FromHours(3)),
            new("a", "zone", start + Duration.FromHours(9), start + Duration.FromHours(20)),
        ];

        WatchedShare.Of(watched, period)["zone"].ShouldBe(0.4, 1e-12);
        WatchedShare.Of([], period).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_that_cannot_be_placed_watches_nothing()
    {
        var log = new WatchLog(TestMissions.TwoSides(), "uav-1");
        See(log, [], 0, 10);

        log.Intervals.ShouldBeEmpty();
    }

    private static void See(WatchLog log, Position[] outline, int from, int to)
    {
        for (var second = from; second <= to; second++)
        {
            log.Observe(TestMissions.Noon + Duration.FromSeconds(second), TestMissions.Noon + Duration.FromSeconds(second), outline);
        }
    }
}
