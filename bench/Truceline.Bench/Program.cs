using System.Diagnostics;
using System.Globalization;
using Truceline.Bench;
using Truceline.Bench.Alerts;
using Truceline.Bench.Commands;
using Truceline.Bench.Motion;
using Truceline.Bench.Register;
using Truceline.Bench.Streams;
using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

// truceline-bench demux FILE [PASSES]   demux and decode all KLV of a transport stream, read from disk; the last pass counts
// truceline-bench klv FILE [SECONDS]    decode the KLV packets of FILE over and over from memory
// truceline-bench record FILE FOLDER MBITS [watched]   demux FILE and record it under seal: written, hashed, cut at random-access points, fsynced
// truceline-bench make-log FOLDER MISSION ENTRIES   make a data folder with a log as busy hours make it
// truceline-bench register FOLDER           delete register.db and fold the whole log into a new one; the digest goes to standard error
// truceline-bench acks FOLDER MISSION SECONDS   how long commands wait for their answers, twenty at once and one at a time
// truceline-bench lookback FOLDER LINE.geojson HOURS   make footprints of so many drone-hours along a line, then ask who saw places about it
// truceline-bench coverage FOLDER MISSION   what forty drones could have noticed along the line in a day, from nothing and with one minute more
// truceline-bench terrain FOLDER LATITUDE LONGITUDE   footprints cut by the elevation in FOLDER, of drones about a place
// truceline-bench bulletin MISSION [COUNT]   a bulletin of a day with so many incidents, drawn up from a register in memory and written
// truceline-bench motion [FROM CLIPS]     mark what moves in labelled clips made from seeds FROM on; how well, how fast, and how much is shown
// truceline-bench streams PROGRAM FILE MISSION COUNT SECONDS   a whole centre under COUNT streams of 6 Mbit/s, each FILE, with four viewers
// truceline-bench alerts [SEED [NIGHTS]]    cards against alerts for each officer-hour of made busy nights, and how many true entries are shown
// truceline-bench zones HITS [POSITIONS [FOLDER]]   positions against 10,000 dated zones of which HITS hold each; FOLDER gets them as COPY text
// truceline-bench rejudge MISSION [COUNT]   made incidents judged again, in memory, after an amendment that moves the line
const int Portion = 64 * 1024;
const double Million = 1e6;

return args switch
{
    ["demux", var file] => Demux(file, 1),
    ["demux", var file, var passes] when int.TryParse(passes, out var count) && count > 0 => Demux(file, count),
    ["klv", var file] => Klv(file, 2),
    ["klv", var file, var seconds] when int.TryParse(seconds, out var count) && count > 0 => Klv(file, count),
    ["record", var file, var folder, var pace] when double.TryParse(pace, out var megabits) && megabits > 0 => Recording.Run(file, folder, megabits, isWatched: false),
    ["record", var file, var folder, var pace, "watched"] when double.TryParse(pace, out var megabits) && megabits > 0 => Recording.Run(file, folder, megabits, isWatched: true),
    ["make-log", var folder, var mission, var entries] when long.TryParse(entries, out var count) && count > 0 =>
        await RegisterReplay.MakeAsync(folder, mission, count).ConfigureAwait(false),
    ["acks", var folder, var mission, var seconds] when double.TryParse(seconds, out var time) && time > 0 =>
        await Acknowledgements.RunAsync(folder, mission, time).ConfigureAwait(false),
    ["register", var folder] => await RegisterReplay.RunAsync(folder).ConfigureAwait(false),
    ["lookback", var folder, var line, var given] when int.TryParse(given, out var hours) && hours > 0 => Lookback.Run(folder, line, hours),
    ["coverage", var folder, var mission] => CoverageDay.Run(folder, mission),
    ["terrain", var folder, var north, var east] when double.TryParse(north, CultureInfo.InvariantCulture, out var latitude) && double.TryParse(east, CultureInfo.InvariantCulture, out var longitude) =>
        TerrainCuts.Run(folder, latitude, longitude),
    ["bulletin", var mission] => BulletinOfBusyDay.Run(mission, 7_000),
    ["bulletin", var mission, var given] when int.TryParse(given, out var count) && count > 0 => BulletinOfBusyDay.Run(mission, count),
    ["motion"] => await MotionMeasurement.RunAsync(1001, 24).ConfigureAwait(false),
    ["motion", var from, var clips] when ulong.TryParse(from, out var seed) && int.TryParse(clips, out var count) && count > 0 =>
        await MotionMeasurement.RunAsync(seed, count).ConfigureAwait(false),
    ["streams", var program, var file, var mission, var given, var seconds] when int.TryParse(given, out var count) && count is >= 4 and <= 200
        && double.TryParse(seconds, out var time) && time > 0 => await ManyStreams.RunAsync(program, file, mission, count, time).ConfigureAwait(false),
    ["zones", var hits] when double.TryParse(hits, CultureInfo.InvariantCulture, out var each) && each > 0 => Zones.Run(each, 1_000_000, null),
    ["zones", var hits, var given, .. var rest] when double.TryParse(hits, CultureInfo.InvariantCulture, out var each) && each > 0
        && int.TryParse(given, out var count) && count >= 1000 && rest.Length <= 1 => Zones.Run(each, count, rest.FirstOrDefault()),
    ["rejudge", var mission] => Rejudgements.Run(mission, 400_000),
    ["rejudge", var mission, var given] when int.TryParse(given, out var count) && count > 0 => Rejudgements.Run(mission, count),
    ["alerts"] => Alerts(1, 20),
    ["alerts", var seed] when ulong.TryParse(seed, out var first) => Alerts(first, 20),
    ["alerts", var seed, var nights] when ulong.TryParse(seed, out var first) && int.TryParse(nights, out var count) && count > 0 => Alerts(first, count),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Name a measurement: truceline-bench demux FILE, klv FILE [SECONDS], record FILE FOLDER MBITS, make-log FOLDER MISSION ENTRIES, register FOLDER, acks FOLDER MISSION SECONDS, lookback FOLDER LINE.geojson HOURS, coverage FOLDER MISSION, bulletin MISSION, terrain ELEVATION LATITUDE LONGITUDE, motion [FROM CLIPS], alerts [SEED [NIGHTS]], zones HITS [POSITIONS [FOLDER]], rejudge MISSION [COUNT], or streams PROGRAM FILE MISSION COUNT SECONDS.");
    return 1;
}

