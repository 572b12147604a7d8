using Truceline.Simulator.Chance;
using Truceline.Simulator.Scenarios;

namespace Truceline.Simulator.Traffic;

/// <summary>All vehicles of a scenario under one seed, lap after lap.</summary>
public sealed class TrafficPlan(Scenario scenario, ulong seed)
{
    private int _lap = -1;
    private IReadOnlyList<Vehicle> _vehicles = [];

    /// <summary>The vehicles of the lap that a time falls in, with times that count from the scenario's start.</summary>
    public IReadOnlyList<Vehicle> During(double time)
    {
        var lap = (int)Math.Floor(time / scenario.Length);
        if (lap != _lap)
        {
            var shift = lap * scenario.Length;
            _vehicles = [.. scenario.Traffic(lap, new Pcg32(seed, (ulong)lap))
                .Select(vehicle => vehicle with { From = vehicle.From + shift, To = vehicle.To + shift })];
            _lap = lap;
        }

        return _vehicles;
    }
}
