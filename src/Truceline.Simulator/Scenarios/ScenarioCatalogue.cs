using Truceline.Core.Sensing;
using Truceline.Simulator.Chance;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>The scenarios there are.</summary>
public static class ScenarioCatalogue
{
    private static readonly Racetrack Patrol = new(Theatre.Frame, -1750, 1600, 450, 32, Theatre.GroundHeight + 1700);

    public static IReadOnlyList<Scenario> All { get; } = [Crossing(), Quiet(), Hour()];

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    private static Scenario Crossing() => new()
    {
        Name = "crossing",
        Summary = "Three minutes: one vehicle drives into the forbidden zone, others stay outside; live, every lap brings another.",
        Length = 180,
        Ground = new(Theatre.Frame, Theatre.GroundHeight, relief: 0),
        Forbidden = Theatre.Forbidden,
        Track = Patrol,
        Traffic = CrossingTraffic,
        Roads = RoadMap.All,
    };

    private static Scenario Quiet() => new()
    {
        Name = "quiet",
        Summary = "Ten minutes in which vehicles drive about and nothing enters the zone.",
        Length = 600,
        Ground = new(Theatre.Frame, Theatre.GroundHeight, relief: 0),
        Forbidden = Theatre.Forbidden,
        Track = Patrol,
        Traffic = (lap, chance) => RoadMap.Passers(lap * 100, 600, chance),
        Roads = RoadMap.All,
    };

    private static Scenario Hour() => new()
    {
        Name = "hour",
        Summary = "An hour with entries, sensor errors, a two-minute outage and a minute of damaged reception.",
        Length = 3600,
        // The 33-bit clock wraps twenty minutes in.
        FirstPts = (1L << 33) - (20 * 60 * 90_000),
        Ground = new(Theatre.Frame, Theatre.GroundHeight, relief: 2),
        Forbidden = Theatre.Forbidden,
        Track = Patrol,
        Traffic = HourTraffic,
        Roads = RoadMap.All,
        Noise = new(3, 5, 0.08, 3),
        MissedReports = 0.03,
        Outages = [new(1740, 1860)],
        Damage = [new(new(2400, 2460), LostPackets: 0.01, WrongBits: 0.002)],
    };

    private static IReadOnlyList<Vehicle> CrossingTraffic(int lap, Pcg32 chance) =>
    [
        RoadMap.Crosser((lap * 100) + 1, chance.NextBetween(8, 20), chance.NextBetween(8, 11)),
        .. RoadMap.Passers((lap * 100) + 1, 180, chance),
    ];

    private static IReadOnlyList<Vehicle> HourTraffic(int lap, Pcg32 chance)
    {
        // One within the damaged minute, one while nothing is received, one soon after the clock's wrap.
        double[] starts = [120, 700, 1195, 1745, 2405, 2900, 3300];
        var first = lap * 100;
        return
        [
            .. starts.Select((start, i) => RoadMap.Crosser(first + i + 1, start + chance.NextBetween(0, 10), chance.NextBetween(9, 11))),
            .. RoadMap.Passers(first + starts.Length, 3600, chance),
        ];
    }
}
