using CsCheck;
using NodaTime;
using Truceline.Core.Bulletins;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

/// <summary>The day of <see cref="BulletinDay"/> lasts from minute -960 to minute 480.</summary>
public sealed class NoFlightTests
{
    private const string Drone = "drone-1";

    [Fact]
    public void A_day_is_divided_into_what_was_watched_and_why_the_rest_was_not()
    {
        var it = BulletinDay.Empty().With(
            Planned("f-1", 0, 120, -600), Planned("f-2", 200, 260, -590), Cancelled("f-2", 150), BulletinDay.Watched(Drone, 0, 60));
        var line = BulletinDay.Inside(it).Coverage.Sources.Single();

        line.Hours.ShouldBe(1);
        Told(line).ShouldBe([(SilenceCause.NoFlight, 15), (SilenceCause.FlightCancelled, 1), (SilenceCause.DarkDuringFlight, 1), (SilenceCause.NoPlanStated, 6)]);
        line.Silences!.Select(of => of.Spans.Count).ShouldBe([3, 1, 1, 1]);
        line.Silences![2].Spans.ShouldBe([new(BulletinDay.At(60), BulletinDay.At(120))]);
        it.Rows.Get<FlightView>(RegisterKinds.Flight, "f-1")!.Index.ShouldBe(line.Silences[2].Entries.ShouldHaveSingleItem());
        line.Silences[1].Entries.Count.ShouldBe(2, "the plan and its cancellation");
    }

