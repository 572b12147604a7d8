using NodaTime;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>What truly happened in a simulation. Told to tests alone: no command prints it.</summary>
/// <param name="Outages">When nothing arrived.</param>
/// <param name="Jammed">When what the drone said of its place was false or nothing.</param>
internal sealed record Truth(IReadOnlyList<Entry> Entries, IReadOnlyList<Interval> Outages, IReadOnlyList<Interval> Jammed)
{
    private const double Step = 1;

    public static Truth Of(SimulationOptions options)
    {
        var scenario = options.Scenario;
        var duration = options.Duration ?? scenario.Length;
        var sensor = new Sensor(scenario, options.Seed);
        var traffic = new TrafficPlan(scenario, options.Seed);
        Instant At(double time) => options.Start + Duration.FromSeconds(time);
        var entries = new List<Entry>();
        for (var time = 0.0; time + Step < duration; time += Step)
        {
            foreach (var vehicle in traffic.During(time))
            {
                if (Inside(scenario, vehicle, time) is false && Inside(scenario, vehicle, time + Step) is true)
                {
                    var crossed = Crossing(scenario, vehicle, time);
                    entries.Add(new(vehicle.Id, At(crossed), vehicle.PlaceAt(crossed, scenario.Ground.Frame)!.Value.At, Seen(scenario, sensor, vehicle, crossed)));
                }
            }
        }

        IReadOnlyList<Interval> Laps(IEnumerable<Stretch> stretches) =>
        [
            .. from lap in Enumerable.Range(0, (int)Math.Ceiling(duration / scenario.Length))
               from stretch in stretches
               let shift = lap * scenario.Length
               where stretch.From + shift < duration
               select new Interval(At(stretch.From + shift), At(Math.Min(duration, stretch.To + shift))),
        ];
        return new(entries, Laps(scenario.Outages), Laps(scenario.Jamming.Select(jamming => jamming.When).Concat(scenario.CarryingOff.Select(carried => carried.When))));
    }

    private static bool? Inside(Scenario scenario, Vehicle vehicle, double time) =>
        vehicle.PlaceAt(time, scenario.Ground.Frame) is { } place ? scenario.Forbidden.Contains(place.At) : null;

    private static double Crossing(Scenario scenario, Vehicle vehicle, double from)
    {
        var (outside, inside) = (from, from + Step);
        for (var i = 0; i < 20; i++)
        {
            var middle = (outside + inside) / 2;
            (outside, inside) = Inside(scenario, vehicle, middle) is true ? (outside, middle) : (middle, inside);
        }

        return inside;
    }

    private static bool Seen(Scenario scenario, Sensor sensor, Vehicle vehicle, double time) =>
        !scenario.IsOutAt(time) && scenario.FixAt(time) == Fix.True &&
        sensor.InSight(time, new Camera(sensor.TruePose(time))).Any(seen => seen.Vehicle.Id == vehicle.Id);
}

/// <summary>A vehicle's way into the forbidden zone.</summary>
/// <param name="Place">Where its way meets the zone's edge.</param>
/// <param name="Seen">It was in the picture, the picture arrived, and the drone knew where it was.</param>
internal sealed record Entry(int Vehicle, Instant At, Position Place, bool Seen);
