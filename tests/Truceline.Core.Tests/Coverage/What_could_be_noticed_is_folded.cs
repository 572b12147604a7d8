using CsCheck;
using NodaTime;
using Truceline.Core.Coverage;

namespace Truceline.Core.Tests.Coverage;

public sealed class What_could_be_noticed_is_folded
{
    private static readonly SensorNotices Infrared = LineCoverage.Camera with { Light = CameraLight.Infrared };

    [Fact]
    public void A_kilometre_watched_all_the_hour_is_observed_and_its_neighbour_is_not()
    {
        var seen = LineCoverage.Fold(LineCoverage.Noon).Watch("uav-1", 0, 1_000, 0, 3_600).Stretches;
        seen.Select(one => one.Observed).ShouldBe([1, 0, 0]);
        seen.Select(one => CoverageCell.StateOf(one.Observed, one.Degraded)).ShouldBe([CoverageState.Observed, CoverageState.Unobserved, CoverageState.Unobserved]);
        seen[0].Sources.ShouldBe(["uav-1"]);
    }

    [Fact]
    public void An_hour_half_watched_is_half()
    {
        var seen = LineCoverage.Fold(LineCoverage.Noon).Watch("uav-1", 0, 1_000, 0, 1_800).Stretches[0];
        (seen.Observed, seen.Degraded).ShouldBe((0.5, 0));
        CoverageCell.StateOf(seen.Observed, seen.Degraded).ShouldBe(CoverageState.Degraded);
    }

    [Fact]
    public void A_kilometre_half_in_view_is_half() =>
        LineCoverage.Fold(LineCoverage.Noon).Watch("uav-1", 0, 500, 0, 3_600).Stretches[0].Observed.ShouldBe(0.5);

    [Fact]
    public void Two_that_watch_at_once_count_once_and_two_after_each_other_twice()
    {
        LineCoverage.Fold(LineCoverage.Noon).Watch("a", 0, 1_000, 0, 900).Watch("b", 0, 1_000, 0, 900).Stretches[0].Observed.ShouldBe(0.25);
        LineCoverage.Fold(LineCoverage.Noon).Watch("a", 0, 1_000, 0, 900).Watch("b", 0, 1_000, 900, 900).Stretches[0].Observed.ShouldBe(0.5);
    }

    [Fact]
    public void A_drone_sees_trucks_and_digging_and_no_shots()
    {
        Observed(NoticedKind.Movement).ShouldBe(1);
        Observed(NoticedKind.Works).ShouldBe(1);
        Observed(NoticedKind.Fire).ShouldBe(0);
        Observed(NoticedKind.Flight).ShouldBe(0);

        static double Observed(NoticedKind kind) => LineCoverage.Fold(LineCoverage.Noon, kind).Watch("uav-1", 0, 1_000, 0, 3_600).Stretches[0].Observed;
    }

    [Fact]
    public void Night_blinds_a_day_camera_and_not_an_infrared_one()
    {
        var dark = LineCoverage.Fold(LineCoverage.Midnight).Watch("uav-1", 0, 1_000, 0, 3_600).Stretches[0];
        (dark.Observed, dark.Degraded, dark.Dark).ShouldBe((0, 0, true));
        LineCoverage.Fold(LineCoverage.Midnight).Watch("uav-1", 0, 1_000, 0, 3_600, Infrared).Stretches[0].Observed.ShouldBe(1);
    }

    [Fact]
    public void Twilight_is_degraded_for_a_day_camera()
    {
        // The sun goes below the horizon at 16:19 UTC there on that day, and 6 degrees below at 16:57.
        var dusk = Instant.FromUtc(2026, 6, 21, 16, 30);
        var seen = new SightFold(LineCoverage.Line().Kilometres, new Interval(dusk, dusk + Duration.FromMinutes(10)), NoticedKind.Movement)
            .Watch("uav-1", 0, 1_000, 0, 600).Stretches[0];
        (seen.Observed, seen.Degraded, seen.Probability).ShouldBe((0, 1, 0.5));
    }

    [Fact]
    public void From_too_far_away_it_is_degraded_and_from_farther_nothing()
    {
        // A kilometre over 1280 pixels is 0.8 m a pixel, over 640 1.6 m, over 200 5 m, where 1 m is what it takes.
        Seen(1_280, 1_000).Observed.ShouldBe(1);
        var coarse = Seen(640, 1_000);
        (coarse.Observed, coarse.Degraded, coarse.Coarse).ShouldBe((0, 1, true));
        var hopeless = Seen(200, 1_000);
        (hopeless.Observed, hopeless.Degraded, hopeless.Coarse).ShouldBe((0, 0, true));

        static StretchSeen Seen(int pixels, double to) => LineCoverage.Fold(LineCoverage.Noon)
            .Watch("uav-1", 0, to, 0, 3_600, LineCoverage.Camera with { PictureWidth = pixels, Metres = new Dictionary<NoticedKind, double> { [NoticedKind.Movement] = 1 } }).Stretches[0];
    }

