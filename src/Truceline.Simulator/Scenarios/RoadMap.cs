using Truceline.Simulator.Chance;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

using Road = IReadOnlyList<(double Right, double Ahead)>;

/// <summary>
/// The made roads, in metres right and ahead of the theatre's frame. They lie the same on both sides of the line, turned
/// by half a circle, so that nothing about a side is special.
/// </summary>
/// <param name="stripEdge">Metres from the line to the edge of the strip that may not be entered.</param>
internal sealed class RoadMap(double stripEdge)
{
    private const double DrawnEdge = 300;

    // Over the strip's edge as drawn here, then along within it and out of sight.
    private static readonly (double Right, double Ahead)[] Into =
        [(-260, -730), (-180, -630), (-60, -520), (-20, -420), (0, -300), (25, -190), (110, -145), (260, -130), (470, -150), (720, -165)];

    private static readonly (double Right, double Ahead)[] Along =
        [(-620, -490), (-300, -505), (-60, -520), (160, -500), (380, -515), (620, -500)];

    private static readonly (double Right, double Ahead)[] Yard =
        [(160, -500), (190, -450), (240, -430)];

    public IReadOnlyList<Road> All =>
        [Facing(Into, -1), Facing(Along, -1), Facing(Yard, -1), Facing(Into, 1), Facing(Along, 1), Facing(Yard, 1)];

    /// <summary>Drives the road into the strip, once, and on within it until out of sight.</summary>
    /// <param name="side">-1 from behind the frame's origin, 1 from ahead of it.</param>
    public Vehicle Crosser(int id, int side, double from, double speed) =>
        new(id, Facing(Into, side), speed, from, from + (Length(Into) / speed));

    /// <summary>Vehicles that stay outside: along the strip's edge both ways, and into a yard and back. One every minute or so.</summary>
    public IReadOnlyList<Vehicle> Passers(int after, int side, double length, Pcg32 chance)
    {
        Road[] routes =
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

            vehicles.Add(new(after + vehicles.Count + 1, Facing(route, side), speed, start, end));
        }
    }

    /// <summary>Laid so that it meets the strip's edge where it was drawn to, behind the frame's origin or turned to lie ahead of it.</summary>
    private Road Facing(Road road, int side) =>
        [.. road.Select(point => (point.Right * -side, (point.Ahead + DrawnEdge - stripEdge) * -side))];

    private static double Length(Road road)
    {
        var sum = 0.0;
        for (var i = 1; i < road.Count; i++)
        {
            sum += Math.Sqrt(Math.Pow(road[i].Right - road[i - 1].Right, 2) + Math.Pow(road[i].Ahead - road[i - 1].Ahead, 2));
        }

        return sum;
    }
}
