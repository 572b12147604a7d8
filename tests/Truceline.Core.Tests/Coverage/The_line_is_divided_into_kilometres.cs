using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Tests.Agreement;

namespace Truceline.Core.Tests.Coverage;

public sealed class The_line_is_divided_into_kilometres
{
    [Fact]
    public void Each_is_a_kilometre_but_the_last()
    {
        var line = LineCoverage.Line();
        line.Kilometres.Select(one => one.Number).ShouldBe([1, 2, 3]);
        line.Kilometres.Select(one => Math.Round(one.Metres)).ShouldBe([1000, 1000, 400]);
        line.Kilometres.ShouldAllBe(one => one.Points.Count == 10);
    }

    [Fact]
    public void Its_points_stand_in_the_middles_of_its_tenths_to_the_very_ends()
    {
        var line = LineCoverage.Line();
        var start = LineCoverage.At(0, 0);
        Geodesic.Between(start, line.Kilometres[0].Points[0]).Metres.ShouldBe(50, 0.5);
        Geodesic.Between(start, line.Kilometres[0].Points[9]).Metres.ShouldBe(950, 0.5);
        Geodesic.Between(start, line.Kilometres[1].Points[0]).Metres.ShouldBe(1_050, 0.5);
        Geodesic.Between(LineCoverage.At(2_400, 0), line.Kilometres[2].Points[9]).Metres.ShouldBe(20, 0.5);
    }

    [Fact]
    public void It_is_numbered_from_the_western_end_whichever_way_it_was_drawn()
    {
        var eastward = DividedLine.Of(LineCoverage.Drawn(), LineCoverage.Version(1, LineCoverage.At(0, 0), LineCoverage.At(900, 300), LineCoverage.At(2_400, 0)));
        var westward = DividedLine.Of(LineCoverage.Drawn(), LineCoverage.Version(1, LineCoverage.At(2_400, 0), LineCoverage.At(900, 300), LineCoverage.At(0, 0)));
        westward.Kilometres.SelectMany(one => one.Points).ShouldBe(eastward.Kilometres.SelectMany(one => one.Points));
    }

    [Fact]
    public void A_line_that_closes_begins_where_it_was_begun_to_be_drawn()
    {
        var ring = DividedLine.Of(LineCoverage.Drawn(), LineCoverage.Version(
            1, LineCoverage.At(500, 500), LineCoverage.At(-500, 500), LineCoverage.At(-500, -500), LineCoverage.At(500, -500), LineCoverage.At(500, 500)));
        ring.Kilometres.Count.ShouldBe(4);
        Geodesic.Between(LineCoverage.At(500, 500), ring.Kilometres[0].Points[0]).Metres.ShouldBe(50, 0.5);
    }

    [Fact]
    public void A_line_of_whole_kilometres_has_no_sliver_at_its_end()
    {
        var line = LineCoverage.Line(2_000.2);
        line.Kilometres.Count.ShouldBe(2);
    }

    [Fact]
    public void Another_version_of_the_drawing_has_numbers_of_its_own_from_the_day_it_is_in_effect()
    {
        var later = LineCoverage.Version(2, LineCoverage.At(-1_000, 100), LineCoverage.At(2_400, 100)) with { Effective = LineCoverage.Noon, Known = LineCoverage.Noon };
        var mission = TestMissions.TwoSides() with { Geometries = [LineCoverage.Drawn(LineCoverage.Version(1, LineCoverage.At(0, 0), LineCoverage.At(2_400, 0)), later)] };
        var asOf = LineCoverage.Noon + Duration.FromDays(9);
        CoverDay.LinesOf(mission, new LocalDate(2026, 6, 21), asOf).Select(line => (line.Version, line.Kilometres.Count)).ShouldBe([(1, 3)]);
        CoverDay.LinesOf(mission, new LocalDate(2026, 6, 23), asOf).Select(line => (line.Version, line.Kilometres.Count)).ShouldBe([(2, 4)]);
    }

    [Fact]
    public void Where_the_parties_accept_different_drawings_each_is_divided()
    {
        var own = LineCoverage.Version(2, LineCoverage.At(0, 900), LineCoverage.At(2_400, 900)) with { AcceptedBy = ["east"] };
        var mission = TestMissions.TwoSides() with { Geometries = [LineCoverage.Drawn(LineCoverage.Version(1, LineCoverage.At(0, 0), LineCoverage.At(2_400, 0)), own)] };
        CoverDay.LinesOf(mission, new LocalDate(2026, 6, 21), LineCoverage.Noon).Select(line => line.Version).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("2026-03-28", 23)]
    [InlineData("2026-10-24", 25)]
    [InlineData("2026-06-21", 24)]
    public void A_day_has_the_hours_that_its_clocks_give_it(string date, int hours)
    {
        // Summer time begins and ends at night between the two cut-off hours of 28/29 March and 24/25 October 2026 in Berlin.
        var mission = TestMissions.TwoSides() with { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        var day = mission.DayOf(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value.PlusDays(1));
        CoverDay.HoursOf(day, Instant.MaxValue).Count.ShouldBe(hours);
    }
}
