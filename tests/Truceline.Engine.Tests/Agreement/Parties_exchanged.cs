using System.Text.Json;
using CsCheck;
using NodaTime;
using NodaTime.Text;
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
    [InlineData("missions/karabakh", "az", "am", "2020-11-15")]
    [InlineData("missions/karabakh", "az", "am", "2021-03-10")]
    [InlineData("missions/idlib", "sy", "groups", "2018-10-11")]
    [InlineData("missions/idlib", "sy", "groups", "2020-03-15")]
    [InlineData("missions/minsk", "ua", "ordlo", "2014-10-05")]
    [InlineData("missions/minsk", "ua", "ordlo", "2015-03-01")]
    [InlineData("tests/missions/every-kind", "north", "south", "2021-03-19")]
    public void Change_no_answer_of_any_cell(string folder, string one, string other, string first)
    {
        var mission = Missions.Accepted(Path.Combine(Missions.Karabakh, "..", "..", folder)).Mission;
        var exchanged = new Exchange(one, other);
        var mirrored = exchanged.Of(mission);
        var day = LocalDatePattern.Iso.Parse(first).Value;
        var noon = mission.DayOf(day).End - Duration.FromHours(6);

        Some.Sample(
            some =>
            {
                var incidents = some.Incidents.Select((made, i) => Incident(mission, made, i, noon)).ToList();
                var facts = some.Facts.Select((made, i) => Fact(mission, made, i, noon, one, other)).ToList();
                List<CaseView> cases = incidents.Count == 0 ? [] : [.. some.Cases.Select((made, i) => Case(mission, made, i, incidents, noon, one, other))];
                var known = noon + Duration.FromHours(some.Hours);
                var straight = Compliance.Of(mission, day, day.PlusDays(3), known, incidents, cases, facts, (_, _, _) => some.Observed);
                var crossed = Compliance.Of(
                    mirrored, day, day.PlusDays(3), known, incidents.Select(exchanged.Of), [.. cases.Select(exchanged.Of)], facts.Select(exchanged.Of), (_, _, _) => some.Observed);

                Text(exchanged.Of(crossed)).ShouldBe(Text(straight));
            }, iter: 40);
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
        Gen.Select(Gen.Int[0, 6], Gen.Double[0, 1], Gen.Double[-0.02, 0.02], Gen.Double[-0.02, 0.02], Gen.Int[0, 99], Gen.Int[0, 96],
            (act, share, north, east, zone, hours) => new MadeIncident(act, share, north, east, zone, hours)).Array[0, 6],
        Gen.Select(Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 3000], Gen.Int[-80, 80], (form, first, number, hours) => new MadeFact(form, first, number, hours)).Array[0, 10],
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Bool, Gen.Bool, (incident, clause, first, both) => new MadeCase(incident, clause, first, both)).Array[0, 3],
        Gen.Double[0, 1],
        Gen.Int[0, 120],
        (incidents, facts, cases, observed, hours) => new Made(incidents, facts, cases, observed, hours));

    private static IncidentView Incident(Mission mission, MadeIncident made, int i, Instant noon)
    {
        var at = noon + Duration.FromHours(made.Hours);
        var zones = mission.Geometries.Where(geometry => geometry.Kind == GeometryKind.Zone).ToList();
        var corner = zones[made.Zone % zones.Count].Versions[0].Areas[0].Shape.Outer[0];
        var areas = mission.Geometries.Single(geometry => geometry.Kind == GeometryKind.ControlAreas);
        var place = EveryKind.Place(corner.Latitude + made.North, corner.Longitude + made.East, 100);
        return EveryKind.Incident(Acts[made.Act], place, at, lastOutside: EveryKind.Place(corner.Latitude - made.North, corner.Longitude, 100)) with
        {
            Incident = $"i-{i}",
            Weapon = (made.Zone % 3) switch { 0 => null, 1 => new Weapon(WeaponClass.Mortar, 120), _ => new Weapon(WeaponClass.Tank, null) },
            Attribution =
            [
                .. areas.Accepted(at, at).SelectMany(version => new AttributionShare[]
                {
                    new(areas.Id, version.Number, mission.Parties[0].Id, made.Share, []),
                    new(areas.Id, version.Number, mission.Parties[1].Id, (1 - made.Share) / 2, []),
                    new(areas.Id, version.Number, null, (1 - made.Share) / 2, []),
                }),
            ],
        };
    }

    /// <summary>One delegation finds a clause breached by one of the two; the other finds the same, or has not opened its own.</summary>
    private static CaseView Case(Mission mission, MadeCase made, int i, List<IncidentView> incidents, Instant noon, string one, string other)
    {
        var form = new AssessmentForm(
            Occurrence.Occurred, Act.Works, mission.Clauses.ElementAt(made.Clause % mission.Clauses.Count()).Id, null, made.First ? one : other, Intent.Undetermined,
            Severity.Minor, StandardOfProof.ReasonableGrounds, [], null);
        var opened = new RevealView("", "", true, noon, 5);
        var seat = new DelegationRoundView(mission.Delegations[0].Id, SealState.Revealed, null, opened, form, null);
        var second = seat with { Delegation = mission.Delegations[1].Id };
        var round = new RoundView(
            1, new RoundOpening(seat.Delegation, "", noon, 0), noon, null, null, null, null, CaseOutcome.Open, [seat, made.Both ? second : second with { Reveal = null, Form = null }], [], null);
        return new CaseView(
            $"K-2021-{i:0000}", 3, "", [incidents[made.Incident % incidents.Count].Incident], seat.Delegation, "", noon, Stage.Revealing, CaseOutcome.Open, FactLevel.Alleged, 1, [], [], [round]);
    }

    private static Fact Fact(Mission mission, MadeFact made, int i, Instant noon, string one, string other)
    {
        var party = made.First ? one : other;
        var level = (FactLevel)(made.Number % 3 == 0 ? 0 : 1 + (made.Number % 3));
        var clause = mission.Clauses.ElementAt(made.Number % mission.Clauses.Count()).Id;
        var at = noon - Duration.FromHours(made.Hours);
        var corner = mission.Geometries.First(geometry => geometry.Kind == GeometryKind.Zone).Versions[0].Areas[0].Shape.Outer[0];
        var zone = mission.Clauses.Select(clause => clause.Versions[0].Rule.Zone).OfType<string>().ElementAt(made.Number % 3);
        return made.Form switch
        {
            0 => new Fact.Done($"f-{i}", at, level, clause, null, made.Number % 2 == 0 ? party : null, at, made.Number % 5 > 0),
            1 => new Fact.Located($"f-{i}", at, level, party, "unit", new Weapon(WeaponClass.Tank, 125), EveryKind.Place(corner.Latitude, corner.Longitude, 300), at),
            2 => new Fact.Counted($"f-{i}", at, level, party, Strength.Persons, new ReportedCount(CountQualifier.AtLeast, made.Number + 1), at),
            3 => new Fact.Stored($"f-{i}", at, level, party, "town", [new StoredWeapons(new Weapon(WeaponClass.Artillery, 122), made.Number % 9)], at),
            4 => new Fact.Obstructed($"f-{i}", at, level, zone, null, at, at + Duration.FromMinutes(made.Number % 200), ObstructionCause.Deliberate, made.Number % 3 == 0 ? null : party),
            5 => new Fact.Patrolled($"f-{i}", at, level, clause, [one, other], made.Number % 2 == 0, party, at),
            6 => new Fact.Begun($"f-{i}", at, level, party, NotifiedThing.Exercise, at - Duration.FromHours(made.Number % 48), at),
            _ => new Fact.NoticeGiven($"f-{i}", at, level, clause, party, at),
        };
    }

    private static string Text(Compliance table) => JsonSerializer.Serialize(table.Disputes, StatementJson.Options) + JsonSerializer.Serialize(
        table.Cells.OrderBy(cell => cell.Date).ThenBy(cell => cell.Party, StringComparer.Ordinal).ThenBy(cell => cell.Article, StringComparer.Ordinal), StatementJson.Options);

    private sealed record MadeIncident(int Act, double Share, double North, double East, int Zone, int Hours);

    private sealed record MadeFact(int Form, bool First, int Number, int Hours);

    private sealed record MadeCase(int Incident, int Clause, bool First, bool Both);

    private sealed record Made(MadeIncident[] Incidents, MadeFact[] Facts, MadeCase[] Cases, double Observed, int Hours);

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

        public CaseView Of(CaseView file) => file with
        {
            Rounds = [.. file.Rounds.Select(round => round with
            {
                Delegations = [.. round.Delegations.Select(seat => seat with { Form = seat.Form is { } form ? form with { Actor = OfAny(form.Actor) } : null })],
            })],
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
