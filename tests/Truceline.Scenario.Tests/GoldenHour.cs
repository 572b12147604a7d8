using System.Security.Cryptography;
using System.Text.Json;
using Truceline.Core.Record;
using Truceline.Scenario.Tests;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;

[assembly: AssemblyFixture(typeof(GoldenHour))]

namespace Truceline.Scenario.Tests;

/// <summary>The simulated hour, made once, small in pixels, and sent through the centre by replay.</summary>
public sealed class GoldenHour : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("truceline-hour-").FullName;

    internal static SimulationOptions Options { get; } = new()
    {
        Scenario = ScenarioCatalogue.Find("hour")!,
        Start = ScenarioCatalogue.Find("hour")!.Start,
        Duration = 3600,
        Width = 160,
        Height = 90,
        FramesPerSecond = 5,
    };

    internal TrueEntries Truth { get; } = new(Options);

    public string Video => Path.Combine(_folder, "hour.ts");

    public string Data => Path.Combine(_folder, "data");

    public string VideoSha256 { get; private set; } = "";

    /// <summary>What the replay printed.</summary>
    public JsonElement Report { get; private set; }

    public IReadOnlyList<IncidentView> Incidents { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var (simulation, trouble) = Simulation.Start(Options, TimeProvider.System);
        trouble.ShouldBeNull();
        await using (simulation)
        {
            await using var file = File.Create(Video);
            await foreach (var frame in simulation!.RunAsync(CancellationToken.None))
            {
                await file.WriteAsync(frame.Packets);
            }
        }

        await using (var written = File.OpenRead(Video))
        {
            VideoSha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(written));
        }

        Report = await ReplayAsync(Data);
        Incidents = Report.GetProperty("incidents").Deserialize<IncidentView[]>(StatementJson.Options)!;
    }

    public Task<JsonElement> ReplayAsync(string data) =>
        Program.JsonAsync("replay", "--mission", Repository.Karabakh, "--data", data, "--video", Video, "--json");

    public string Folder(string name) => Path.Combine(_folder, name);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
