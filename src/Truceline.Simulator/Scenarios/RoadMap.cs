using Truceline.Simulator.Chance;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>The made roads about the place at which the camera looks, in metres right and ahead; the zone begins at 0 ahead.</summary>
internal static class RoadMap
{
    private static readonly (double Right, double Ahead)[] Into =
        [(-260, -430), (-180, -330), (-60, -220), (-20, -120), (0, 0), (25, 130), (70, 260), (150, 420)];

    private static readonly (double Right, double Ahead)[] Along =
        [(-560, -190), (-300, -205), (-60, -220), (160, -200), (380, -215), (560, -200)];

    private static readonly (double Right, double Ahead)[] Yard =
        [(160, -200), (190, -150), (240, -130)];

    public static IReadOnlyList<IReadOnlyList<(double Right, double Ahead)>> All { get; } = [Into, Along, Yard];

    /// <summary>Drives the road into the zone and out of sight on its far side.</summary>
    public static Vehicle Crosser(int id, double from, double speed) => new(id, Into, speed, from, from + (Length(Into) / speed));

    /// <summary>Vehicles that stay outside: along the zone's edge both ways, and into a yard and back. One every minute or so.</summary>
    public static IReadOnlyList<Vehicle> Passers(int after, double length, Pcg32 chance)
    {
        (double, double)[][] routes =
        [
            Along,
            [.. Along.Reverse()],
            [.. Along.Take(4), .. Yard.Skip(1), .. Yard.Reverse().Skip(1), .. Along.Skip(4)],
        ];
        var vehicles = new List<Vehicle>();
        for (var start = chance.NextBetween(0, 15); ; start += chance.NextBetween(40, 90))
        {
            var route = routes[(int)(chance.Next() % routes.Length)];
            var speed = chance.NextBetween(7, 13);
            var end = start + (Length(route) / speed);
            if (end > length)
            {
                return vehicles;
            }

            vehicles.Add(new(after + vehicles.Count + 1, route, speed, start, end));
        }
    }

    private static double Length(IReadOnlyList<(double Right, double Ahead)> route)
    {
        var sum = 0.0;
        for (var i = 1; i < route.Count; i++)
        {
            sum += Math.Sqrt(Math.Pow(route[i].Right - route[i - 1].Right, 2) + Math.Pow(route[i].Ahead - route[i - 1].Ahead, 2));
        }

        return sum;
    }
}
