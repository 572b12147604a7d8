using System.Globalization;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Bulletins;

/// <summary>A place as a bulletin says it: so many kilometres in a direction from a known place, never closer than a kilometre.</summary>
public static class PlaceWords
{
    /// <summary>Metres; the mean radius of the Earth (IUGG), good to half a percent, which is finer than what is printed.</summary>
    private const double MeanRadius = 6_371_008.8;

    private static readonly string[] Winds =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

    /// <summary>"57 km NE of X"; of the cell's middle, so that it says no more than the cell does.</summary>
    public static string Of(Position place, Gazetteer gazetteer, string language = "en")
    {
        var cell = GuardedPlace.Cell(place);
        var nearest = gazetteer.Places.OrderBy(named => Distance(named.At, cell)).ThenBy(named => named.Id, StringComparer.Ordinal).FirstOrDefault();
        if (nearest is null)
        {
            return $"{Coordinates(cell)} (1 km cell)";
        }

        var kilometres = Math.Round(Distance(nearest.At, cell) / 1000);
        return kilometres < 1
            ? $"within 1 km of {nearest.NameIn(language)}"
            : string.Create(CultureInfo.InvariantCulture, $"{kilometres:0} km {Wind(nearest.At, cell)} of {nearest.NameIn(language)}");
    }

    /// <summary>With the hemisphere as a letter: a cell that begins with a minus sign is a formula to some programs.</summary>
    public static string Coordinates(Position at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Math.Abs(at.Latitude):0.000}° {(at.Latitude < 0 ? 'S' : 'N')}, {Math.Abs(at.Longitude):0.000}° {(at.Longitude < 0 ? 'W' : 'E')}");

    /// <summary>Metres along a great circle (haversine).</summary>
    internal static double Distance(Position a, Position b)
    {
        var half = Math.Pow(Math.Sin(Radians(b.Latitude - a.Latitude) / 2), 2) +
            Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Pow(Math.Sin(Radians(b.Longitude - a.Longitude) / 2), 2);
        return 2 * MeanRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static string Wind(Position from, Position to)
    {
        var turn = Radians(to.Longitude - from.Longitude);
        var east = Math.Sin(turn) * Math.Cos(Radians(to.Latitude));
        var north = Math.Cos(Radians(from.Latitude)) * Math.Sin(Radians(to.Latitude)) -
            Math.Sin(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Math.Cos(turn);
        var bearing = (Math.Atan2(east, north) * 180 / Math.PI + 360) % 360;
        return Winds[(int)Math.Round(bearing / 22.5) % Winds.Length];
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
