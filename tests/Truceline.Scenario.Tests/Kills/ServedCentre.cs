using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Truceline.Scenario.Tests.Kills;

/// <summary><c>truceline serve</c> as a child that is ended politely or not.</summary>
internal sealed class ServedCentre : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, string> _links = new();

    private ServedCentre(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', _said);

    public bool HasExited => _process.HasExited;

    public static ServedCentre Start(string data, int http, int udp) => new(Program.Start(
        "serve", "--demo", "--mission", Repository.Karabakh, "--data", data,
        "--urls", $"http://localhost:{http}", "--source", $"uav-1=udp://127.0.0.1:{udp}"));

    /// <summary>Waits until it has printed its links.</summary>
    public async Task ReadyAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_ready.Task, _process.WaitForExitAsync(cancellation)).WaitAsync(TimeSpan.FromMinutes(2), cancellation);
        _ready.Task.IsCompletedSuccessfully.ShouldBeTrue(Said);
    }

    /// <summary>One-time sign-in link of a role, as <c>http://ROLE.MISSION.localhost:PORT/#link=TOKEN</c>.</summary>
    public string LinkOf(string role) => _links[role];

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    public static int FreePort(SocketType type)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, ProtocolType.Unspecified);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private void Hear(string? line)
    {
        _said.Enqueue(line ?? "");
        if (line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var role, var link] && link.Contains("#link=", StringComparison.Ordinal))
        {
            _links[role] = link;
            // The last one that is printed.
            if (role == "operator")
            {
                _ready.TrySetResult();
            }
        }
    }
}