    [Fact]
    public void Each_rendering_says_when_nobody_flew_and_why_beside_for_how_long_was_watched()
    {
        var it = BulletinDay.Empty().With(
            Planned("f-1", 0, 120, -600), Planned("f-2", 200, 260, -590), Cancelled("f-2", 150), BulletinDay.Watched(Drone, 0, 60), BulletinDay.Watched("drone-2", 0, 60));
        var bulletin = BulletinDay.Inside(it);

        var html = InsideHtml.Write(bulletin);
        html.ShouldContain("no flight: none was planned");
        html.ShouldContain("no flight: the one planned was cancelled");
        html.ShouldContain("2026-11-22T11:20:00Z to 2026-11-22T12:20:00Z");
        html.ShouldContain("no flight plan was stated: whether it was to fly is not known");
        foreach (var index in bulletin.Coverage.Sources.SelectMany(of => of.Silences ?? []).SelectMany(of => of.Entries))
        {
            html.ShouldContain($"id=\"entry-{index}\"");
        }

        var rows = InsideCsv.Write(bulletin).Split("\r\n").Where(row => row.StartsWith("not-watched,", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBe(5);
        rows.ShouldContain(row => row.Contains("drone-1: no flight: the one planned was cancelled, 1 h: 2026-11-22T11:20:00Z to 2026-11-22T12:20:00Z", StringComparison.Ordinal));
        rows.ShouldContain(row => row.Contains("drone-2: no flight plan was stated", StringComparison.Ordinal));

        var json = BulletinJson.Write(bulletin);
        json.ShouldContain("\"cause\":\"no-flight\",\"hours\":15");
        BulletinJson.Write(BulletinJson.ReadInside(json).ShouldNotBeNull()).ShouldBe(json);
    }

    [Fact]
    public void Where_nobody_stated_a_plan_nothing_follows_and_the_digest_is_as_it_was()
    {
        var bulletin = BulletinDay.Inside(BulletinDay.Busy());
        bulletin.Coverage.Sources.ShouldAllBe(of => of.Silences == null);
        BulletinJson.Write(bulletin).ShouldNotContain("silences");
    }

    [Fact]
    public void A_plan_stated_after_the_day_was_drawn_up_or_for_another_source_changes_nothing()
    {
        var it = BulletinDay.Empty().With(BulletinDay.Watched(Drone, 0, 60), Planned("f-1", 500, 600, 481), Planned("f-2", 0, 60, -600, source: "drone-9"));
        BulletinDay.Inside(it).Coverage.Sources.Single(of => of.Source == Drone).Silences.ShouldBeNull();
    }

    [Fact]
    public void A_landing_a_little_ahead_of_time_is_no_darkness()
    {
        var early = new Gap(BulletinDay.At(120) - Duration.FromSeconds(20), BulletinDay.At(120), "landed");
        var it = BulletinDay.Empty().With(Planned("f-1", 0, 120, -960), BulletinDay.Watched(Drone, 0, 120, early));
        Told(BulletinDay.Inside(it).Coverage.Sources.Single()).ShouldBe([(SilenceCause.NoFlight, 22.0056)]);
    }

    [Fact]
    public void A_plan_stated_a_moment_after_its_flight_began_makes_nothing_known_of_before()
    {
        var it = BulletinDay.Empty().With(
            new Statement.FlightPlanned("f-1", "delegation-a", "duty-officer", Drone, BulletinDay.At(0), BulletinDay.At(480), BulletinDay.At(0) + Duration.FromSeconds(10)),
            BulletinDay.Watched(Drone, 0, 480, new Gap(BulletinDay.At(0), BulletinDay.At(0) + Duration.FromSeconds(9), "start")));
        var line = BulletinDay.Inside(it).Coverage.Sources.Single();
        Told(line).ShouldBe([(SilenceCause.NoPlanStated, 16.0025)]);
        line.Silences![0].Spans.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_flight_that_both_delegations_planned_counts_once_and_stands_while_one_of_them_holds_to_it()
    {
        var it = BulletinDay.Empty().With(
            Planned("f-1", 0, 120, -960), Planned("f-2", 0, 120, -960, "delegation-b"), Cancelled("f-2", -10, "delegation-b"), BulletinDay.Watched(Drone, 0, 60));
        var dark = BulletinDay.Inside(it).Coverage.Sources.Single().Silences!.Single(of => of.Cause == SilenceCause.DarkDuringFlight);
        dark.Hours.ShouldBe(1);
        dark.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public void Of_a_day_that_is_not_over_only_what_is_past_is_told()
    {
        var it = BulletinDay.Empty().With(Planned("f-1", 0, 400, -960), BulletinDay.Watched(Drone, 0, 60));
        var bulletin = new DrawUpBulletin(BulletinDay.Date, 0, null, 9, BulletinDay.At(120), new Dictionary<string, IReadOnlyList<ZoneLine>>()).Draw(it.Rows, BulletinDay.Mission).Inside;
        Told(bulletin.Coverage.Sources.Single()).ShouldBe([(SilenceCause.NoFlight, 16), (SilenceCause.DarkDuringFlight, 1)]);
    }

    [Fact]
    public void Whatever_was_planned_watched_and_cancelled_the_hours_add_up_to_the_day_and_no_stretch_is_told_twice()
    {
        var minute = Gen.Int[-1000, 500];
        Gen.Select(Gen.Select(minute, minute, minute, Gen.Bool).Array[0, 6], Gen.Select(minute, minute).Array[0, 3]).Sample((plans, flown) =>
        {
            var it = BulletinDay.Empty().With(Planned("first", 490, 495, -961));
            foreach (var ((a, b, at, cancel), number) in plans.Select((plan, number) => (plan, number)))
            {
                it.With(Planned($"f-{number}", Math.Min(a, b), Math.Max(a, b) + 1, Math.Min(at, Math.Max(a, b))));
                if (cancel)
                {
                    it.With(Cancelled($"f-{number}", at));
                }
            }

            foreach (var (a, b) in flown)
            {
                it.With(BulletinDay.Watched(Drone, Math.Min(a, b), Math.Max(a, b) + 1));
            }

            var line = BulletinDay.Inside(it, BulletinDay.Mission with { Sources = [] }).Coverage.Sources.SingleOrDefault();
            if (line is not null)
            {
                var told = line.Silences.ShouldNotBeNull();
                (line.Hours + told.Sum(of => of.Hours)).ShouldBe(24, 0.001);
                var spans = told.SelectMany(of => of.Spans).Concat(line.Watched).OrderBy(span => span.From).ToList();
                spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
            }
        }, iter: 300);
    }

    private static (SilenceCause, double)[] Told(CoverageLine line) => [.. line.Silences!.Select(of => (of.Cause, of.Hours))];

    private static Statement.FlightPlanned Planned(string id, int from, int to, int at, string delegation = "delegation-a", string source = Drone) =>
        new(id, delegation, "duty-officer", source, BulletinDay.At(from), BulletinDay.At(to), BulletinDay.At(at));

    private static Statement.FlightCancelled Cancelled(string id, int at, string delegation = "delegation-a") =>
        new(id, delegation, "duty-officer", new('d', 64), BulletinDay.At(at));
}
