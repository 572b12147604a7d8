using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;
using Truceline.Engine.Coverage;
using Truceline.Engine.Lookback;
using Truceline.Sqlite;

namespace Truceline.Bench;

/// <summary>
/// What could have been noticed along the line in a day of forty drones that fly all of it, from the footprints as they are kept up while live: once from nothing, then
/// with the last minute of a day new, which is what a day under way costs.
/// </summary>
internal static class CoverageDay
{
    private const int Drones = 40;

    public static int Run(string folder, string missionFolder)
    {
        if (MissionReader.ReadFolder(missionFolder) is not MissionReading.Accepted { Mission: var read })
        {
            Console.Error.WriteLine($"{missionFolder} is not a mission.");
            return 1;
        }

        Directory.CreateDirectory(folder);
        var mission = read with { Sources = [.. Enumerable.Range(0, Drones).Select(i => read.Sources[0] with { Id = $"uav-{i}", Notices = SensorNotices.Camera with { Light = CameraLight.Both } })] };
        var date = new LocalDate(2026, 1, 2);
        var day = mission.DayOf(date);
        using var store = SqliteLookback.Open(Path.Combine(folder, "lookback.db"));
        var line = CoverDay.LinesOf(mission, date, day.End)[0];
        var blocks = Lookback.Flights([.. line.Kilometres.SelectMany(one => one.Points)], 24 * Drones, day.Start).ToList();
        foreach (var chunk in blocks.SkipLast(Drones).Chunk(64))
        {
            store.Add(chunk, LookbackPosition.None);
        }

        // The second desk is measured: the first has the compiler at work.
        new CoverageDesk(mission, new RegisterRowsInMemory(), store).OfDay(date, NoticedKind.Movement, day.Start + Duration.FromHours(2));
        var desk = new CoverageDesk(mission, new RegisterRowsInMemory(), store);
        var whole = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        var told = desk.OfDay(date, NoticedKind.Movement, day.End + Duration.FromHours(1));
        var (seconds, cpuSeconds) = (whole.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        store.Add([.. blocks.TakeLast(Drones)], LookbackPosition.None);
        var next = Stopwatch.StartNew();
        desk.OfDay(date, NoticedKind.Movement, day.End + Duration.FromHours(1));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            measurement = "coverage",
            figures = new
            {
                sources = Drones, footprints = blocks.Sum(block => block.Packed.Length / FootprintBlock.Size), drawings = told.Lines.Count, kilometres = told.Lines.Sum(one => one.Kilometres.Count),
                observedPercent = 100 * told.Lines[0].Observed, daySeconds = seconds, dayCpuSeconds = cpuSeconds, nextMinuteMilliseconds = next.Elapsed.TotalMilliseconds,
            },
        }));
        return 0;
    }
}
