using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Engine.Mandates;
using Truceline.Engine.Register;
using Truceline.Ledger;
using Truceline.Server.Access;

namespace Truceline.Server.Tests.Hosting;

/// <summary>A whole server and centre on a free loopback port, with a data folder of its own that goes with it.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private RunningServer(WebApplication app, Centre centre, IReadOnlyList<PrintedLink> links, string data)
    {
        (App, Centre, Links, Data) = (app, centre, links, data);
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    public WebApplication App { get; }

    public Centre Centre { get; }

    public IReadOnlyList<PrintedLink> Links { get; }

    public string Data { get; }

    public int Port { get; }

    public static string MissionFolder { get; } = Path.Combine(Checkout(), "missions", "karabakh");

    /// <summary>A console of one page and one asset, as a build leaves them.</summary>
    private static readonly Lazy<string> BuiltConsole = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("truceline-console-").FullName;
        File.WriteAllText(Path.Combine(folder, "index.html"), "<!doctype html><title>Truceline</title>");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "assets")).FullName, "app-3f2a.js"), "export {};");
        return folder;
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="record">Enters what the test needs to find in the log, by the data folder and its writer.</param>
    public static async Task<RunningServer> StartAsync(
        bool demo = true, Func<ServerOptions, ServerOptions>? change = null, Func<string, LogWriter, Task>? record = null)
    {
        var data = Directory.CreateTempSubdirectory("truceline-server-").FullName;
        if (record is not null)
        {
            await RecordAsync(data, record);
        }

        var centre = await OpenAsync(data);
        var options = new ServerOptions { Data = data, Urls = "http://127.0.0.1:0", Demo = demo, Console = BuiltConsole.Value };
        var app = TruceServer.Build(change?.Invoke(options) ?? options, Staffing.Of(centre), () => centre);
        app.Services.GetRequiredService<Centre>().ShouldBe(centre);
        await using var scope = app.Services.CreateAsyncScope();
        var links = await scope.ServiceProvider.GetRequiredService<FirstPeople>().PrepareAsync(Cancellation);
        await app.StartAsync(Cancellation);
        return new RunningServer(app, centre, links, data);
    }

    public Visitor Visitor(string name = "visitor") => new(Port, name);

    /// <summary>A browser of the demo's person in this role, signed in.</summary>
    public async Task<Visitor> SignedInAsync(Role role, string? delegation, string? party = null)
    {
        var visitor = Visitor(FirstPeople.OriginName(role, delegation ?? party));
        (await visitor.PostAsync("/api/session/link", new { token = Token(role, delegation, party) })).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return visitor;
    }

    public string Token(Role role, string? delegation, string? party = null) =>
        Links.Single(link => link.Role == role && link.Delegation == delegation && link.Party == party).Url.Split('=')[1];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
    }

    private static async Task RecordAsync(string data, Func<string, LogWriter, Task> record)
    {
        string origin;
        await using (var made = await OpenAsync(data))
        {
            origin = made.Log.Latest.Origin;
        }

        using var key = new DemoKeys(data, "karabakh", repeatable: false).LogKey(origin);
        await using var log = await LogWriter.OpenAsync(data, key, origin, TimeProvider.System, Cancellation);
        await record(data, log);
    }

    private static Task<Centre> OpenAsync(string data) => Centre.OpenAsync(
        new CentreOptions { Data = data, Mission = MissionFolder, OpenRegister = _ => new RegisterInMemory(), Demo = true },
        TimeProvider.System,
        Cancellation);

    public static string Checkout()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Truceline.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run in a checkout.");
    }
}
