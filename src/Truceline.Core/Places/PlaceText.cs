using System.Globalization;

namespace Truceline.Core.Places;

/// <summary>A place in words, as monitors write it: "57 km NE of X".</summary>
public static class PlaceText
{
    private static readonly string[] Points =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

    /// <summary>
    /// Distance and compass point from the nearest named place, nearest by distance and then by id so that one place
    /// always reads the same; the coordinates where the gazetteer is empty.
    /// </summary>
    public static string Describe(Position at, Gazetteer gazetteer, string language = "en")
    {
        if (Nearest(at, gazetteer) is not { } near)
        {
            return Coordinates(at);
        }

        var name = near.Place.NameIn(language);
        return near.Metres < 500
            ? $"at {name}"
            : $"{Kilometres(near.Metres)} {CompassPoint(near.Bearing)} of {name}";
    }

    /// <summary>The nearest named place, its distance in metres and the bearing from it to <paramref name="at"/>.</summary>
    public static (NamedPlace Place, double Metres, double Bearing)? Nearest(Position at, Gazetteer gazetteer) => gazetteer.Places
        .Select(place => (place, way: Geodesic.Between(place.At, at)))
        .OrderBy(pair => pair.way.Metres).ThenBy(pair => pair.place.Id, StringComparer.Ordinal)
        .Select(pair => ((NamedPlace, double, double)?)(pair.place, pair.way.Metres, pair.way.Bearing))
        .FirstOrDefault();

    /// <summary>One of sixteen points.</summary>
    public static string CompassPoint(double bearing) => Points[(int)Math.Floor(Geodesic.WrapBearing(bearing + 11.25) / 22.5)];

    public static string Kilometres(double metres) => metres < 9_950
        ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km")
        : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:#,0} km");

    public static string Coordinates(Position at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Math.Abs(at.Latitude):0.0000}° {(at.Latitude < 0 ? 'S' : 'N')} {Math.Abs(at.Longitude):0.0000}° {(at.Longitude < 0 ? 'W' : 'E')}");
}
