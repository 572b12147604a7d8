using NodaTime;
using Truceline.Simulator.Chance;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>Four drones side by side along the line for twenty minutes of one night: what one misses, another may not explain.</summary>
internal static class BusyNight
{
    public const string Name = "busy-night";

    private const double Lap = 1200;
    private const double Turn = 300;

    /// <summary>Metres along the line from one drone's stretch to the next: no vehicle is seen by two.</summary>
    private const double Apart = 2000;

    public static IReadOnlyList<Scenario> Drones { get; } =
    [
        Drone(1, "four vehicles enter the strip, from both sides.", [20, 330, 700, 1000]) with
        {
            MissedReports = 0.03,
        },
        Drone(2, "three enter; one of them while the drone is silent for over two minutes.", [100, 665, 960]) with
        {
            Outages = [new(660, 800)],
        },
        Drone(3, "three enter; one of them while the drone is jammed: false positions, then none, and packets lost.", [60, 365, 920]) with
        {
            Jamming = [new(new(360, 500), LostFrom: 405)],
            Damage = [new(new(360, 500), LostPackets: 0.02, WrongBits: 0.002)],
        },
        Drone(4, "two enter; a minute of damaged reception in which nobody does.", [400, 1010]) with
        {
            Damage = [new(new(150, 210), LostPackets: 0.01, WrongBits: 0.002)],
        },
    ];

    private static Scenario Drone(int number, string summary, double[] starts)
    {
        var frame = new LocalFrame(Theatre.Karabakh.Frame.At((number - 2.5) * Apart, 0), Theatre.Karabakh.Frame.Bearing);
        return new()
        {
            Name = $"{Name}-{number}",
            Summary = $"Twenty minutes by night, drone {number} of four: {summary}",
            Length = Lap,
            Start = Instant.FromUtc(2021, 6, 1, 20, 0),
            Theatre = Theatre.Karabakh,
            Ground = new(frame, Theatre.Karabakh.GroundHeight, relief: 0),
            Track = new(frame, Ahead: 0, Leg: 1000, Radius: 1400, Speed: 32, Theatre.Karabakh.GroundHeight + 1600 + (50 * number)),
            Side = time => ScenarioCatalogue.Turned(time, Turn),
            Traffic = (lap, chance) => Vehicles(lap, starts, new Pcg32(chance.Next(), (ulong)number)),
            Roads = Theatre.Karabakh.Roads.All,
            Noise = new(3, 5, 0.2, 10),
            Night = true,
            Coding = (320, 180, 10),
        };
    }

    private static IReadOnlyList<Vehicle> Vehicles(int lap, double[] starts, Pcg32 chance) =>
    [
        .. starts.Select((start, i) => Theatre.Karabakh.Roads.Crosser(
            (lap * ScenarioCatalogue.IdsOfLap) + i, ScenarioCatalogue.SideOf((int)(start / Turn)), start + chance.NextBetween(0, 8), chance.NextBetween(9.5, 11))),
        .. ScenarioCatalogue.Passers(Theatre.Karabakh, lap, Lap, chance),
    ];
}
