using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using Truceline.Simulator;
using Truceline.Simulator.MpegTs;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Sending;

namespace Truceline.Cli.Commands;

/// <summary>Flies a made drone and sends or writes the very bytes that a real one would.</summary>
internal static class Simulate
{
    private static readonly Option<string> ScenarioName = new("--scenario") { Description = "Which scenario (see --list).", DefaultValueFactory = _ => "crossing" };
    private static readonly Option<string?> To = new("--to") { Description = "Send to udp://HOST:PORT; multicast addresses are understood." };
    private static readonly Option<string?> Out = new("--out") { Description = "Write into this file." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Another seed makes other traffic and other errors.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> Duration = new("--duration") { Description = "Seconds; by default a file is one lap of the scenario, a live stream is endless." };
    private static readonly Option<string?> Rate = new("--rate") { Description = "real: as time passes (the default with --to); fast: as fast as it goes (the default with --out)." };
    private static readonly Option<string?> Size = new("--size") { Description = "Pixels of the video; by default the scenario's, mostly 640x360." };
    private static readonly Option<int?> Fps = new("--fps") { Description = "Frames a second; by default the scenario's, mostly 30." };
    private static readonly Option<int?> BitRate = new("--bitrate") { Description = "Kilobits a second, held constant; by default what the pictures need." };
    private static readonly Option<bool> Rtp = new("--rtp") { Description = "Put an RTP header in front of each datagram." };
    private static readonly Option<bool> AsyncKlv = new("--async-klv") { Description = "Carry metadata asynchronously, without presentation times." };
    private static readonly Option<bool> List = new("--list") { Description = "Print the scenarios and stop." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("simulate", "Fly a made drone over made ground and send or write its stream.")
        {
            ScenarioName, To, Out, Seed, Duration, Rate, Size, Fps, BitRate, Rtp, AsyncKlv, List, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        if (given.GetValue(List))
        {
            return PrintList(given.GetValue(Json));
        }

        var (options, wrong) = Read(given);
        if (options is null)
        {
            return Refuse(wrong);
        }

        var (simulation, trouble) = Simulation.Start(options, TimeProvider.System);
        if (simulation is null)
        {
            return Refuse(trouble);
        }

        await using (simulation.ConfigureAwait(false))
        {
            var (sink, closed) = Open(given);
            if (sink is null)
            {
                return Refuse(closed);
            }

            await using (sink.ConfigureAwait(false))
            {
                var bytes = await SendAsync(simulation, sink, cancellation).ConfigureAwait(false);
                return simulation.Trouble is { } said && !cancellation.IsCancellationRequested
                    ? Refuse($"ffmpeg stopped: {said}")
                    : Report(given, options, simulation, bytes);
            }
        }
    }

    private static async Task<long> SendAsync(Simulation simulation, IPacketSink sink, CancellationToken cancellation)
    {
        var bytes = 0L;
        try
        {
            await foreach (var frame in simulation.RunAsync(cancellation).ConfigureAwait(false))
            {
                await sink.SendAsync(frame.Packets, frame.Pts, cancellation).ConfigureAwait(false);
                bytes += frame.Packets.Length;
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever pressed Ctrl-C has seen enough; what was sent stands.
        }

        return bytes;
    }

    private static (SimulationOptions? Options, string? Wrong) Read(ParseResult given)
    {
        var name = given.GetValue(ScenarioName)!;
        if (ScenarioCatalogue.Sets.TryGetValue(name, out var drones))
        {
            return (null, $"'{name}' is flown by {drones.Count} drones, each a scenario of its own: write one of {string.Join(", ", drones.Select(s => s.Name))}.");
        }

        if (ScenarioCatalogue.Find(name) is not { } scenario)
        {
            return (null, $"There is no scenario '{name}': write one of {string.Join(", ", ScenarioCatalogue.All.Select(s => s.Name))}.");
        }

        if (given.GetValue(Rate) is not (null or "real" or "fast"))
        {
            return (null, "The rate must be 'real' or 'fast'.");
        }

        var (width, height, framesPerSecond) = scenario.Coding;
        if (given.GetValue(Size)?.Split('x') is { } size &&
            (size.Length != 2 || !int.TryParse(size[0], CultureInfo.InvariantCulture, out width) || !int.TryParse(size[1], CultureInfo.InvariantCulture, out height)))
        {
            return (null, "The size must be written as WIDTHxHEIGHT, for example 640x360.");
        }

        var real = (given.GetValue(Rate) ?? (given.GetValue(To) is null ? "fast" : "real")) == "real";
        var options = new SimulationOptions
        {
            Scenario = scenario,
            Seed = given.GetValue(Seed),
            Duration = given.GetValue(Duration) ?? (given.GetValue(To) is null ? scenario.Length : null),
            Start = real ? SystemClock.Instance.GetCurrentInstant() : scenario.Start,
            RealTime = real,
            Width = width,
            Height = height,
            FramesPerSecond = given.GetValue(Fps) ?? framesPerSecond,
            Kilobits = given.GetValue(BitRate),
            Carriage = given.GetValue(AsyncKlv) ? KlvCarriage.Async : KlvCarriage.Sync,
        };
        return options.Check() is { } wrong ? (null, wrong) : (options, null);
    }

    private static (IPacketSink? Sink, string? Trouble) Open(ParseResult given)
    {
        switch (given.GetValue(To), given.GetValue(Out))
        {
            case ({ } address, null):
                return UdpSink.Open(address, given.GetValue(Rtp));
            case (null, { } path):
                try
                {
                    return (new FileSink(path), null);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
                {
                    return (null, $"'{path}' cannot be written: {e.Message}");
                }

            default:
                return (null, "Say where to: either --to udp://HOST:PORT or --out FILE.");
        }
    }

    private static int Report(ParseResult given, SimulationOptions options, Simulation simulation, long bytes)
    {
        var seconds = (double)simulation.Frames / options.FramesPerSecond;
        Console.Out.WriteLine(given.GetValue(Json)
            ? JsonSerializer.Serialize(new
            {
                scenario = options.Scenario.Name, seed = options.Seed, start = options.Start.ToString(), seconds,
                frames = simulation.Frames, klvPackets = simulation.KlvPackets, bytes,
            })
            : $"{options.Scenario.Name}: {simulation.Frames} frames, {simulation.KlvPackets} metadata packets, {bytes} bytes in {seconds:0.0} s of flight.");
        return 0;
    }

    private static int PrintList(bool json)
    {
        Console.Out.WriteLine(json
            ? JsonSerializer.Serialize(ScenarioCatalogue.All.Select(s => new { name = s.Name, seconds = s.Length, summary = s.Summary }))
            : string.Join('\n', ScenarioCatalogue.All.Select(s => $"{s.Name,-13} {s.Summary}")));
        return 0;
    }

    private static int Refuse(string? sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
