using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Attribution;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Bench;

/// <summary>Made incidents along the line, judged again after an amendment that takes an act out of a clause and moves the line and what hangs on it.</summary>
internal static class Rejudgements
{
    private const double Moved = 0.005;

    private static readonly Act[] Acts = [Act.Shot, Act.Burst, Act.ExplosionImpact, Act.CrossingByVehicle, Act.CrossingOnFoot, Act.Works, Act.Presence];

    public static int Run(string missionFolder, int count)
    {
        if (MissionReader.ReadFolder(missionFolder) is not MissionReading.Accepted { Mission: var mission })
        {
            Console.Error.WriteLine($"{missionFolder} holds no mission.");
            return 1;
        }

        var incidents = Made(mission, count);
        var after = Amended(mission);
        RejudgeLog.Of([.. incidents.Take(2000)], after, Instant.MaxValue, CancellationToken.None);
        var time = Stopwatch.StartNew();
        var found = RejudgeLog.Of(incidents, after, Instant.MaxValue, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"measurement\":\"rejudge\",\"figures\":{{\"incidents\":{found.Incidents},\"changed\":{found.Changed.Count},\"seconds\":{time.Elapsed.TotalSeconds:0.00},\"cores\":{Environment.ProcessorCount}}}}}"));
        return 0;
    }

    private static List<(Statement.IncidentRaised Incident, Mission Before)> Made(Mission mission, int count) =>
        [.. Made(mission, count, Instant.FromUtc(2021, 1, 1, 0, 0), 4 * 365 * 86_400).Select(incident => (incident, mission))];

    /// <summary>Along the line, within so many seconds.</summary>
    internal static IEnumerable<Statement.IncidentRaised> Made(Mission mission, int count, Instant begin, int seconds)
    {
        var random = new Random(1);
        var line = mission.Geometries.First(geometry => geometry.Kind == GeometryKind.LineOfContact).Versions[^1].Lines[0].Points;
        return Enumerable.Range(0, count).Select(i =>
        {
            var leg = random.Next(line.Count - 1);
            var part = random.NextDouble();
            PlacedPoint Near(double spread) => new(
                new Position(
                    line[leg].Latitude + (part * (line[leg + 1].Latitude - line[leg].Latitude)) + (spread * (random.NextDouble() - 0.5)),
                    line[leg].Longitude + (part * (line[leg + 1].Longitude - line[leg].Longitude)) + (spread * (random.NextDouble() - 0.5))),
                new ErrorEllipse(10 + (90 * random.NextDouble()), 5 + (5 * random.NextDouble()), 180 * random.NextDouble()), "made");
            var act = Acts[random.Next(Acts.Length)];
            var (place, outside) = (Near(0.02), ActKinds.IsEntry(act) ? Near(0.02) : null);
            var at = begin + Duration.FromSeconds(random.Next(seconds));
            return new Statement.IncidentRaised(
                $"i-{i}", "uav-1", "", act, "", at, at + Duration.FromSeconds(2), place, outside,
                AttributeAct.To(mission, act, place, outside, at, at, withSensitivity: false), [], mission.RuleSet);
        });
    }

    private static Mission Amended(Mission mission) => mission with
    {
        Geometries = [.. mission.Geometries.Select(geometry => geometry with { Versions = [.. geometry.Versions, MovedEast(geometry.Versions[^1])] })],
        Articles = [.. mission.Articles.Select(article => article with { Clauses = [.. article.Clauses.Select(Narrowed)] })],
    };

    private static GeometryVersion MovedEast(GeometryVersion version) => version with
    {
        Number = version.Number + 1,
        Areas = [.. version.Areas.Select(area => area with { Shape = new Polygon(East(area.Shape.Outer), [.. area.Shape.Holes.Select(East)]) })],
        Lines = [.. version.Lines.Select(line => new Polyline(East(line.Points)))],
    };

    private static IReadOnlyList<Position> East(IReadOnlyList<Position> points) => [.. points.Select(point => point with { Longitude = point.Longitude + Moved })];

    private static Clause Narrowed(Clause clause) =>
        clause.JudgesActs ? clause with { Versions = [.. clause.Versions, Narrowed(clause.Versions[^1])] } : clause;

    private static ClauseVersion Narrowed(ClauseVersion version) => version with
    {
        Number = version.Number + 1,
        Rule = version.Rule is ClauseRule.ProhibitedAct prohibited ? new ClauseRule.ProhibitedAct(prohibited.Zone, [.. prohibited.Acts.Where(act => act != Act.Burst)]) : version.Rule,
    };
}
