using Truceline.Core.Sensing;
using Truceline.Simulator.Chance;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>The scenarios there are.</summary>
public static class ScenarioCatalogue
{
    internal const int IdsOfLap = 1000;
    private const double CrossingLap = 180;
    private const double QuietLap = 600;
    private const double HourLap = 3600;
    private const double HourTurn = 600;

    private const string InIdlib = "crossing-idlib";

    public static IReadOnlyList<Scenario> All { get; } = [
        Crossing("crossing", Theatre.Karabakh), Crossing(InIdlib, Theatre.Idlib) with { Coding = (320, 180, 15) }, Quiet(), Hour(), .. BusyNight.Drones, .. MisledDrone.All];

    /// <summary>Scenarios that are flown together, one drone each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Scenario>> Sets { get; } =
        new Dictionary<string, IReadOnlyList<Scenario>>(StringComparer.Ordinal) { [BusyNight.Name] = BusyNight.Drones };

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    /// <summary>The scenarios of a set, or the one of that name; empty where there is neither.</summary>
    public static IReadOnlyList<Scenario> Together(string name) =>
        Sets.TryGetValue(name, out var drones) ? drones : Find(name) is { } one ? [one] : [];

    /// <summary>What flies over a shipped mission where nobody says otherwise.</summary>
    public static string UsualOver(string mission) => mission == "idlib" ? InIdlib : "crossing";

    private static Racetrack Orbit(Theatre theatre) => new(theatre.Frame, Ahead: 0, Leg: 1000, Radius: 1400, Speed: 32, theatre.GroundHeight + 1700);

    private static Scenario Crossing(string name, Theatre theatre) => new()
    {
        Name = name,
        Summary = "Three minutes: one vehicle drives into the forbidden strip, others stay outside; live, every lap brings another, from the other side.",
        Length = CrossingLap,
        Theatre = theatre,
        Ground = new(theatre.Frame, theatre.GroundHeight, relief: 0),
        Track = Orbit(theatre),
        Side = time => Turned(time, CrossingLap),
        Traffic = (lap, chance) =>
        [
            theatre.Roads.Crosser(lap * IdsOfLap, SideOf(lap), chance.NextBetween(10, 20), chance.NextBetween(8, 11)),
            .. Passers(theatre, lap, CrossingLap, chance),
        ],
        Roads = theatre.Roads.All,
    };

    private static Scenario Quiet() => new()
    {
        Name = "quiet",
        Summary = "Ten minutes in which vehicles drive about and nothing enters the strip.",
        Length = QuietLap,
        Theatre = Theatre.Karabakh,
        Ground = new(Theatre.Karabakh.Frame, Theatre.Karabakh.GroundHeight, relief: 0),
        Track = Orbit(Theatre.Karabakh),
        Side = time => Turned(time, QuietLap / 2),
        Traffic = (lap, chance) => [.. Passers(Theatre.Karabakh, lap, QuietLap, chance)],
        Roads = Theatre.Karabakh.Roads.All,
    };

    private static Scenario Hour() => new()
    {
        Name = "hour",
        Summary = "An hour with entries from both sides, sensor errors, a two-minute outage and a minute of damaged reception.",
        Length = HourLap,
        // The 33-bit clock wraps while the second vehicle is on its way in.
        FirstPts = (1L << 33) - (725 * 90_000),
        Theatre = Theatre.Karabakh,
        Ground = new(Theatre.Karabakh.Frame, Theatre.Karabakh.GroundHeight, relief: 2),
        Track = Orbit(Theatre.Karabakh),
        Side = time => Turned(time, HourTurn),
        Traffic = HourTraffic,
        Roads = Theatre.Karabakh.Roads.All,
        // As the Karabakh mission's file states them for this source.
        Noise = new(3, 5, 0.2, 10),
        MissedReports = 0.03,
        Outages = [new(1650, 1770)],
        Damage = [new(new(2400, 2480), LostPackets: 0.01, WrongBits: 0.002)],
    };

    private static IReadOnlyList<Vehicle> HourTraffic(int lap, Pcg32 chance)
    {
        // The fourth enters while nothing is received, the sixth while reception is bad.
        double[] starts = [120, 700, 1300, 1655, 2000, 2415, 2800, 3300];
        return
        [
            .. starts.Select((start, i) => Theatre.Karabakh.Roads.Crosser(
                (lap * IdsOfLap) + i, SideOf((int)(start / HourTurn)), start + chance.NextBetween(0, 8), chance.NextBetween(9.5, 11))),
            .. Passers(Theatre.Karabakh, lap, HourLap, chance),
        ];
    }

    internal static IEnumerable<Vehicle> Passers(Theatre theatre, int lap, double length, Pcg32 chance) =>
        theatre.Roads.Passers((lap * IdsOfLap) + 100, -1, length, chance)
            .Concat(theatre.Roads.Passers((lap * IdsOfLap) + 500, 1, length, chance));

    internal static int SideOf(int turn) => turn % 2 == 0 ? -1 : 1;

    /// <summary>The camera looks at one side for so long, then turns to the other within a few seconds.</summary>
    internal static double Turned(double time, double every)
    {
        const double Turning = 8;
        var turn = (int)Math.Floor(time / every);
        var done = turn == 0 ? 1 : Math.Min(1, (time - (turn * every)) / Turning);
        var smooth = done * done * (3 - (2 * done));
        return SideOf(turn) * ((2 * smooth) - 1);
    }
}
