using CsCheck;
using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Core.Tests.Places;

public sealed class ZoneGridTests
{
    private static readonly Instant Begin = Instant.FromUtc(2020, 11, 9, 21, 0);

    /// <summary>A star of some points about a middle, turned, with a hole in its midst or not: concave, and small or large against the cells.</summary>
    private static readonly Gen<Polygon> Stars =
        from longitude in Gen.Double[46, 47]
        from latitude in Gen.Double[39, 40]
        from reach in Gen.Double[0.0005, 0.4]
        from points in Gen.Int[3, 60]
        from turn in Gen.Double[0, 6.28]
        from hollow in Gen.Bool
        select new Polygon(
            Ring(longitude, latitude, points, turn, i => i % 2 == 0 ? reach : reach * 0.55),
            hollow ? [Ring(longitude, latitude, 5, -turn, _ => reach * 0.1)] : []);

    private static readonly Gen<List<DatedZone>> Zones =
        from shapes in Stars.List[0, 40]
        from hours in Gen.Int[0, 48].Array[40]
        select shapes.Select((shape, i) => new DatedZone(shape, Begin + Duration.FromHours(hours[i]), Begin + Duration.FromHours(hours[i] + 24))).ToList();

    [Fact]
    public void A_grid_answers_as_each_zone_does_itself() => Gen.Select(Zones, Gen.Select(Gen.Double[45.9, 47.1], Gen.Double[38.9, 40.1]).Array[50], Gen.Int[0, 80]).Sample(
        (zones, places, hour) =>
        {
            var grid = ZoneGrid.Of(zones);
            var when = Begin + Duration.FromHours(hour);
            var found = new int[64];
            // Places anywhere, and at the vertices' own latitudes, where a ray is most easily counted twice.
            var asked = places.Select(place => new Position(place.Item2, place.Item1))
                .Concat(zones.SelectMany(zone => zone.Shape.Outer.Take(2)).SelectMany(vertex => places.Take(5).Select(place => vertex with { Longitude = place.Item1 })));
            return asked.All(at => found[..grid.Find(at, when, found)].SequenceEqual(Enumerable.Range(0, zones.Count)
                .Where(i => zones[i].From <= when && when < zones[i].Until && zones[i].Shape.Contains(at))));
        }, iter: 300);

    [Fact]
    public void Every_zone_that_holds_a_corner_of_a_box_is_near_the_box() => Gen.Select(Zones, Gen.Double[46, 47], Gen.Double[39, 40], Gen.Double[0, 0.1]).Sample(
        (zones, longitude, latitude, size) =>
        {
            var near = ZoneGrid.Of(zones).Near(new Position(latitude, longitude), new Position(latitude + size, longitude + size));
            Position[] corners = [new(latitude, longitude), new(latitude + size, longitude), new(latitude, longitude + size), new(latitude + size, longitude + size)];
            return Enumerable.Range(0, zones.Count).Where(i => corners.Any(zones[i].Shape.Contains)).All(near.Contains);
        }, iter: 300);

    [Fact]
    public void A_zone_holds_from_its_first_instant_until_before_its_last()
    {
        var grid = ZoneGrid.Of([new DatedZone(new Polygon(Ring(46, 39, 8, 0, _ => 0.1), []), Begin, Begin + Duration.FromHours(1))]);
        var at = new Position(39, 46);
        var found = new int[1];
        grid.Find(at, Begin - Duration.FromTicks(1), found).ShouldBe(0);
        grid.Find(at, Begin, found).ShouldBe(1);
        grid.Find(at, Begin + Duration.FromHours(1) - Duration.FromTicks(1), found).ShouldBe(1);
        grid.Find(at, Begin + Duration.FromHours(1), found).ShouldBe(0);
    }

    [Fact]
    public void More_zones_than_there_is_room_for_are_counted()
    {
        var shape = new Polygon(Ring(46, 39, 8, 0, _ => 0.1), []);
        var grid = ZoneGrid.Of([.. Enumerable.Repeat(new DatedZone(shape, Begin, Instant.MaxValue), 5)]);
        var found = new int[2];
        grid.Find(new Position(39, 46), Begin, found).ShouldBe(5);
        found.ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData(double.NaN, 46)]
    [InlineData(39, double.PositiveInfinity)]
    [InlineData(-89, 46)]
    [InlineData(39, 190)]
    public void A_place_beyond_all_zones_is_in_none(double latitude, double longitude)
    {
        var grid = ZoneGrid.Of([new DatedZone(new Polygon(Ring(46, 39, 8, 0, _ => 0.1), []), Begin, Instant.MaxValue)]);
        grid.Find(new Position(latitude, longitude), Begin, new int[1]).ShouldBe(0);
        ZoneGrid.Of([]).Find(new Position(39, 46), Begin, new int[1]).ShouldBe(0);
    }

    private static List<Position> Ring(double longitude, double latitude, int points, double turn, Func<int, double> reach) =>
        [.. Enumerable.Range(0, points).Select(i =>
        {
            var (sin, cos) = Math.SinCos(turn + (2 * Math.PI * i / points));
            return new Position(latitude + (reach(i) * sin), longitude + (reach(i) * cos));
        })];
}
