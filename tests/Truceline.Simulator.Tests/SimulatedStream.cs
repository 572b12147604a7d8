using Truceline.Simulator.Scenarios;

namespace Truceline.Simulator.Tests;

/// <summary>A short stream of small pictures, made once for each test that asks.</summary>
internal static class SimulatedStream
{
    public static SimulationOptions Options(string scenario, double seconds, ulong seed = 1) => new()
    {
        Scenario = ScenarioCatalogue.Find(scenario)!,
        Start = ScenarioCatalogue.Find(scenario)!.Start,
        Duration = seconds,
        Seed = seed,
        Width = 160,
        Height = 90,
        FramesPerSecond = 10,
    };

    public static async Task<byte[]> MakeAsync(SimulationOptions options)
    {
        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        trouble.ShouldBeNull();
        await using (simulation)
        {
            using var all = new MemoryStream();
            await foreach (var frame in simulation!.RunAsync(TestContext.Current.CancellationToken))
            {
                all.Write(frame.Packets.Span);
            }

            simulation.Trouble.ShouldBeNull();
            return all.ToArray();
        }
    }
}
