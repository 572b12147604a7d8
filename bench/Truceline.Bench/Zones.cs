using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Truceline.Core.Places;

namespace Truceline.Bench;

/// <summary>Positions against 10,000 dated zones of 60 vertices: how many a second on one core, how long a batch takes, and the same zones as SQL.</summary>
internal static class Zones
{
    private const int Count = 10_000;
    private const int Vertices = 60;
    private const int Batch = 1000;
    private const double Warming = 2;

    private static readonly Instant Begin = Instant.FromUtc(2021, 1, 1, 0, 0);
    private static readonly (double West, double South, double Size) Theatre = (45.5, 38.5, 2);

    /// <param name="hits">Zones that hold a position, on average; it decides how large they are.</param>
    /// <param name="sql">Where the zones and positions are written for another program, as COPY text; null writes none.</param>
    public static int Run(double hits, int positions, string? sql)
    {
        var zones = Made(hits);
        var asked = Asked(positions);
        if (sql is not null)
        {
            Write(sql, zones, asked);
        }

        var built = Stopwatch.StartNew();
        var grid = ZoneGrid.Of(zones);
        var build = built.Elapsed.TotalSeconds;
        var found = new int[256];
        long sum = 0;
        // The runtime compiles what is asked often, beside the asking; then the last pass counts.
        for (var warming = Stopwatch.StartNew(); warming.Elapsed.TotalSeconds < Warming;)
        {
            sum = 0;
            foreach (var (at, when) in asked)
            {
                sum += grid.Find(at, when, found);
            }
        }

        var batches = new List<double>(asked.Length / Batch);
        var all = Stopwatch.StartNew();
        for (var from = 0; from + Batch <= asked.Length; from += Batch)
        {
            var begun = Stopwatch.GetTimestamp();
            foreach (var (at, when) in asked.AsSpan(from, Batch))
            {
                sum += grid.Find(at, when, found);
            }

            batches.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var rate = asked.Length / all.Elapsed.TotalSeconds;
        batches.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"measurement\":\"zones\",\"figures\":{{\"hits\":{(double)sum / asked.Length / 2:0.000},\"positionsPerSecond\":{rate:0},\"batchP99Ms\":{batches[(int)(batches.Count * 0.99)]:0.000},\"buildSeconds\":{build:0.00}}}}}"));
        return 0;
    }

    /// <summary>Rough rounds with a wavering outline; half of them hold all year, half for a month.</summary>
    private static List<DatedZone> Made(double hits)
    {
        var random = new Random(1);
        // Half the zones hold at any time but for those of a month, of which one in twelve does.
        var inForce = Count * (0.5 + (0.5 / 12));
        var radius = Theatre.Size * Math.Sqrt(hits / inForce / Math.PI);
        return [.. Enumerable.Range(0, Count).Select(i =>
        {
            var (longitude, latitude) = (Theatre.West + (random.NextDouble() * Theatre.Size), Theatre.South + (random.NextDouble() * Theatre.Size));
            var size = radius * (0.6 + (0.8 * random.NextDouble()));
            var outer = Enumerable.Range(0, Vertices).Select(v =>
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * v / Vertices);
                var reach = size * (0.8 + (0.4 * random.NextDouble()));
                return new Position(latitude + (reach * sin), longitude + (reach * cos));
            }).ToList();
            var from = i % 2 == 0 ? Begin : Begin + Duration.FromDays(random.Next(335));
            return new DatedZone(new Polygon(outer, []), from, i % 2 == 0 ? Begin + Duration.FromDays(365) : from + Duration.FromDays(30));
        })];
    }

    private static (Position At, Instant When)[] Asked(int positions)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, positions).Select(_ => (
            new Position(Theatre.South + (random.NextDouble() * Theatre.Size), Theatre.West + (random.NextDouble() * Theatre.Size)),
            Begin + Duration.FromSeconds(random.Next(365 * 86_400))))];
    }

    private static void Write(string folder, List<DatedZone> zones, (Position At, Instant When)[] asked)
    {
        Directory.CreateDirectory(folder);
        using (var file = new StreamWriter(Path.Combine(folder, "zones.txt")))
        {
            foreach (var (zone, i) in zones.Select((zone, i) => (zone, i)))
            {
                var ring = string.Join(',', zone.Shape.Outer.Append(zone.Shape.Outer[0]).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.Longitude:R} {at.Latitude:R}")));
                file.WriteLine($"{i}\t{zone.From}\t{zone.Until}\tSRID=4326;POLYGON(({ring}))");
            }
        }

        using var positions = new StreamWriter(Path.Combine(folder, "positions.txt"));
        foreach (var (at, when) in asked)
        {
            positions.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}\tSRID=4326;POINT({at.Longitude:R} {at.Latitude:R})"));
        }
    }
}
