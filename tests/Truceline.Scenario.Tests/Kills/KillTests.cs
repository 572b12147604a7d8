using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Truceline.Ledger;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Sending;

namespace Truceline.Scenario.Tests.Kills;

/// <summary>
/// A centre under load, with a drone that never stops sending, is killed at random points. This process keeps what the
/// centre acknowledged. <c>TRUCELINE_KILLS</c> says how often, 10 by default.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Workers = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("truceline-kill-").FullName;
    private readonly ConcurrentDictionary<string, long> _acknowledged = new();
    private readonly ConcurrentQueue<string> _unanswered = new();
    private readonly int _http = ServedCentre.FreePort(SocketType.Stream);
    private readonly int _udp = ServedCentre.FreePort(SocketType.Dgram);
    private readonly int _seed = Environment.TickCount;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("TRUCELINE_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 10;

    private string Data => Path.Combine(_folder, "data");

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_centre_is_killed_under_load()
    {
        var cancellation = TestContext.Current.CancellationToken;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
        var incident = await RecordAnIncidentAsync();
        using var landing = new CancellationTokenSource();
        var drone = FlyAsync(landing.Token);
        var chance = new Random(_seed);
        for (var round = 0; round < Kills; round++)
        {
            using var centre = ServedCentre.Start(Data, _http, _udp);
            await (round % 4 == 3
                ? Task.Delay(chance.Next(50, 2500), cancellation) // Killed while it starts, perhaps while it recovers.
                : LoadAsync(centre, incident, round, TimeSpan.FromMilliseconds(chance.Next(200, 2500)), cancellation));
            await centre.KillAsync();
            EverythingAcknowledgedStands();
        }

        using (var centre = ServedCentre.Start(Data, _http, _udp))
        {
            await SettleAsync(centre, incident, cancellation);
            (await centre.StopAsync(cancellation)).ShouldBe(0, centre.Said);
        }

        await landing.CancelAsync();
        await drone;
        EverythingAcknowledgedStands();
        TestContext.Current.TestOutputHelper?.WriteLine($"{_acknowledged.Count} acknowledged, {_unanswered.Count} not answered");
        _acknowledged.Count.ShouldBeGreaterThan(Kills, "There was hardly any load.");
        Fsck.Check(Data, cancellation: cancellation).Problems.ShouldBeEmpty();
        (await Program.JsonAsync("recompute", "--data", Data, "--json")).GetProperty("differences").GetArrayLength().ShouldBe(0);
        var digest = await Program.JsonAsync("register", "digest", "--data", Data, "--json");
        var afresh = await Program.JsonAsync("register", "digest", "--data", Data, "--afresh", "--json");
        digest.GetProperty("digest").GetString().ShouldBe(afresh.GetProperty("digest").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Each acknowledged command is where its answer said, and every command is in the log once.</summary>
    private void EverythingAcknowledgedStands()
    {
        var log = LogReader.Open(Data);
        foreach (var (command, index) in _acknowledged)
        {
            log.Read(index)!.Header.Command.ShouldBe(command, $"leaf {index} (seed {_seed})");
        }

        var all = Enumerable.Range(0, (int)log.Latest.Size).Select(index => log.Read(index)!.Header.Command).ToList();
        all.ShouldBeUnique();
    }

    private async Task LoadAsync(ServedCentre centre, string incident, int round, TimeSpan time, CancellationToken cancellation)
    {
        await centre.ReadyAsync(cancellation);
        var officers = new[] { await DutyOfficer.SignInAsync(centre, "ru", cancellation), await DutyOfficer.SignInAsync(centre, "tr", cancellation) };
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = officers.SelectMany(officer => Enumerable.Range(0, Workers).Select(worker => WorkAsync(centre, officer, $"{round}-{worker}", incident, enough.Token))).ToList();
        await Task.Delay(time, cancellation);
        // Killed while they work: what is under way then is answered or is not.
        await centre.KillAsync();
        await enough.CancelAsync();
        await Task.WhenAll(working);
        foreach (var officer in officers)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"round {round}, {officer.Delegation}: {string.Join(", ", officer.Unanswered.Select(reason => $"{reason.Value} × {reason.Key}"))}");
            officer.Dispose();
        }
    }

    private async Task WorkAsync(ServedCentre centre, DutyOfficer officer, string name, string incident, CancellationToken cancellation)
    {
        for (var n = 0; !cancellation.IsCancellationRequested && !centre.HasExited; n++)
        {
            var command = $"{name}-{n}";
            if (await officer.OpenCaseAsync(incident, command, cancellation) is { } index)
            {
                _acknowledged[$"{officer.Delegation}:{command}"] = index;
            }
            else
            {
                _unanswered.Enqueue($"{officer.Delegation}:{command}");
            }
        }
    }

    /// <summary>After the last kill: what was never answered is asked again, and what was answered is answered the same.</summary>
    private async Task SettleAsync(ServedCentre centre, string incident, CancellationToken cancellation)
    {
        await centre.ReadyAsync(cancellation);
        foreach (var delegation in new[] { "ru", "tr" })
        {
            using var officer = await DutyOfficer.SignInAsync(centre, delegation, cancellation);
            string[] Own(IEnumerable<string> commands) => [.. commands.Where(command => command.StartsWith(delegation, StringComparison.Ordinal)).Take(10)];
            foreach (var command in Own(_acknowledged.Keys))
            {
                (await officer.OpenCaseAsync(incident, command[(delegation.Length + 1)..], cancellation)).ShouldBe(_acknowledged[command], command);
            }

            foreach (var command in Own(_unanswered))
            {
                var index = await officer.OpenCaseAsync(incident, command[(delegation.Length + 1)..], cancellation);
                _acknowledged[command] = index.ShouldNotBeNull(centre.Said);
            }
        }
    }

    /// <summary>A record with one incident, of which cases can be made.</summary>
    private async Task<string> RecordAnIncidentAsync()
    {
        var video = Path.Combine(_folder, "crossing.ts");
        var options = new SimulationOptions
        {
            Scenario = ScenarioCatalogue.Find("crossing")!, Start = ScenarioCatalogue.Find("crossing")!.Start, Duration = 100,
            Width = 160, Height = 90, FramesPerSecond = 5,
        };
        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        trouble.ShouldBeNull();
        await using (simulation)
        {
            await using var file = File.Create(video);
            await foreach (var frame in simulation!.RunAsync(CancellationToken.None))
            {
                await file.WriteAsync(frame.Packets);
            }
        }

        var report = await Program.JsonAsync("replay", "--mission", Repository.Karabakh, "--data", Data, "--video", video, "--json");
        return report.GetProperty("incidents")[0].GetProperty("incident").GetString()!;
    }

    private async Task FlyAsync(CancellationToken cancellation)
    {
        var options = new SimulationOptions
        {
            Scenario = ScenarioCatalogue.Find("crossing")!, Start = NodaTime.SystemClock.Instance.GetCurrentInstant(),
            Width = 160, Height = 90, FramesPerSecond = 10, RealTime = true,
        };
        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        trouble.ShouldBeNull();
        var (sink, closed) = UdpSink.Open($"udp://127.0.0.1:{_udp}", rtp: true);
        closed.ShouldBeNull();
        await using (simulation)
        await using (sink)
        {
            try
            {
                await foreach (var frame in simulation!.RunAsync(cancellation))
                {
                    await sink!.SendAsync(frame.Packets, frame.Pts, cancellation);
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }
}
