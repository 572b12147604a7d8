using CsCheck;
using Truceline.Core.Places;

namespace Truceline.Core.Tests.Places;

public sealed class GeodesicTests
{
    // Worked examples in the documentation of GeographicLib (C. Karney), WGS 84.
    [Theory]
    [InlineData(40.6, -73.8, 51.6, -0.5, 5551759.400, 51.198882845579824)]
    [InlineData(-41.32, 174.81, 40.96, -5.50, 19959679.267, 161.06766998615873)]
    public void Distance_and_bearing_agree_with_published_examples(double lat1, double lon1, double lat2, double lon2, double metres, double bearing)
    {
        var way = Geodesic.Between(new Position(lat1, lon1), new Position(lat2, lon2));

        way.Metres.ShouldBe(metres, 0.01);
        way.Bearing.ShouldBe(bearing, 1e-5);
    }

    [Fact]
    public void A_long_way_south_west_of_Perth_ends_where_it_is_published_to()
    {
        var reached = Geodesic.Direct(new Position(-32.06, 115.74), 225, 20_000_000);

        reached.Latitude.ShouldBe(32.11195529, 1e-7);
        reached.Longitude.ShouldBe(-63.95925278, 1e-7);
    }

    [Theory]
    [InlineData(0, 0, 0, 180, 20003931.459)] // half a meridian: over a pole
    [InlineData(90, 0, -90, 0, 20003931.459)]
    [InlineData(0, 0, 0, 1, 111319.491)] // a degree of the equator: a · π / 180
    [InlineData(10, 20, 10, 20, 0)]
    public void Meridians_and_the_equator_have_their_known_lengths(double lat1, double lon1, double lat2, double lon2, double metres) =>
        Geodesic.Between(new Position(lat1, lon1), new Position(lat2, lon2)).Metres.ShouldBe(metres, 0.01);

    [Fact]
    public void Nearly_antipodal_points_have_an_answer_between_the_bounds_of_the_ellipsoid() =>
        Gen.Select(Gen.Double[-89, 89], Gen.Double[-180, 180], Gen.Double[-0.4, 0.4], Gen.Double[-0.4, 0.4]).Sample(
            (lat, lon, dlat, dlon) =>
            {
                var metres = Geodesic.Between(
                    new Position(lat, lon), new Position(-lat + dlat, Geodesic.WrapLongitude(lon + 180 + dlon))).Metres;
                return metres is > 19_900_000 and < 20_003_932;
            },
            iter: 200);

    [Fact]
    public void Going_there_and_asking_back_agree() => Gen.Select(
        Gen.Double[-85, 85], Gen.Double[-180, 180], Gen.Double[0, 360], Gen.Double[0, 9_000_000]).Sample(
        (lat, lon, bearing, metres) =>
        {
            var from = new Position(lat, lon);
            var way = Geodesic.Between(from, Geodesic.Direct(from, bearing, metres));
            return Math.Abs(way.Metres - metres) < 0.01
                && (metres < 1 || Math.Abs(Math.Sin((way.Bearing - bearing) * Math.PI / 360)) * metres < 0.01);
        });

    [Fact]
    public void Earth_centred_coordinates_go_and_come_back() => Gen.Select(
        Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-5_000, 100_000]).Sample(
        (lat, lon, height) =>
        {
            var (at, back) = Ellipsoid.FromEcef(Ellipsoid.ToEcef(new Position(lat, lon), height));
            return Math.Abs(at.Latitude - lat) < 1e-9
                && Math.Abs(back - height) < 1e-4
                && (Math.Abs(lat) > 89.999 || Math.Abs(Geodesic.WrapLongitude(at.Longitude - lon)) < 1e-9);
        });
}
