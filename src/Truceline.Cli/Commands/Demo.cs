using System.CommandLine;
using NodaTime;
using Truceline.Engine;
using Truceline.Engine.Agreement;
using Truceline.Server;
using Truceline.Server.Console;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Sending;

namespace Truceline.Cli.Commands;

/// <summary><c>truceline demo</c>: a centre with the Karabakh mission, invented people, and a made drone already flying.</summary>
internal static class Demo
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder of the demonstration's record. Default data/demo in the current folder.", DefaultValueFactory = _ => Path.Combine("data", "demo") };
    private static readonly Option<string> Mission = new("--mission") { Description = "Folder of the mission's files. Default missions/karabakh of the checkout.", DefaultValueFactory = _ => Path.Combine(Checkout.Folder() ?? ".", "missions", "karabakh") };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen; loopback only.", DefaultValueFactory = _ => "http://localhost:5080" };
    private static readonly Option<string> ScenarioName = new("--scenario") { Description = "What the made drone sees (see simulate --list).", DefaultValueFactory = _ => "crossing" };
    private static readonly Option<string> To = new("--drone") { Description = "Where the made drone sends to and the centre listens.", DefaultValueFactory = _ => "udp://127.0.0.1:5600" };

    private static readonly Option<string> Elevation = new("--elevation") { Description = "Folder of elevation tiles (.hgt, GeoTIFF, DTED) that marks and targets are placed on." };

    public static Command Make()
    {
        var command = new Command("demo", "Run a demonstration: the centre, invented people with sign-in links, and a made drone already flying.")
        {
            Data, Mission, Urls, ScenarioName, To, Elevation,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (ScenarioCatalogue.Find(given.GetValue(ScenarioName)!) is not { } scenario)
        {
            return Sentences.Refuse($"There is no scenario '{given.GetValue(ScenarioName)}': write one of {string.Join(", ", ScenarioCatalogue.All.Select(one => one.Name))}.");
        }

        if (MissionReader.ReadFolder(given.GetValue(Mission)!) is not MissionReading.Accepted { Mission.Sources: [var first, ..] })
        {
            return Sentences.Refuse($"--mission: {given.GetValue(Mission)} holds no mission with a source; 'truceline serve' says what is wrong with it.");
        }

        var drone = given.GetValue(To)!;
        var request = new ServeRequest(
            new ServerOptions { Data = given.GetValue(Data)!, Urls = given.GetValue(Urls)!, Demo = true, Elevation = given.GetValue(Elevation), SignInLinkMinutes = 12 * 60 },
            given.GetValue(Mission), [], new Dictionary<string, string> { [first.Id] = drone });
        var trouble = await Serving.RunAsync(
            request, Console.Out, (centre, stopping) => FlyAsync(scenario, drone, centre, stopping), cancellation).ConfigureAwait(false);
        return trouble is null ? 0 : Sentences.Refuse(trouble);
    }

    /// <summary>Flies until the demonstration ends; what keeps it on the ground is said once, and the centre goes on.</summary>
    private static async Task FlyAsync(Scenario scenario, string to, Centre centre, CancellationToken stopping)
    {
        var options = new SimulationOptions { Scenario = scenario, Start = SystemClock.Instance.GetCurrentInstant(), RealTime = true };
        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        var (sink, closed) = UdpSink.Open(to, rtp: false);
        if (simulation is null || sink is null)
        {
            await Console.Error.WriteLineAsync($"The made drone does not fly. {trouble ?? closed}").ConfigureAwait(false);
            return;
        }

        await using (simulation.ConfigureAwait(false))
        await using (sink.ConfigureAwait(false))
        {
            await Console.Out.WriteLineAsync($"A made drone flies the scenario '{scenario.Name}' as {centre.Mission.Sources[0].Id}; Ctrl-C ends the demonstration.").ConfigureAwait(false);
            await foreach (var frame in simulation.RunAsync(stopping).ConfigureAwait(false))
            {
                await sink.SendAsync(frame.Packets, frame.Pts, stopping).ConfigureAwait(false);
            }
        }
    }
}
