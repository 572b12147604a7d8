using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Truceline.Server.Access;

namespace Truceline.Server.Tests.Hosting;

/// <summary>A whole server on a free loopback port, with a data folder of its own that goes with it.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private RunningServer(WebApplication app, IReadOnlyList<PrintedLink> links, string data)
    {
        App = app;
        Links = links;
        Data = data;
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    public WebApplication App { get; }

    public IReadOnlyList<PrintedLink> Links { get; }

    public string Data { get; }

    public int Port { get; }

    public static async Task<RunningServer> StartAsync(bool demo = true, Func<ServerOptions, ServerOptions>? change = null)
    {
        var data = Directory.CreateTempSubdirectory("truceline-server-").FullName;
        var options = new ServerOptions { Data = data, Urls = "http://127.0.0.1:0", Demo = demo };
        var app = TruceServer.Build(change?.Invoke(options) ?? options, new Staffing("karabakh", ["ru", "tr"]));
        await using var scope = app.Services.CreateAsyncScope();
        var links = await scope.ServiceProvider.GetRequiredService<FirstPeople>().PrepareAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(app, links, data);
    }

    public Visitor Visitor(string name = "visitor") => new(Port, name);

    /// <summary>A browser of the demo's person in this role, signed in.</summary>
    public async Task<Visitor> SignedInAsync(Role role, string? delegation)
    {
        var visitor = Visitor(FirstPeople.OriginName(role, delegation));
        (await visitor.PostAsync("/api/session/link", new { token = Token(role, delegation) })).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return visitor;
    }

    public string Token(Role role, string? delegation) =>
        Links.Single(link => link.Role == role && link.Delegation == delegation).Url.Split('=')[1];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
    }
}
