using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Bench;

/// <summary>A bulletin of a day with many incidents, drawn up from a register in memory and written in its renderings.</summary>
internal static class BulletinOfBusyDay
{
    public static int Run(string missionFolder, int count)
    {
        if (MissionReader.ReadFolder(missionFolder) is not MissionReading.Accepted { Mission: var mission })
        {
            Console.Error.WriteLine($"{missionFolder} is not a mission.");
            return 1;
        }

        var date = new LocalDate(2026, 1, 2);
        var day = mission.DayOf(date);
        var rows = Folded(mission, count, day);
        var draw = new DrawUpBulletin(date, 1, null, count, day.End + Duration.FromHours(1), new Dictionary<string, IReadOnlyList<ZoneLine>>()) { ObservedOf = (_, _, _) => 0.4 };
        // The second drawing is measured: the first has the compiler at work.
        draw.Draw(Folded(mission, 200, day), mission);
        var time = Stopwatch.StartNew();
        var drawn = draw.Draw(rows, mission);
        var seconds = time.Elapsed.TotalSeconds;
        time.Restart();
        var written = BulletinJson.Write(drawn.Bulletin).Length + BulletinHtml.Write(drawn.Bulletin, []).Length + BulletinCsv.Write(drawn.Bulletin).Length + BulletinJson.Write(drawn.Inside).Length;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            measurement = "bulletin",
            figures = new { incidents = drawn.Bulletin.Events.Count, clauses = drawn.Bulletin.Clauses.Count, drawSeconds = seconds, writeSeconds = time.Elapsed.TotalSeconds, characters = written },
        }));
        return 0;
    }

    private static RegisterRowsInMemory Folded(Mission mission, int count, Interval day)
    {
        var rows = new RegisterRowsInMemory();
        var projector = new Projector(_ => null, new SignatureCheck((_, _, _) => true));
        var index = 0L;
        projector.Apply(new(index, day.Start, new('0', 64), []), new Statement.MissionOpened(mission.Id, [.. mission.Delegations.Select(one => new HeadKey(one.Id, new('1', 64)))], true), rows);
        foreach (var incident in Rejudgements.Made(mission, count, day.Start, (int)day.Duration.TotalSeconds - 10))
        {
            projector.Apply(new(++index, incident.Received, index.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), []), incident, rows);
        }

        return rows;
    }
}
