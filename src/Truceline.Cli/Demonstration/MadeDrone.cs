using NodaTime;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Sending;

namespace Truceline.Cli.Demonstration;

/// <summary>A simulated drone of a demonstration.</summary>
/// <param name="Source">As which source of the mission it flies.</param>
/// <param name="To">Where it sends to and the centre listens.</param>
internal sealed record MadeDrone(Scenario Scenario, string Source, string To)
{
    /// <summary>One for each scenario; the first of all sends to the given address, the others to the ports after it.</summary>
    /// <param name="earlier">Drones that send to ports before these.</param>
    public static (IReadOnlyList<MadeDrone> Drones, string? Trouble) For(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> sources, string first, int earlier)
    {
        var addresses = scenarios.Select((_, i) => Ports.After(first, earlier + i)).ToList();
        return addresses.Contains(null)
            ? ([], $"--drone: '{first}' leaves no ports to send to: write udp://HOST:PORT, for example udp://127.0.0.1:5600.")
            : ([.. scenarios.Select((scenario, i) => new MadeDrone(scenario, sources[i], addresses[i]!))], null);
    }

    /// <summary>Flies until the demonstration ends; what keeps it on the ground is said once, and the centre goes on.</summary>
    public async Task FlyAsync(CancellationToken stopping)
    {
        var (width, height, framesPerSecond) = Scenario.Coding;
        var (simulation, trouble) = Simulation.Start(
            new SimulationOptions
            {
                Scenario = Scenario, Start = SystemClock.Instance.GetCurrentInstant(), RealTime = true,
                Width = width, Height = height, FramesPerSecond = framesPerSecond,
            },
            TimeProvider.System);
        var (sink, closed) = UdpSink.Open(To, rtp: false);
        if (simulation is null || sink is null)
        {
            await Console.Error.WriteLineAsync($"The made drone of {Source} does not fly. {trouble ?? closed}").ConfigureAwait(false);
            return;
        }

        await using (simulation.ConfigureAwait(false))
        await using (sink.ConfigureAwait(false))
        {
            await Console.Out.WriteLineAsync($"A made drone flies the scenario '{Scenario.Name}' as {Source}; Ctrl-C ends the demonstration.").ConfigureAwait(false);
            await foreach (var frame in simulation.RunAsync(stopping).ConfigureAwait(false))
            {
                await sink.SendAsync(frame.Packets, frame.Pts, stopping).ConfigureAwait(false);
            }
        }
    }
}