    [Fact]
    public void What_is_nearer_in_an_oblique_picture_is_seen_finer()
    {
        var view = new View(LineCoverage.At(-800, 1_000), LineCoverage.At(800, 1_000), LineCoverage.At(200, 0), LineCoverage.At(-200, 0));
        view.WidthAt(LineCoverage.At(0, 0)).ShouldBe(400, 4);
        view.WidthAt(LineCoverage.At(100, 500)).ShouldBe(1_000, 10);
        view.WidthAt(LineCoverage.At(0, 1_000)).ShouldBe(1_600, 16);
    }

    [Fact]
    public void Two_pixels_across_are_even_chances_and_four_are_nearly_sure()
    {
        Noticing.ByResolution(1, 0.5).ShouldBe(0.5, 1e-9);
        Noticing.ByResolution(0.5, 0.5).ShouldBe(Math.Pow(2, 4.1) / (1 + Math.Pow(2, 4.1)), 1e-9);
        Noticing.ByResolution(0, 0.5).ShouldBe(1);
        Noticing.InSteps(9).ShouldBe(0);
    }

    [Fact]
    public void A_listening_post_hears_fire_in_its_range_while_it_records_and_sees_nothing()
    {
        var post = SensorNotices.Nothing with { Listens = new ListeningPost(LineCoverage.At(0, 0), 1_500) };
        var fold = LineCoverage.Fold(LineCoverage.Midnight, NoticedKind.Fire);
        fold.Hear("post", post, LineCoverage.Midnight - Duration.FromHours(1), LineCoverage.Midnight + Duration.FromMinutes(30));
        fold.Stretches.Select(one => one.Observed).ShouldBe([0.5, 0.25, 0]);
        fold.Sources.ShouldHaveSingleItem().When.ShouldHaveSingleItem().To.ShouldBe(LineCoverage.Midnight + Duration.FromMinutes(30));
        var movement = LineCoverage.Fold(LineCoverage.Midnight);
        movement.Hear("post", post, LineCoverage.Midnight, LineCoverage.Midnight + Duration.FromMinutes(30));
        movement.Stretches[0].Looked.ShouldBe(0);
    }

    [Fact]
    public void The_order_of_feeding_changes_nothing_nor_does_feeding_twice() =>
        Gen.Select(Gen.Shuffle(Sights()), Gen.Int[0, 200]).Sample((shuffled, again) =>
        {
            var (inOrder, other) = (LineCoverage.Fold(LineCoverage.Noon), LineCoverage.Fold(LineCoverage.Noon));
            Feed(inOrder, Sights());
            Feed(other, shuffled);
            Feed(other, shuffled.Take(again));
            return Told(inOrder) == Told(other);
        }, iter: 30);

    [Fact]
    public void Views_that_are_no_quadrangles_of_this_world_do_no_harm() =>
        Gen.Double.Array[8].Sample(corners =>
        {
            var fold = LineCoverage.Fold(LineCoverage.Noon);
            fold.See("uav-1", LineCoverage.Camera, LineCoverage.Noon, new View(
                new(corners[0], corners[1]), new(corners[2], corners[3]), new(corners[4], corners[5]), new(corners[6], corners[7])));
            return fold.Stretches.All(one => one.Observed is >= 0 and <= 1);
        }, iter: 2_000);

    private static string Told(SightFold fold) =>
        string.Join('\n', fold.Stretches.Select(one => $"{one with { Sources = [] }} {string.Join(',', one.Sources)}").Concat(fold.Sources.Select(one => $"{one.Source} {string.Join(',', one.When)}")));

    private static void Feed(SightFold fold, IEnumerable<(string Source, int Second, double From, double To)> sights)
    {
        foreach (var one in sights)
        {
            fold.Watch(one.Source, one.From, one.To, one.Second, 1);
        }
    }

    private static (string Source, int Second, double From, double To)[] Sights() =>
        [.. Enumerable.Range(0, 300).Select(i => ($"uav-{i % 3}", (i * 37) % 3_600, i * 5.0 % 2_000, (i * 5.0 % 2_000) + 100 + (i * 7 % 600)))];
}
