using System.Diagnostics;
using System.Text.Json;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Ledger;
using Truceline.Sqlite;

namespace Truceline.Bench.Register;

/// <summary>What starting again without <c>register.db</c> costs: the whole log folded into a new one, as a centre does it.</summary>
internal static class RegisterReplay
{
    public static async Task<int> MakeAsync(string folder, string mission, long entries)
    {
        var made = await MadeLog.MakeAsync(folder, mission, entries).ConfigureAwait(false);
        Print("made", new() { ["entries"] = made });
        return 0;
    }

    /// <summary>Seconds are counted from the start of the process, runtime and compiler included.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "register.db*"))
        {
            File.Delete(file);
        }

        var log = LogReader.Open(folder);
        using var register = new Engine.Register.Register(
            SqliteRegister.Open(Path.Combine(folder, "register.db")), log, new Projector(new RuleSetShelf(folder).Of, Ed25519.Verify));
        await register.CatchUpAsync(CancellationToken.None).ConfigureAwait(false);
        var seconds = (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;
        var bundles = new DirectoryInfo(Path.Combine(folder, "log", "tile", "entries")).EnumerateFiles("*", SearchOption.AllDirectories);
        var bytes = bundles.Sum(file => file.Length);
        Print("register", new()
        {
            ["entries"] = register.Entries,
            ["unknown"] = register.Unknown,
            ["bytesPerEntry"] = (double)bytes / register.Entries,
            ["seconds"] = seconds,
            ["cpuSeconds"] = Environment.CpuUsage.TotalTime.TotalSeconds,
            ["entriesPerSecond"] = register.Entries / seconds,
        });
        Console.Error.WriteLine(register.Digest());
        return 0;
    }

    private static void Print(string measurement, Dictionary<string, double> figures) =>
        Console.WriteLine(JsonSerializer.Serialize(new { measurement, figures }));
}
