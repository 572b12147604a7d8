using Truceline.Core.Places;

namespace Truceline.Core.Tests.Places;

public sealed class PlaceTextTests
{
    private static readonly Gazetteer Towns = new("", [
        Town("b", 40.0, 47.0, ("en", "Barda"), ("az", "Bərdə")), Town("a", 39.0, 47.0, ("az", "Ağdam"))]);

    [Theory]
    [InlineData(40.04, 47.0, "4.4 km N of Barda")]
    [InlineData(40.0, 47.0001, "at Barda")]
    [InlineData(40.36, 47.47, "57 km NE of Barda")]
    [InlineData(38.9, 46.87, "16 km SW of Ağdam")]
    public void A_place_is_told_by_the_nearest_town(double lat, double lon, string text) =>
        PlaceText.Describe(new Position(lat, lon), Towns).ShouldBe(text);

    [Fact]
    public void The_name_is_chosen_by_language() =>
        PlaceText.Describe(new Position(40.04, 47.0), Towns, "az").ShouldBe("4.4 km N of Bərdə");

    [Fact]
    public void Without_a_gazetteer_the_coordinates_stand() =>
        PlaceText.Describe(new Position(-1.5, 47.25), Gazetteer.Empty).ShouldBe("1.5000° S 47.2500° E");

    [Theory]
    [InlineData(0, "N")]
    [InlineData(11.24, "N")]
    [InlineData(11.26, "NNE")]
    [InlineData(359, "N")]
    [InlineData(200, "SSW")]
    public void A_bearing_has_one_of_sixteen_points(double bearing, string point) => PlaceText.CompassPoint(bearing).ShouldBe(point);

    private static NamedPlace Town(string id, double lat, double lon, params (string Language, string Name)[] names) =>
        new(id, new Position(lat, lon), names.ToDictionary(name => name.Language, name => name.Name));
}
