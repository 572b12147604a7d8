using Truceline.Simulator.Chance;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>A drone whose satellite navigation is disturbed while its camera goes on seeing what is there.</summary>
internal static class MisledDrone
{
    private const double SpoofedLap = 1200;
    private const double JammedLap = 600;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Drone(
            "spoofed", SpoofedLap, "its place leaps to a false one for over a minute and later is carried off slowly; one vehicle enters before, one in each, one after.",
            [20, 245, 700, 1040]) with
        {
            Jamming = [new(new(280, 360), LostFrom: 360)],
            CarryingOff = [new(new(640, 800), Right: 9, Ahead: -11)],
        },
        Drone(
            "jammed", JammedLap, "it has no fix for a minute and a half; one vehicle enters before, one then, one after.", [20, 225, 440]) with
        {
            Jamming = [new(new(220, 310), LostFrom: 220)],
        },
    ];

    private static Scenario Drone(string name, double lap, string summary, double[] starts) => new()
    {
        Name = name,
        Summary = $"{lap / 60:0} minutes: {summary}",
        Length = lap,
        Ground = new(Theatre.Karabakh.Frame, Theatre.Karabakh.GroundHeight, relief: 0),
        Theatre = Theatre.Karabakh,
        Track = new(Theatre.Karabakh.Frame, Ahead: 0, Leg: 1000, Radius: 1400, Speed: 32, Theatre.Karabakh.GroundHeight + 1700),
        Side = time => ScenarioCatalogue.Turned(time, lap / 2),
        Traffic = (number, chance) => Vehicles(number, lap, starts, chance),
        Roads = Theatre.Karabakh.Roads.All,
        Noise = new(3, 5, 0.2, 10),
        MissedReports = 0.03,
    };

    private static IReadOnlyList<Vehicle> Vehicles(int number, double lap, double[] starts, Pcg32 chance) =>
    [
        .. starts.Select((start, i) => Theatre.Karabakh.Roads.Crosser(
            (number * ScenarioCatalogue.IdsOfLap) + i, ScenarioCatalogue.SideOf((int)(start / (lap / 2))), start + chance.NextBetween(0, 8), chance.NextBetween(9.5, 11))),
        .. ScenarioCatalogue.Passers(Theatre.Karabakh, number, lap, chance),
    ];
}
