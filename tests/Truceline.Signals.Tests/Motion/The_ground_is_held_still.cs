using Truceline.Signals.Motion;

namespace Truceline.Signals.Tests.Motion;

public sealed class The_ground_is_held_still
{
    [Fact]
    public void A_map_after_its_inverse_is_where_it_was()
    {
        var map = new PlaneMap(1.02, 0.05, -14, -0.04, 0.97, 9, 2e-5, -3e-5);
        foreach (var (x, y) in new[] { (0.0, 0.0), (639, 0), (320, 180), (5, 355) })
        {
            var (u, v) = map.At(x, y);
            var (backX, backY) = map.Inverse().At(u, v);
            (backX, backY).ShouldSatisfyAllConditions(place => place.backX.ShouldBe(x, 1e-6), place => place.backY.ShouldBe(y, 1e-6));
            var (sameX, sameY) = map.Inverse().After(map).At(x, y);
            (sameX, sameY).ShouldSatisfyAllConditions(place => place.sameX.ShouldBe(x, 1e-6), place => place.sameY.ShouldBe(y, 1e-6));
        }
    }

    [Fact]
    public void A_map_is_found_through_pairs_of_which_a_third_are_wrong()
    {
        var map = new PlaneMap(1.01, 0.03, 12, -0.03, 1.01, -7, 1e-5, 2e-5);
        var pairs = new List<(float X, float Y, float U, float V)>();
        for (var i = 0; i < 150; i++)
        {
            var (x, y) = (i * 37 % 640, i * 53 % 360);
            var (u, v) = map.At(x, y);
            pairs.Add((x, y, (float)u + (i % 3 == 0 ? 15 : 0), (float)v - (i % 3 == 0 ? i % 7 : 0)));
        }

        var found = new PlaneFit().Fit(pairs).ShouldNotBeNull();
        foreach (var (x, y) in new[] { (20.0, 20.0), (620, 340), (320, 180) })
        {
            var (u, v) = map.At(x, y);
            var (foundU, foundV) = found.At(x, y);
            double.Hypot(u - foundU, v - foundV).ShouldBeLessThan(0.15);
        }
    }

    [Fact]
    public void Pairs_that_agree_on_nothing_give_no_map()
    {
        var pairs = Enumerable.Range(0, 60).Select(i => ((float)(i * 37 % 640), (float)(i * 53 % 360), (float)(i * 211 % 640), (float)(i * 97 % 360))).ToList();
        new PlaneFit().Fit(pairs).ShouldBeNull();
    }
}
