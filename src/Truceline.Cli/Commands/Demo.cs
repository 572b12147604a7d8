using System.CommandLine;
using Truceline.Cli.Demonstration;
using Truceline.Server;
using Truceline.Server.Console;
using Truceline.Simulator.Scenarios;

namespace Truceline.Cli.Commands;

/// <summary><c>truceline demo</c>: a centre with the Karabakh mission, invented people, and made drones already flying.</summary>
internal static class Demo
{
    private static readonly Option<string?> Data = new("--data") { Description = "Folder of the demonstration's record. Default data/demo in the current folder, data/SCENARIO for a set of drones." };
    private static readonly Option<string> Mission = new("--mission") { Description = "Folder of the mission's files. Default missions/karabakh of the checkout.", DefaultValueFactory = _ => Path.Combine(Checkout.Folder() ?? ".", "missions", "karabakh") };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen; loopback only.", DefaultValueFactory = _ => "http://localhost:5080" };
    private static readonly Option<string> ScenarioName = new("--scenario") { Description = "What the made drone sees (see simulate --list), or busy-night: four drones.", DefaultValueFactory = _ => "crossing" };
    private static readonly Option<string> To = new("--drone") { Description = "Where the made drone sends to and the centre listens; further drones use the ports after it.", DefaultValueFactory = _ => "udp://127.0.0.1:5600" };

    private static readonly Option<string?> Config = new("--config") { Description = "JSON file with further options (docs/configuration.md)." };
    private static readonly Option<string> Elevation = new("--elevation") { Description = "Folder of elevation tiles (.hgt, GeoTIFF, DTED) that marks and targets are placed on." };

    public static Command Make()
    {
        var command = new Command("demo", "Run a demonstration: the centre, invented people with sign-in links, and made drones already flying.")
        {
            Data, Mission, Urls, ScenarioName, To, Elevation, Config,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var name = given.GetValue(ScenarioName)!;
        var scenarios = ScenarioCatalogue.Together(name);
        if (scenarios.Count == 0)
        {
            return Sentences.Refuse($"There is no scenario '{name}': write one of {string.Join(", ", ScenarioCatalogue.Sets.Keys.Concat(ScenarioCatalogue.All.Select(one => one.Name)))}.");
        }

        var (mission, refused) = MissionOfDrones.Of(given.GetValue(Mission)!, scenarios.Count);
        if (mission is null)
        {
            return Sentences.Refuse(refused!);
        }

        using (mission)
        {
            var (options, fault) = OptionsOf(given, scenarios.Count == 1 ? "demo" : name);
            if (options is null)
            {
                return Sentences.Refuse(fault!);
            }

            var (drones, wrong) = MadeDrone.For(scenarios, mission.Sources, given.GetValue(To)!);
            var trouble = wrong ?? await Serving.RunAsync(
                Request(options, mission.Folder, drones), Console.Out,
                (_, stopping) =>
                {
                    // The centre has adopted the files by now, and keeps its own copy.
                    mission.Dispose();
                    return Task.WhenAll(drones.Select(drone => drone.FlyAsync(stopping)));
                },
                cancellation).ConfigureAwait(false);
            return trouble is null ? 0 : Sentences.Refuse(trouble);
        }
    }

    /// <summary>Of the file, and over it what the demonstration and its own options fix.</summary>
    private static (ServerOptions? Options, string? Fault) OptionsOf(ParseResult given, string folder)
    {
        var data = given.GetValue(Data) ?? Path.Combine("data", folder);
        var (options, fault) = given.GetValue(Config) is { } config
            ? ServerOptionsCheck.Read(config, data)
            : (new ServerOptions { Data = data }, null);
        return fault is not null ? (null, fault) : (options! with
        {
            Urls = given.GetValue(Urls)!,
            Demo = true,
            Elevation = given.GetValue(Elevation) ?? options.Elevation,
            SignInLinkMinutes = 12 * 60,
        }, null);
    }

    private static ServeRequest Request(ServerOptions options, string mission, IReadOnlyList<MadeDrone> drones) =>
        new(options, mission, [], drones.ToDictionary(drone => drone.Source, drone => drone.To));
}
