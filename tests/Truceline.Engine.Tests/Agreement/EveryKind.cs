using System.Text;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>The mission with every kind of clause, asked about single facts and incidents.</summary>
internal static class EveryKind
{
    public static readonly Instant Noon = Instant.FromUtc(2021, 3, 10, 8, 0);

    private static readonly Dictionary<string, Mission> ByZone = new[] { "Asia/Baku", "UTC", "Europe/Moscow" }.ToDictionary(zone => zone, zone => Read(("time-zone: Asia/Baku", $"time-zone: {zone}")));

    public static Mission In(string zone) => ByZone[zone];

    /// <summary>The mission with words of its file exchanged.</summary>
    public static Mission Read(params (string From, string To)[] changes)
    {
        var files = Missions.Accepted(Missions.EveryKind).Files.ToDictionary(file => file.Path, file => file.Content);
        foreach (var path in files.Keys.ToList())
        {
            files[path] = Encoding.UTF8.GetBytes(changes.Aggregate(Encoding.UTF8.GetString(files[path].Span), (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal)));
        }

        return MissionReader.Read(files) switch
        {
            MissionReading.Accepted accepted => accepted.Mission,
            var refused => throw new InvalidOperationException(refused.ToString()),
        };
    }

    /// <summary>What a clause says of a subject at an instant, on that instant's day, all being known by then.</summary>
    public static ClauseCell Ask(
        string clause, string subject, Instant at, IReadOnlyList<Fact>? facts = null, IReadOnlyList<IncidentView>? incidents = null,
        double? observed = null, Mission? mission = null)
    {
        mission ??= In("Asia/Baku");
        var date = mission.DateOf(at);
        return Compliance.Of(mission, date, date, at, incidents ?? [], [], facts ?? [], (_, _, _) => observed)
            .Cells.Where(cell => cell.Party == subject).SelectMany(cell => cell.Clauses).Single(cell => cell.Clause == clause);
    }

    public static PlacedPoint Place(double latitude, double longitude, double sigma = 5) => new(new Position(latitude, longitude), new ErrorEllipse(sigma, sigma, 0), "test");

    public static Fact.Located Stood(string party, PlacedPoint place, Instant at, Weapon? weapon = null) =>
        new($"{party}-{at}", at, FactLevel.Alleged, party, "unit", weapon, place, at);

    public static Fact.Counted Counted(Strength of, CountQualifier qualifier, int number, Instant at) =>
        new($"count-{of}", at, FactLevel.Alleged, "contingent", of, new ReportedCount(qualifier, number), at);

    public static Fact.Done Done(string clause, Instant at, bool achieved = true, string? product = null) =>
        new($"done-{clause}-{at}", at, FactLevel.Alleged, clause, product, null, at, achieved);

    /// <summary>An incident whose author most probably came from the northern party's area.</summary>
    public static IncidentView Incident(Act act, PlacedPoint place, Instant at, double north = 0.9, PlacedPoint? lastOutside = null) => new(
        $"incident-{act}-{at}", 1, "uav-1", "1", act, "zone", at, at, place, lastOutside, false,
        [new("areas", 1, "north", north, []), new("areas", 1, "south", 0, []), new("areas", 1, null, 1 - north, [])],
        null, [], new string('0', 64), true, [], FactLevel.Alleged, [], [], [], false);
}
