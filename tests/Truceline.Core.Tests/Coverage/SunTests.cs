using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;

namespace Truceline.Core.Tests.Coverage;

public sealed class SunTests
{
    /// <summary>Reda and Andreas, NREL/TP-560-34302, appendix A.5: Golden, Colorado, 12:30:30 local, elevation before refraction.</summary>
    [Fact]
    public void It_stands_where_the_worked_example_of_NREL_has_it() =>
        Sun.Elevation(new Position(39.742476, -105.1786), Instant.FromUtc(2003, 10, 17, 19, 30, 30)).ShouldBe(39.872, 0.02);

    /// <summary>Meeus, Astronomical Algorithms, example 25.a: 13 October 1992, 0h dynamical time.</summary>
    [Fact]
    public void Its_ascension_and_declination_are_those_of_the_worked_example_of_Meeus()
    {
        var (ascension, declination) = Sun.Place((Instant.FromUtc(1992, 10, 13, 0, 0) - Instant.FromUtc(2000, 1, 1, 12, 0)).TotalDays);
        Geodesic.WrapBearing(ascension).ShouldBe(198.381, 0.02);
        declination.ShouldBe(-7.785, 0.02);
    }

    /// <summary>Solstices and equinoxes of 2026 as almanacs print them, to the minute: 20 March 14:46, 21 June 08:24, 23 September 00:05, 21 December 20:50 UTC.</summary>
    [Theory]
    [InlineData("2026-03-20T14:46:00Z", 0)]
    [InlineData("2026-06-21T08:24:00Z", 23.436)]
    [InlineData("2026-09-23T00:05:00Z", 0)]
    [InlineData("2026-12-21T20:50:00Z", -23.436)]
    public void The_seasons_begin_when_the_almanac_says(string at, double declination) =>
        Sun.Place((NodaTime.Text.InstantPattern.General.Parse(at).Value - Instant.FromUtc(2000, 1, 1, 12, 0)).TotalDays).Declination.ShouldBe(declination, 0.015);

    [Fact]
    public void It_is_day_at_noon_and_night_at_midnight_and_the_poles_have_their_seasons()
    {
        Sun.Elevation(LineCoverage.At(0, 0), LineCoverage.Noon).ShouldBeGreaterThan(70);
        Sun.Elevation(LineCoverage.At(0, 0), LineCoverage.Midnight).ShouldBeLessThan(-20);
        Sun.Elevation(new Position(90, 0), LineCoverage.Midnight).ShouldBe(23.43, 0.02);
    }
}
