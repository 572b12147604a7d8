using System.CommandLine;
using Truceline.Cli.Demonstration;
using Truceline.Server;
using Truceline.Server.Console;
using Truceline.Simulator.Scenarios;

namespace Truceline.Cli.Commands;

/// <summary><c>truceline demo</c>: the centres of the shipped missions side by side, with invented people, and made drones already flying.</summary>
internal static class Demo
{
    private static readonly Option<string?> Data = new("--data") { Description = "Folder of the demonstration's record; with several missions a folder in it for each. Default data/demo/MISSION in the current folder, data/SCENARIO for a set of drones." };
    private static readonly Option<string[]> Missions = new("--mission") { Description = "Folder of a mission's files; may be repeated. Default missions/karabakh and missions/idlib of the checkout, side by side; with --scenario the one that it is made for." };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where the first mission listens, loopback only; further missions use the ports after it.", DefaultValueFactory = _ => "http://localhost:5080" };
    private static readonly Option<string?> ScenarioName = new("--scenario") { Description = "What the made drone of one mission sees (see simulate --list), or busy-night: four drones." };
    private static readonly Option<string> To = new("--drone") { Description = "Where the first made drone sends to and its centre listens; further drones use the ports after it.", DefaultValueFactory = _ => "udp://127.0.0.1:5600" };

    private static readonly Option<string?> Config = new("--config") { Description = "JSON file with further options (docs/configuration.md)." };
    private static readonly Option<string> Elevation = new("--elevation") { Description = "Folder of elevation tiles (.hgt, GeoTIFF, DTED) that marks and targets are placed on." };

    public static Command Make()
    {
        var command = new Command("demo", "Run a demonstration: centres, invented people with sign-in links, and made drones already flying.")
        {
            Data, Missions, Urls, ScenarioName, To, Elevation, Config,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var missions = new List<FlownMission>();
        try
        {
            return Gather(given, missions) is { } wrong
                ? Sentences.Refuse(wrong)
                : await RunAsync(missions, cancellation).ConfigureAwait(false) is { } trouble ? Sentences.Refuse(trouble) : 0;
        }
        finally
        {
            missions.ForEach(mission => mission.Dispose());
        }
    }

    /// <summary>All until one ends, which ends the others.</summary>
    private static async Task<string?> RunAsync(List<FlownMission> missions, CancellationToken cancellation)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        async Task<string?> One(FlownMission mission)
        {
            var trouble = await mission.RunAsync(all.Token).ConfigureAwait(false);
            await all.CancelAsync().ConfigureAwait(false);
            return trouble;
        }

        return (await Task.WhenAll(missions.Select(One)).ConfigureAwait(false)).FirstOrDefault(trouble => trouble is not null);
    }

    /// <returns>Why they cannot be flown; null where they can.</returns>
    internal static string? Gather(ParseResult given, List<FlownMission> missions)
    {
        var scenario = given.GetValue(ScenarioName);
        var folders = FoldersOf(given, scenario);
        if (scenario is not null && folders.Length > 1)
        {
            return "--scenario: a scenario is flown over one mission; name that one with --mission, or leave the scenario out.";
        }

        var (options, fault) = given.GetValue(Config) is { } config ? ServerOptionsCheck.Read(config, ".") : (new ServerOptions { Data = "." }, null);
        foreach (var folder in fault is null ? folders : [])
        {
            var number = missions.Count;
            var (mission, wrong) = FlownMission.Of(folder, scenario, given.GetValue(To)!, missions.Sum(before => before.Drones.Count), id => OptionsOf(given, options!, id, scenario, number, folders.Length));
            if (mission is null)
            {
                return wrong;
            }

            missions.Add(mission);
        }

        return fault
            ?? (missions.Select(mission => mission.Id).Distinct().Count() < missions.Count ? "--mission: the same mission is named twice; each has one centre." : null)
            ?? (missions.Count > 1 && given.GetValue(Data) is { } data && Directory.Exists(Path.Combine(data, "log"))
                ? $"--data: {data} holds the record of one mission; write a folder that is to hold one folder for each." : null);
    }

    private static string[] FoldersOf(ParseResult given, string? scenario)
    {
        string Shipped(string id) => Path.Combine(Checkout.Folder() ?? ".", "missions", id);
        return given.GetValue(Missions) is { Length: > 0 } named ? named
            : scenario is null ? [Shipped("karabakh"), Shipped("idlib")]
            : [Shipped(scenario == ScenarioCatalogue.UsualOver("idlib") ? "idlib" : "karabakh")];
    }

    /// <summary>Of the file, and over it what the demonstration and its own options fix.</summary>
    private static ServerOptions OptionsOf(ParseResult given, ServerOptions options, string mission, string? scenario, int number, int missions) => options with
    {
        Data = (given.GetValue(Data), missions) switch
        {
            ({ } data, 1) => data,
            ({ } data, _) => Path.Combine(data, mission),
            _ when scenario is not null && ScenarioCatalogue.Sets.ContainsKey(scenario) => Path.Combine("data", scenario),
            _ => Path.Combine("data", "demo", mission),
        },
        // Where there is no such port the address is left as it is, and the check of the options says what is wrong with it.
        Urls = Ports.After(given.GetValue(Urls)!, number) ?? given.GetValue(Urls)!,
        Demo = true,
        Elevation = given.GetValue(Elevation) ?? options.Elevation,
        SignInLinkMinutes = 12 * 60,
    };
}
