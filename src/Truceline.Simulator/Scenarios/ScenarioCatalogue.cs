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

    private static readonly Racetrack Orbit = new(Theatre.Frame, Ahead: 0, Leg: 1000, Radius: 1400, Speed: 32, Theatre.GroundHeight + 1700);

    public static IReadOnlyList<Scenario> All { get; } = [Crossing(), Quiet(), Hour(), .. BusyNight.Drones];

    /// <summary>Scenarios that are flown together, one drone each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Scenario>> Sets { get; } =
        new Dictionary<string, IReadOnlyList<Scenario>>(StringComparer.Ordinal) { [BusyNight.Name] = BusyNight.Drones };

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    /// <summary>The scenarios of a set, or the one of that name; empty where there is neither.</summary>
    public static IReadOnlyList<Scenario> Together(string name) =>
        Sets.TryGetValue(name, out var drones) ? drones : Find(name) is { } one ? [one] : [];

    private static Scenario Crossing() => new()
    {
        Name = "crossing",
        Summary = "Three minutes: one vehicle drives into the forbidden strip, others stay outside; live, every lap brings another, from the other side.",
        Length = CrossingLap,
        Ground = new(Theatre.Frame, Theatre.GroundHeight, relief: 0),
        Forbidden = Theatre.Forbidden,
        Track = Orbit,
        Side = time => Turned(time, CrossingLap),
        Traffic = (lap, chance) =>
        [
            RoadMap.Crosser(lap * IdsOfLap, SideOf(lap), chance.NextBetween(10, 20), chance.NextBetween(8, 11)),
            .. Passers(lap, CrossingLap, chance),
        ],
        Roads = RoadMap.All,
    };

    private static Scenario Quiet() => new()
    {
        Name = "quiet",
        Summary = "Ten minutes in which vehicles drive about and nothing enters the strip.",
        Length = QuietLap,
        Ground = new(Theatre.Frame, Theatre.GroundHeight, relief: 0),
        Forbidden = Theatre.Forbidden,
        Track = Orbit,
        Side = time => Turned(time, QuietLap / 2),
        Traffic = (lap, chance) => [.. Passers(lap, QuietLap, chance)],
        Roads = RoadMap.All,
    };

    private static Scenario Hour() => new()
    {
        Name = "hour",
        Summary = "An hour with entries from both sides, sensor errors, a two-minute outage and a minute of damaged reception.",
        Length = HourLap,
        // The 33-bit clock wraps while the second vehicle is on its way in.
        FirstPts = (1L << 33) - (725 * 90_000),
        Ground = new(Theatre.Frame, Theatre.GroundHeight, relief: 2),
        Forbidden = Theatre.Forbidden,
        Track = Orbit,
        Side = time => Turned(time, HourTurn),
        Traffic = HourTraffic,
        Roads = RoadMap.All,
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
            .. starts.Select((start, i) => RoadMap.Crosser(
                (lap * IdsOfLap) + i, SideOf((int)(start / HourTurn)), start + chance.NextBetween(0, 8), chance.NextBetween(9.5, 11))),
            .. Passers(lap, HourLap, chance),
        ];
    }

    internal static IEnumerable<Vehicle> Passers(int lap, double length, Pcg32 chance) =>
        RoadMap.Passers((lap * IdsOfLap) + 100, -1, length, chance)
            .Concat(RoadMap.Passers((lap * IdsOfLap) + 500, 1, length, chance));

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
