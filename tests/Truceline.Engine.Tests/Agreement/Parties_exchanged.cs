using System.Text.Json;
using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>Whoever bears a name, the rules say the same of what was done: no number hangs on it.</summary>
public sealed class Parties_exchanged
{
    private static readonly Act[] Acts = [Act.Shot, Act.Launch, Act.CrossingByVehicle, Act.CrossingByDrone, Act.Presence, Act.Works, Act.ExplosionImpact];

    [Theory]
    [InlineData("missions/karabakh", "az", "am")]
    [InlineData("missions/idlib", "sy", "groups")]
    [InlineData("missions/minsk", "ua", "ordlo")]
    [InlineData("tests/missions/every-kind", "north", "south")]
    public void Change_no_answer_of_any_cell(string folder, string one, string other)
    {
        var mission = Missions.Accepted(Path.Combine(Missions.Karabakh, "..", "..", folder)).Mission;
        var exchanged = new Exchange(one, other);
        var mirrored = exchanged.Of(mission);
        var day = new LocalDate(2021, 3, 10);
        var noon = mission.DayOf(day).End - Duration.FromHours(6);
        var zone = mission.Geometries.First(geometry => geometry.Kind == GeometryKind.Zone);

        Some.Sample(
            some =>
            {
                var incidents = some.Incidents.Select((made, i) => Incident(mission, zone, made, i, noon)).ToList();
                var facts = some.Facts.Select((made, i) => Fact(mission, made, i, noon, one, other)).ToList();
                var straight = Compliance.Of(mission, day, day.PlusDays(1), noon + Duration.FromDays(3), incidents, [], facts, (_, _, _) => some.Observed);
                var crossed = Compliance.Of(
                    mirrored, day, day.PlusDays(1), noon + Duration.FromDays(3), incidents.Select(exchanged.Of), [], facts.Select(exchanged.Of), (_, _, _) => some.Observed);

                Text(exchanged.Of(crossed)).ShouldBe(Text(straight));
            }, iter: 60);
    }

    [Fact]
    public void Would_show_in_the_table_if_they_were_not_exchanged_back()
    {
        var mission = Missions.Accepted(Missions.EveryKind).Mission;
        var noon = Instant.FromUtc(2021, 3, 10, 8, 0);
        var date = mission.DateOf(noon);
        var table = Compliance.Of(mission, date, date, noon, [EveryKind.Incident(Act.CrossingByVehicle, EveryKind.Place(40.11, 46.51), noon)], [], [], Compliance.NoFigure);

        Text(new Exchange("north", "south").Of(table)).ShouldNotBe(Text(table));
    }

