using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Sqlite;

namespace Truceline.Bench;

/// <summary>
/// Who saw a place, over many drone-hours: forty drones fly to and fro along their own stretch of the mission's line, each camera sweeping
/// the strip, one footprint a second, a block a minute, as they are taken in. Places asked for lie about the line.
/// </summary>
internal static class Lookback
{
    private const int Drones = 40;
    private const int Minute = 60;
    private const double MetresPerDegree = 111_320;

    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <param name="line">A GeoJSON file whose first line is the line of contact.</param>
    public static int Run(string folder, string line, int hours)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "lookback.db");
        var along = Line(line);
        var made = Stopwatch.StartNew();
        long footprints = 0;
        using (var store = SqliteLookback.Open(path))
        {
            foreach (var blocks in Flights(along, hours).Chunk(64))
            {
                footprints += blocks.Sum(block => block.Packed.Length / FootprintBlock.Size);
                store.Add(blocks, new LookbackPosition(1, 1, "bench"));
            }
        }

        var makeSeconds = made.Elapsed.TotalSeconds;
        var random = new Random(7);
        var places = Enumerable.Range(0, 400).Select(_ => About(along, random)).ToList();
        using var opened = SqliteLookback.Open(path);
        var cold = places.Take(40).Select(place => { Evict(path); return Ask(opened, place); }).ToList();
        var warm = places.Select(place => Ask(opened, place)).ToList();
        Print(hours, footprints, new FileInfo(path).Length, makeSeconds, cold, warm);
        return 0;
    }

    private static (double Milliseconds, int Blocks, int Sightings) Ask(SqliteLookback store, Position place)
    {
        var watch = Stopwatch.StartNew();
        var blocks = 0;
        var found = Sightings.Of(store.About(place, Begun, Begun + Duration.FromDays(365)).Select(block => { blocks++; return block; }), place, Begun, Begun + Duration.FromDays(365));
        JsonSerializer.SerializeToUtf8Bytes(found, Core.Record.StatementJson.Options);
        return (watch.Elapsed.TotalMilliseconds, blocks, found.Count);
    }

    /// <summary>Minutes of all drones, in the order of time in which they would be entered.</summary>
    internal static IEnumerable<FootprintBlock> Flights(IReadOnlyList<Position> line, int hours, Instant? begun = null)
    {
        for (var minute = 0; minute < hours * Minute / Drones; minute++)
        {
            for (var drone = 0; drone < Drones; drone++)
            {
                yield return FootprintBlock.Of($"uav-{drone}", Enumerable.Range(minute * Minute, Minute).Select(second => At(line, drone, second, begun ?? Begun)))!;
            }
        }
    }

    /// <summary>A quadrilateral of 500 m at its near side, 900 m at its far side and 800 m between, about a point of the strip.</summary>
    private static Footprint At(IReadOnlyList<Position> line, int drone, int second, Instant begun)
    {
        // 30 m/s over a stretch that overlaps the neighbours', and a sweep of 1.5 km across the line in two minutes.
        var lap = Math.Abs((second / 600.0 % 2) - 1);
        var (on, north, east) = Of(line, (drone + (1.4 * lap)) / (Drones + 0.4));
        var across = 1_500 * Math.Sin(second / 120.0 * Math.Tau);
        var centre = Moved(on, -east * across, north * across);
        Position Corner(double ahead, double side) => Moved(centre, (-east * ahead) + (north * side), (north * ahead) + (east * side));
        var at = begun + Duration.FromSeconds(second);
        return new Footprint(at, at, 0, null, centre, [Corner(400, -450), Corner(400, 450), Corner(-400, 250), Corner(-400, -250)]);
    }

    private static Position About(IReadOnlyList<Position> line, Random random)
    {
        var (on, north, east) = Of(line, random.NextDouble());
        var across = (random.NextDouble() - 0.5) * 4_000;
        return Moved(on, -east * across, north * across);
    }

    /// <summary>A point at a share of the line's length, and its direction.</summary>
    private static (Position At, double North, double East) Of(IReadOnlyList<Position> line, double share)
    {
        var place = Math.Clamp(share, 0, 1) * (line.Count - 1);
        var leg = Math.Min((int)place, line.Count - 2);
        var (a, b) = (line[leg], line[leg + 1]);
        var (north, east) = (b.Latitude - a.Latitude, (b.Longitude - a.Longitude) * Math.Cos(a.Latitude * Math.PI / 180));
        var length = double.Hypot(north, east);
        var part = place - leg;
        return (new Position(a.Latitude + (part * (b.Latitude - a.Latitude)), a.Longitude + (part * (b.Longitude - a.Longitude))), north / length, east / length);
    }

    private static Position Moved(Position from, double north, double east) => new(
        from.Latitude + (north / MetresPerDegree), from.Longitude + (east / MetresPerDegree / Math.Cos(from.Latitude * Math.PI / 180)));

    /// <summary>Points 200 m apart, so that a share of the points is a share of the length.</summary>
    private static List<Position> Line(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var vertices = json.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
            .Select(pair => new Position(pair[1].GetDouble(), pair[0].GetDouble())).ToList();
        var points = new List<Position>();
        foreach (var (a, b) in vertices.Zip(vertices.Skip(1)))
        {
            var steps = Math.Max(1, (int)(Geodesic.Between(a, b).Metres / 200));
            points.AddRange(Enumerable.Range(0, steps).Select(i => new Position(
                a.Latitude + ((b.Latitude - a.Latitude) * i / steps), a.Longitude + ((b.Longitude - a.Longitude) * i / steps))));
        }

        return points;
    }

    /// <summary>Takes the file out of memory, so that the next question reads the disk.</summary>
    private static void Evict(string path)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using var dd = Process.Start(new ProcessStartInfo("dd", ["if=" + path, "iflag=nocache", "count=0", "status=none"]))!;
        dd.WaitForExit();
    }

    private static void Print(
        int hours, long footprints, long bytes, double makeSeconds, List<(double Milliseconds, int Blocks, int Sightings)> cold, List<(double Milliseconds, int Blocks, int Sightings)> warm) =>
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            measurement = "lookback",
            figures = new
            {
                droneHours = hours, footprints, megabytes = bytes / 1e6, makeSeconds, questions = warm.Count,
                coldMedian = At(cold, 0.5), coldP95 = At(cold, 0.95), warmMedian = At(warm, 0.5), warmP95 = At(warm, 0.95), slowest = At(warm, 1),
                medianSightings = warm.Select(one => one.Sightings).Order().ElementAt(warm.Count / 2), mostSightings = warm.Max(one => one.Sightings),
                medianBlocks = warm.Select(one => one.Blocks).Order().ElementAt(warm.Count / 2),
            },
        }));

    private static double At(List<(double Milliseconds, int Blocks, int Sightings)> asked, double share) =>
        Math.Round(asked.Select(one => one.Milliseconds).Order().ElementAt(Math.Min(asked.Count - 1, (int)(share * asked.Count))), 2);
}
