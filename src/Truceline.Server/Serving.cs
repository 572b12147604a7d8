using Microsoft.Extensions.Hosting;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Motion;
using Truceline.Ledger;
using Truceline.Server.Access;
using Truceline.Server.Description;
using Truceline.Server.Keys;
using Truceline.Sqlite;

namespace Truceline.Server;

/// <summary>What is to be served.</summary>
/// <param name="Mission">Folder of the mission's files; null takes the rule set adopted last.</param>
/// <param name="Heads">For the first entry of a new record; needed unless it is a demonstration's.</param>
/// <param name="Addresses">In place of those in the mission's files, by source.</param>
public sealed record ServeRequest(
    ServerOptions Options, string? Mission, IReadOnlyList<HeadKey> Heads, IReadOnlyDictionary<string, string> Addresses);

/// <summary>Runs a centre and its server until it is told to stop.</summary>
public static class Serving
{
    /// <param name="say">Told what to print: where it serves, and the links.</param>
    /// <param name="started">Called when the first request can be answered.</param>
    /// <returns>Null after an orderly end; else one sentence that says why it does not serve.</returns>
    public static async Task<string?> RunAsync(
        ServeRequest request, TextWriter say, Func<Centre, CancellationToken, Task>? started, CancellationToken cancellation)
    {
        if (ServerOptionsCheck.Fault(request.Options) is { } fault)
        {
            return fault;
        }

        try
        {
            var centre = await OpenAsync(request, cancellation).ConfigureAwait(false);
            await using var app = TruceServer.Build(request.Options, Staffing.Of(centre), () => centre);
            app.Services.GetRequiredService<Centre>();
            await ServeAsync(app, centre, request.Options, say, started, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception trouble) when (trouble is CentreFaultException or LogFaultException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return trouble.Message;
        }
    }

    /// <summary>The description of the API, of a server that holds nothing; it is started on a free port, since its addresses stand only then.</summary>
    public static async Task<string> DescribeAsync(CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("truceline-describe-").FullName;
        try
        {
            await using var app = TruceServer.Build(
                new ServerOptions { Data = data, Urls = "http://127.0.0.1:0" }, new Staffing("none", [], []), () => throw new InvalidOperationException("A description needs no centre."));
            await app.StartAsync(cancellation).ConfigureAwait(false);
            var description = await ApiDescription.WriteAsync(app, cancellation).ConfigureAwait(false);
            await app.StopAsync(cancellation).ConfigureAwait(false);
            return description;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static Task<Centre> OpenAsync(ServeRequest request, CancellationToken cancellation) => Centre.OpenAsync(
        new CentreOptions
        {
            Data = request.Options.Data,
            Mission = request.Mission,
            OpenRegister = data => SqliteRegister.Open(Path.Combine(data, "register.db")),
            OpenLookback = data => SqliteLookback.Open(Path.Combine(data, "lookback.db")),
            Heads = request.Heads,
            Demo = request.Options.Demo,
            Addresses = request.Addresses,
            Elevation = request.Options.Elevation,
            Geoid = request.Options.Geoid,
            Motion = new MotionOptions
            {
                Watch = request.Options.Motion,
                Ffmpeg = request.Options.Ffmpeg,
                MostLoad = request.Options.MotionLoadPercent / 100.0,
                OpenIndex = data => SqliteMotionIndex.Open(Path.Combine(data, "motion.db")),
            },
        },
        TimeProvider.System,
        cancellation);

    private static async Task ServeAsync(
        WebApplication app, Centre centre, ServerOptions options, TextWriter say, Func<Centre, CancellationToken, Task>? started, CancellationToken cancellation)
    {
        var links = await LinksAsync(app, cancellation).ConfigureAwait(false);
        await app.StartAsync(cancellation).ConfigureAwait(false);
        centre.Start();
        if (options.Demo)
        {
            await DemoReviewers.EnrolAsync(centre, cancellation).ConfigureAwait(false);
        }

        // In one piece: missions side by side do not speak into each other's lists.
        await say.WriteAsync($"Truceline serves the mission {centre.Mission.Id} at {options.Urls.Replace(";", " and ", StringComparison.Ordinal)}\n{Invitation(links, options)}").ConfigureAwait(false);
        await say.FlushAsync(cancellation).ConfigureAwait(false);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        var beside = started?.Invoke(centre, stopping.Token) ?? Task.CompletedTask;
        await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        await beside.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task<IReadOnlyList<PrintedLink>> LinksAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstPeople>().PrepareAsync(cancellation).ConfigureAwait(false);
    }

    private static string Invitation(IReadOnlyList<PrintedLink> links, ServerOptions options) =>
        links.Count == 0 ? ""
        : string.Join('\n', [
            options.Demo
                ? $"Sign in as any of these invented people; each link works once, for {options.SignInLinkMinutes} minutes:"
                : $"Give each link to the one whom it is for, to enrol a passkey; it works once, for {options.EnrolmentHours} hours:",
            .. links.Select(link => $"  {FirstPeople.OriginName(link.Role, link.Delegation ?? link.Party),-20} {link.Url}"),
            ""]);
}
