using Truceline.Server;
using Truceline.Simulator.Scenarios;

namespace Truceline.Cli.Demonstration;

/// <summary>
/// One mission of a demonstration: its files, its own address, record, keys and people, and the made drones that fly over it. Nothing of it is
/// shared with the missions beside it but the process. Whoever makes one disposes it.
/// </summary>
internal sealed class FlownMission : IDisposable
{
    private readonly MissionOfDrones _mission;

    private FlownMission(MissionOfDrones mission, IReadOnlyList<MadeDrone> drones, ServerOptions options) =>
        (_mission, Drones, Options) = (mission, drones, options);

    public string Id => _mission.Id;

    public IReadOnlyList<MadeDrone> Drones { get; }

    public ServerOptions Options { get; }

    /// <param name="scenario">What is flown; null for what is usual over that mission.</param>
    /// <param name="first">Where the first drone of all sends to.</param>
    /// <param name="earlier">Drones of the missions before.</param>
    /// <param name="options">How the mission of an id is served.</param>
    public static (FlownMission? Mission, string? Trouble) Of(string folder, string? scenario, string first, int earlier, Func<string, ServerOptions> options)
    {
        var flown = scenario is null ? [] : ScenarioCatalogue.Together(scenario);
        if (scenario is not null && flown.Count == 0)
        {
            return (null, $"There is no scenario '{scenario}': write one of {string.Join(", ", ScenarioCatalogue.Sets.Keys.Concat(ScenarioCatalogue.All.Select(one => one.Name)))}.");
        }

        var (mission, refused) = MissionOfDrones.Of(folder, Math.Max(1, flown.Count));
        if (mission is null)
        {
            return (null, refused);
        }

        var (drones, wrong) = MadeDrone.For(flown.Count > 0 ? flown : ScenarioCatalogue.Together(ScenarioCatalogue.UsualOver(mission.Id)), mission.Sources, first, earlier);
        if (wrong is null)
        {
            return (new(mission, drones, options(mission.Id)), null);
        }

        mission.Dispose();
        return (null, wrong);
    }

    /// <summary>Serves and flies until it is told to stop.</summary>
    /// <returns>Null after an orderly end; else one sentence that says why it does not serve.</returns>
    public Task<string?> RunAsync(CancellationToken cancellation) => Serving.RunAsync(
        new ServeRequest(Options, _mission.Folder, [], Drones.ToDictionary(drone => drone.Source, drone => drone.To)),
        Console.Out,
        (centre, stopping) =>
        {
            // The centre has adopted the files by now, and keeps its own copy.
            _mission.Dispose();
            return Task.WhenAll([MadePosts.EnterAsync(centre, stopping), .. Drones.Select(drone => drone.FlyAsync(stopping))]);
        },
        cancellation);

    public void Dispose() => _mission.Dispose();
}
