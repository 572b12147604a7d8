using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Text;

namespace Truceline.Bench.Streams;

/// <summary>
/// A whole centre under many drones: the built program serves, each stream arrives by UDP, is recorded, sealed and decoded, and viewers
/// watch four of them. What was sent is then held against what stands sealed in the data folder.
/// </summary>
internal sealed class ManyStreams
{
    private const double BitsPerSecond = 6e6;
    private const int Viewers = 4;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(5);

    /// <param name="program">The built truceline.dll.</param>
    /// <param name="file">A transport stream with metadata.</param>
    /// <param name="mission">Folder of a mission whose one source is taken as the pattern of all.</param>
    public static async Task<int> RunAsync(string program, string file, string mission, int streams, double seconds)
    {
        var folder = Directory.CreateTempSubdirectory("truceline-streams-").FullName;
        try
        {
            var ports = FreePorts(streams + 1);
            Lay(mission, Path.Combine(folder, "mission"), ports[..^1]);
            var data = Path.Combine(folder, "data");
            using var centre = ServedProgram.Start(program, Path.Combine(folder, "mission"), data, ports[^1]);
            var link = await centre.LinkAsync("duty-officer").ConfigureAwait(false);
            var viewers = new List<CountingViewer>();
            for (var n = 0; n < Viewers; n++)
            {
                viewers.Add(await CountingViewer.OpenAsync(n == 0 ? link : null, viewers.FirstOrDefault(), $"uav-{n + 1}").ConfigureAwait(false));
            }

            var sender = new PacedSender(await File.ReadAllBytesAsync(file).ConfigureAwait(false), ports[..^1], BitsPerSecond);
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            var sending = new Thread(() => sender.Run(stop.Token)) { IsBackground = true };
            sending.Start();
            var measuring = HealthAfterAsync(viewers[0], seconds * 0.8);
            var memory = await WatchAsync(centre, stop.Token).ConfigureAwait(false);
            sending.Join();
            var busy = centre.ProcessorSeconds / seconds;
            await Task.Delay(TimeSpan.FromSeconds(2)).ConfigureAwait(false);
            var health = await measuring.ConfigureAwait(false);
            await Task.WhenAll(viewers.Select(viewer => viewer.CloseAsync())).ConfigureAwait(false);
            await centre.StopAsync().ConfigureAwait(false);
            Report(streams, seconds, sender, Sealed(data, streams), memory, busy, viewers, health);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>While the streams still come.</summary>
    private static async Task<SourcesHealth> HealthAfterAsync(CountingViewer viewer, double seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
        return await viewer.HealthAsync().ConfigureAwait(false);
    }

    private static void Report(
        int streams, double seconds, PacedSender sender, long[] kept, List<double> memory, double busy, List<CountingViewer> viewers, SourcesHealth health)
    {
        var lost = Enumerable.Range(0, streams).Sum(n => (sender.Sent[n] * PacedSender.Length) - kept[n]) / PacedSender.Length;
        var second = memory[(memory.Count / 2)..];
        var figures = new Dictionary<string, double>
        {
            ["streams"] = streams,
            ["seconds"] = seconds,
            ["datagramsSent"] = sender.Sent.Sum(),
            ["datagramsLost"] = lost,
            ["megabytesKept"] = kept.Sum() / 1e6,
            ["memoryAfterStartMiB"] = memory[Math.Min(memory.Count - 1, 6)],
            ["memoryAtHalfMiB"] = second[0],
            ["memoryAtEndMiB"] = second[^1],
            ["memoryMostMiB"] = memory.Max(),
            ["coresBusy"] = busy,
            ["picturesToViewers"] = viewers.Sum(viewer => viewer.Pictures),
            ["viewersFewestPicturesPerSecond"] = viewers.Min(viewer => viewer.Pictures) / seconds,
            ["sourcesReceiving"] = health.Receiving,
            ["sourcesDecodingKlv"] = health.Decoding,
            ["checksumErrors"] = health.ChecksumErrors,
        };
        Console.WriteLine($"{{\"measurement\":\"streams\",\"figures\":{{{string.Join(",", figures.Select(one => string.Create(CultureInfo.InvariantCulture, $"\"{one.Key}\":{Math.Round(one.Value, 2)}")))}}}}}");
    }

    /// <summary>Resident memory of the centre in MiB, every few seconds until the token is cancelled.</summary>
    private static async Task<List<double>> WatchAsync(ServedProgram centre, CancellationToken cancellation)
    {
        var samples = new List<double>();
        do
        {
            await Task.Delay(Sampling, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            samples.Add(centre.ResidentMebibytes);
        }
        while (!cancellation.IsCancellationRequested);
        return samples;
    }

    /// <summary>Bytes of each source in sealed segments.</summary>
    private static long[] Sealed(string data, int streams) =>
    [
        .. Enumerable.Range(1, streams).Select(n => new DirectoryInfo(Path.Combine(data, "evidence", $"uav-{n}")))
            .Select(source => source.Exists ? source.EnumerateFiles("*.ts", SearchOption.AllDirectories).Sum(segment => segment.Length) : 0),
    ];

    private static void Lay(string from, string to, int[] ports)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from))
        {
            File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }

        var mission = Path.Combine(to, "mission.yaml");
        var sources = new StringBuilder("sources:\n");
        for (var n = 0; n < ports.Length; n++)
        {
            sources.Append(CultureInfo.InvariantCulture, $"  - id: uav-{n + 1}\n    name: Drone {n + 1}\n    kind: uas-video\n    address: udp://127.0.0.1:{ports[n]}\n    time: utc\n");
        }

        var lines = File.ReadAllLines(mission).ToList();
        var start = lines.FindIndex(line => line == "sources:");
        var end = lines.FindIndex(start + 1, line => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '#');
        lines.RemoveRange(start, end - start);
        lines.Insert(start, sources.ToString());
        File.WriteAllLines(mission, lines);
    }

    private static int[] FreePorts(int count)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Select(one => one.Port)
            .Concat(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(one => one.Port)).ToHashSet();
        return [.. Enumerable.Range(24_000 + (Environment.ProcessId % 4_000), 30_000).Where(port => !taken.Contains(port)).Take(count)];
    }
}
