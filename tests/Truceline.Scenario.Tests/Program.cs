using System.Diagnostics;
using System.Text.Json;

namespace Truceline.Scenario.Tests;

/// <summary>The built program, run as people run it.</summary>
internal static class Program
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "truceline");

    /// <summary>Starts it with its output kept apart from the test's.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Output of a run that succeeds, as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (exit, output, errors) = await RunAsync(arguments);
        exit.ShouldBe(0, $"{string.Join(' ', arguments)}: {errors} {output}");
        return JsonSerializer.Deserialize<JsonElement>(output);
    }
}