static int Alerts(ulong seed, int nights)
{
    Print("alerts", AlertsMeasured.Of(seed, nights));
    return 0;
}

static int Demux(string path, int passes)
{
    var sink = new DecodingSink();
    for (var pass = 1; pass <= passes; pass++)
    {
        sink = new DecodingSink();
        var demuxer = new TsDemuxer(sink);
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var bytes = Read(path, demuxer);
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var seconds = watch.Elapsed.TotalSeconds;
        if (pass == passes)
        {
            Print("demux", new()
            {
                ["bytes"] = bytes,
                ["seconds"] = seconds,
                ["cpuSeconds"] = cpu,
                ["megabytesPerSecond"] = bytes / Million / seconds,
                ["megabytesPerCpuSecond"] = bytes / Million / cpu,
                ["tsPacketsPerCpuSecond"] = demuxer.Counters.Packets / cpu,
                ["klvPackets"] = sink.Decoder.Packets,
                ["klvItems"] = sink.Decoder.Items,
                ["badChecksums"] = sink.Decoder.BadChecksums,
                ["continuityErrors"] = demuxer.Counters.ContinuityErrors,
                ["compiledMethods"] = System.Runtime.JitInfo.GetCompiledMethodCount(),
                ["compileSeconds"] = System.Runtime.JitInfo.GetCompilationTime().TotalSeconds,
            });
        }
    }

    return sink.Decoder.Packets > 0 ? 0 : 1;
}

static int Klv(string path, int seconds)
{
    var kept = new KeepingSink();
    Read(path, new TsDemuxer(kept));
    if (kept.Packets.Count == 0)
    {
        Console.Error.WriteLine($"{path} holds no KLV.");
        return 1;
    }

    var decoder = new FullDecode();
    var frame = new UasFrame();
    Print("klv", new()
    {
        ["packets"] = kept.Packets.Count,
        ["bytesPerPacket"] = kept.Packets.Average(packet => packet.Length),
        ["fullDecodePacketsPerCpuSecond"] = Rate(kept.Packets, seconds, packet => decoder.Packet(packet)),
        ["typedFramePacketsPerCpuSecond"] = Rate(kept.Packets, seconds, packet => frame.TryRead(packet)),
    });
    return 0;
}

// The first half of the time is for the compiler to settle; only the second counts.
static double Rate(List<byte[]> packets, int seconds, Action<byte[]> decode)
{
    long count = 0;
    var watch = Stopwatch.StartNew();
    var cpu = Environment.CpuUsage.TotalTime;
    var settled = TimeSpan.FromSeconds(seconds / 2.0);
    for (var isWarm = false; ;)
    {
        foreach (var packet in packets)
        {
            decode(packet);
        }

        count += packets.Count;
        if (watch.Elapsed >= settled)
        {
            if (isWarm)
            {
                return count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            }

            isWarm = true;
            count = 0;
            cpu = Environment.CpuUsage.TotalTime;
            watch.Restart();
        }
    }
}

static long Read(string path, TsDemuxer demuxer)
{
    using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    var buffer = new byte[Portion];
    long bytes = 0;
    for (var count = file.Read(buffer); count > 0; count = file.Read(buffer))
    {
        demuxer.Feed(buffer.AsSpan(0, count));
        bytes += count;
    }

    demuxer.Flush();
    return bytes;
}

// Written by hand: a serialiser would start up for longer than a small file takes to read.
static void Print(string measurement, Dictionary<string, double> figures) => Console.Out.WriteLine(
    $"{{\"measurement\":\"{measurement}\",\"figures\":{{{string.Join(",", figures.Select(one => string.Create(CultureInfo.InvariantCulture, $"\"{one.Key}\":{one.Value}")))}}}}}");

internal sealed class DecodingSink : ITsSink
{
    public FullDecode Decoder { get; } = new();

    public bool WantsVideo(int pid) => false;

    public void Klv(in KlvUnit unit) => Decoder.Packet(unit.Bytes);
}

internal sealed class KeepingSink : ITsSink
{
    public List<byte[]> Packets { get; } = [];

    public bool WantsVideo(int pid) => false;

    public void Klv(in KlvUnit unit) => Packets.Add(unit.Bytes.ToArray());
}
