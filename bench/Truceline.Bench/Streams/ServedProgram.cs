using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Truceline.Bench.Streams;

/// <summary>The built program serving on loopback with invented people, as a process of its own.</summary>
internal sealed class ServedProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ServedProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public double ResidentMebibytes =>
        long.Parse(File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1048576.0;

    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static ServedProgram Start(string program, string mission, string data, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [program, "serve", "--demo", "--mission", mission, "--data", data, "--urls", $"http://localhost:{port}"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new ServedProgram(Process.Start(start)!);
    }

    /// <summary>The first sign-in link printed for a role.</summary>
    public async Task<Uri> LinkAsync(string role)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !_process.HasExited; await Task.Delay(50).ConfigureAwait(false))
        {
            string said;
            lock (_said)
            {
                said = _said.ToString();
            }

            var link = said.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(word => word.Contains($"{role}.localhost", StringComparison.Ordinal) && word.Contains("#link=", StringComparison.Ordinal));
            if (link is not null)
            {
                return new Uri(link);
            }
        }

        throw new InvalidOperationException($"The centre printed no link for {role}: {_said}");
    }

    /// <summary>Asks it to end as an operator would, and waits until what is recorded is sealed and entered.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.Append(line).Append('\n');
        }
    }
}
