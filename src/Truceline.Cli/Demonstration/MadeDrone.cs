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
    /// <summary>One for each scenario; the first sends to the given address, the others to the ports after it.</summary>
    public static (IReadOnlyList<MadeDrone> Drones, string? Trouble) For(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> sources, string first)
    {
        if (!Uri.TryCreate(first, UriKind.Absolute, out var address) || address.Port < 1 || address.Port + scenarios.Count > 65_536)
        {
            return ([], $"--drone: '{first}' leaves no ports to send to: write udp://HOST:PORT, for example udp://127.0.0.1:5600.");
        }

        return ([.. scenarios.Select((scenario, i) =>
            new MadeDrone(scenario, sources[i], i == 0 ? first : $"{address.Scheme}://{address.Host}:{address.Port + i}"))], null);
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