    private static Gen<Made> Some { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Double[0, 1], Gen.Double[-0.02, 0.02], Gen.Double[-0.02, 0.02], (act, share, north, east) => new MadeIncident(act, share, north, east)).Array[0, 5],
        Gen.Select(Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 3000], Gen.Int[0, 80], (form, first, number, hours) => new MadeFact(form, first, number, hours)).Array[0, 8],
        Gen.Double[0, 1],
        (incidents, facts, observed) => new Made(incidents, facts, observed));

    private static IncidentView Incident(Mission mission, Geometry zone, MadeIncident made, int i, Instant noon)
    {
        var corner = zone.Versions[0].Areas[0].Shape.Outer[0];
        var areas = mission.Geometries.Single(geometry => geometry.Kind == GeometryKind.ControlAreas);
        var place = EveryKind.Place(corner.Latitude + made.North, corner.Longitude + made.East, 100);
        return EveryKind.Incident(Acts[made.Act], place, noon, lastOutside: EveryKind.Place(corner.Latitude - made.North, corner.Longitude, 100)) with
        {
            Incident = $"i-{i}",
            Attribution =
            [
                .. areas.Accepted(noon, noon).SelectMany(version => new AttributionShare[]
                {
                    new(areas.Id, version.Number, mission.Parties[0].Id, made.Share, []),
                    new(areas.Id, version.Number, mission.Parties[1].Id, (1 - made.Share) / 2, []),
                    new(areas.Id, version.Number, null, (1 - made.Share) / 2, []),
                }),
            ],
        };
    }

    private static Fact Fact(Mission mission, MadeFact made, int i, Instant noon, string one, string other)
    {
        var party = made.First ? one : other;
        var clause = mission.Clauses.ElementAt(made.Number % mission.Clauses.Count()).Id;
        var at = noon - Duration.FromHours(made.Hours);
        var corner = mission.Geometries.First(geometry => geometry.Kind == GeometryKind.Zone).Versions[0].Areas[0].Shape.Outer[0];
        var zone = mission.Clauses.Select(clause => clause.Versions[0].Rule.Zone).OfType<string>().ElementAt(made.Number % 3);
        return made.Form switch
        {
            0 => new Fact.Done($"f-{i}", at, FactLevel.Alleged, clause, null, made.Number % 2 == 0 ? party : null, at, made.Number % 5 > 0),
            1 => new Fact.Located($"f-{i}", at, FactLevel.Alleged, party, "unit", new Weapon(WeaponClass.Tank, 125), EveryKind.Place(corner.Latitude, corner.Longitude, 300), at),
            2 => new Fact.Counted($"f-{i}", at, FactLevel.Alleged, party, Strength.Persons, new ReportedCount(CountQualifier.AtLeast, made.Number + 1), at),
            3 => new Fact.Stored($"f-{i}", at, FactLevel.Alleged, party, "town", [new StoredWeapons(new Weapon(WeaponClass.Artillery, 122), made.Number % 9)], at),
            4 => new Fact.Obstructed($"f-{i}", at, FactLevel.Alleged, zone, null, at, at + Duration.FromMinutes(made.Number % 200), ObstructionCause.Deliberate, made.Number % 3 == 0 ? null : party),
            5 => new Fact.Patrolled($"f-{i}", at, FactLevel.Alleged, clause, [one, other], made.Number % 2 == 0, party, at),
            6 => new Fact.Begun($"f-{i}", at, FactLevel.Alleged, party, NotifiedThing.Exercise, at - Duration.FromHours(made.Number % 48), at),
            _ => new Fact.NoticeGiven($"f-{i}", at, FactLevel.Alleged, clause, party, at),
        };
    }

    private static string Text(Compliance table) => JsonSerializer.Serialize(table.Disputes, StatementJson.Options) + JsonSerializer.Serialize(
        table.Cells.OrderBy(cell => cell.Date).ThenBy(cell => cell.Party, StringComparer.Ordinal).ThenBy(cell => cell.Article, StringComparer.Ordinal), StatementJson.Options);

    private sealed record MadeIncident(int Act, double Share, double North, double East);

    private sealed record MadeFact(int Form, bool First, int Number, int Hours);

    private sealed record Made(MadeIncident[] Incidents, MadeFact[] Facts, double Observed);

    /// <summary>One party's name for the other's, wherever a name stands.</summary>
    private sealed record Exchange(string One, string Other)
    {
        public string Of(string id) => id == One ? Other : id == Other ? One : id;

        private string? OfAny(string? id) => id is null ? null : Of(id);

        private string[] Of(IEnumerable<string> ids) => [.. ids.Select(Of)];

        public Mission Of(Mission mission) => mission with
        {
            Parties = [.. mission.Parties.Select(party => party with { Id = Of(party.Id) })],
            Geometries = [.. mission.Geometries.Select(geometry => geometry with
            {
                Versions = [.. geometry.Versions.Select(version => version with
                {
                    AcceptedBy = Of(version.AcceptedBy),
                    Areas = [.. version.Areas.Select(area => area with { Party = OfAny(area.Party) })],
                })],
            })],
            Articles = [.. mission.Articles.Select(article => article with { Clauses = [.. article.Clauses.Select(Of)] })],
        };

        private Clause Of(Clause clause) => clause with
        {
            Versions = [.. clause.Versions.Select(version => version with
            {
                Binds = Of(version.Binds),
                Rule = version.Rule is ClauseRule.JointPatrol patrol ? patrol with { With = Of(patrol.With) } : version.Rule,
            })],
        };

        public IncidentView Of(IncidentView incident) => incident with
        {
            Attribution = [.. incident.Attribution.Select(share => share with { Party = OfAny(share.Party) })],
        };

        public Fact Of(Fact fact) => fact switch
        {
            Fact.Done done => done with { Party = OfAny(done.Party) },
            Fact.Located located => located with { Party = Of(located.Party) },
            Fact.Counted counted => counted with { Party = Of(counted.Party) },
            Fact.Stored stored => stored with { Party = Of(stored.Party) },
            Fact.Obstructed shut => shut with { By = OfAny(shut.By) },
            Fact.Patrolled patrolled => patrolled with { With = Of(patrolled.With), HinderedBy = OfAny(patrolled.HinderedBy) },
            Fact.Begun begun => begun with { Party = Of(begun.Party) },
            Fact.NoticeGiven notice => notice with { Party = Of(notice.Party) },
            _ => throw new InvalidOperationException($"{fact.GetType()} names no party that could be exchanged."),
        };

        public Compliance Of(Compliance table) => table with
        {
            Cells = [.. table.Cells.Select(cell => cell with { Party = Of(cell.Party) })],
            Disputes = [.. table.Disputes.Select(dispute => dispute with
            {
                Claims = [.. dispute.Claims.Select(claim => claim with { Party = Of(claim.Party) })],
            })],
        };
    }
}
