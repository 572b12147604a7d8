using Truceline.Core.Agreement;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Record;

public sealed class ProjectorTests
{
    private static CaseScenario AWholeCase(ClauseTest? test = null)
    {
        var it = new CaseScenario(test: test).Opened();
        it.Seals(it.A).Seals(it.B).Ticks().Opens(it.A).Opens(it.B).Signs(it.A);
        return it.With(
            Sealed("drone-1", 0, 60),
            new Statement.ImpedimentRecorded("impediment-1", "drone-1", ImpedimentKind.Outage, CaseScenario.Start, null, "no packets"),
            new Statement.BulletinIssued(new(2026, 11, 22), 1, new('b', 64), null, 9, it.Now));
    }

    [Fact]
    public void The_same_entries_give_the_same_digest_and_one_more_gives_another()
    {
        var digest = RegisterDigest.Of(AWholeCase().Rows.Documents());
        RegisterDigest.Of(AWholeCase().Rows.Documents()).ShouldBe(digest);
        RegisterDigest.Of(AWholeCase().With(Sealed("drone-1", 60, 120)).Rows.Documents()).ShouldNotBe(digest);
    }

    [Fact]
    public void The_digest_refuses_documents_out_of_order()
    {
        var documents = AWholeCase().Rows.Documents().Reverse();
        Should.Throw<ArgumentException>(() => RegisterDigest.Of(documents));
    }

    /// <summary>A store that keeps documents as JSON must give back what decisions are made on.</summary>
    [Fact]
    public void Every_document_reads_back_from_its_json_as_it_was()
    {
        var types = new Dictionary<string, Type>
        {
            [RegisterKinds.Mission] = typeof(MissionView), [RegisterKinds.Source] = typeof(SourceView), [RegisterKinds.Recording] = typeof(RecordingView),
            [RegisterKinds.Incident] = typeof(IncidentView), [RegisterKinds.Impediment] = typeof(ImpedimentView), [RegisterKinds.CaseFile] = typeof(CaseFile),
            [RegisterKinds.Case] = typeof(CaseView), [RegisterKinds.Key] = typeof(KeyView), [RegisterKinds.Bulletin] = typeof(BulletinView),
        };
        var documents = AWholeCase().Rows.Documents().ToList();
        documents.Select(document => document.Kind).Distinct().Order().ShouldBe(types.Keys.Order());
        foreach (var document in documents)
        {
            var value = JsonSerializer.Deserialize(document.Json, types[document.Kind], StatementJson.Options);
            JsonSerializer.Serialize(value, types[document.Kind], StatementJson.Options).ShouldBe(document.Json);
        }
    }

    [Fact]
    public void A_broken_clause_is_indicated_by_rule_and_found_by_nobody()
    {
        ClauseTest breached = raised => [new("1b", 1, "1", "line", 1, null, ClauseOutcome.Breached, 0.8, $"{raised.Incident} breaks 1b.")];
        var incident = new CaseScenario(test: breached).With(CaseScenario.Raised()).Incident;
        incident.Level.ShouldBe(FactLevel.IndicatedByRule);
        incident.ClausesTested.ShouldBeTrue();
        incident.FoundBy.ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_rule_set_an_incident_is_alleged_and_says_that_it_was_not_tested()
    {
        var incident = new CaseScenario().With(CaseScenario.Raised()).Incident;
        incident.Level.ShouldBe(FactLevel.Alleged);
        incident.ClausesTested.ShouldBeFalse();
    }

    [Fact]
    public void The_place_of_a_weapon_is_kept_from_every_reader()
    {
        var it = new CaseScenario().With(CaseScenario.Raised(act: Act.Launch));
        it.Incident.PlaceCoarsened.ShouldBeTrue();
        it.Incident.LastOutside.ShouldBeNull();
        it.Incident.Place.At.ShouldNotBe(CaseScenario.Raised().Place.At);
        foreach (var document in it.Rows.Documents())
        {
            document.Json.ShouldNotContain("39.9512");
            document.Json.ShouldNotContain("46.8034");
        }
    }

    [Fact]
    public void Places_of_one_cell_cannot_be_told_apart_and_lie_within_it()
    {
        var cell = GuardedPlace.Cell(new Position(39.9512, 46.8034));
        GuardedPlace.Cell(cell).ShouldBe(cell);
        Math.Abs(cell.Latitude - 39.9512).ShouldBeLessThan(0.0046);
        Math.Abs(cell.Longitude - 46.8034).ShouldBeLessThan(0.0061);
    }

    [Fact]
    public void A_second_statement_of_an_incident_changes_nothing()
    {
        var it = new CaseScenario().With(CaseScenario.Raised());
        var before = it.Incident;
        it.With(CaseScenario.Raised() with { Act = Act.CrossingOnFoot }).Incident.ShouldBe(before);
    }

    [Fact]
    public void An_impediment_that_ends_is_one_impediment_with_two_entries()
    {
        var it = new CaseScenario();
        var begun = new Statement.ImpedimentRecorded("impediment-1", "drone-1", ImpedimentKind.Outage, it.Now, null, "no packets");
        it.With(begun, begun with { To = it.Now + Duration.FromMinutes(5) });
        var impediment = it.Rows.List<ImpedimentView>(RegisterKinds.Impediment).ShouldHaveSingleItem();
        impediment.Entries.Count.ShouldBe(2);
        impediment.To.ShouldNotBeNull();
    }

    [Fact]
    public void A_bulletin_is_released_when_both_heads_have_spoken_and_one_approves()
    {
        var it = AWholeCase();
        Judge(it, it.A, approved: true).Released.ShouldBeFalse();
        var released = Judge(it, it.B, approved: false);
        released.Released.ShouldBeTrue();
        released.Judgements.Select(judgement => judgement.Approved).ShouldBe([true, false]);
    }

    [Fact]
    public void A_bulletin_that_both_refuse_is_not_released_and_a_forged_word_is_none()
    {
        var it = AWholeCase();
        it.With(new Statement.BulletinJudged(new(2026, 11, 22), 1, it.A, it.Head(it.A).Public, new('b', 64), true, new('0', 128), it.Now));
        Judge(it, it.A, approved: false).Judgements.Count.ShouldBe(1);
        Judge(it, it.B, approved: false).Released.ShouldBeFalse();
    }

    [Fact]
    public void A_corrected_bulletin_stands_beside_the_one_that_it_supersedes()
    {
        var it = AWholeCase();
        it.With(new Statement.BulletinIssued(new(2026, 11, 22), 2, new('c', 64), 1, 12, it.Now));
        var editions = it.Rows.List<BulletinView>(RegisterKinds.Bulletin).ToList();
        editions.Count.ShouldBe(2);
        editions[0].SupersededBy.ShouldBe(2);
        editions[0].Digest.ShouldBe(new('b', 64));
    }

    internal static Statement.SegmentsSealed Sealed(string source, int from, int to, params Gap[] gaps) => new(
        source,
        [
            new($"evidence/{source}/{from}.ts", 1000, new('a', 64), $"evidence/{source}/{from}.index.jsonl",
                CaseScenario.Start + Duration.FromSeconds(from), CaseScenario.Start + Duration.FromSeconds(to),
                CaseScenario.Start + Duration.FromSeconds(from), CaseScenario.Start + Duration.FromSeconds(to), 0, 90000, 0),
        ],
        gaps, new('e', 64));

    private static BulletinView Judge(CaseScenario it, string delegation, bool approved)
    {
        var date = new LocalDate(2026, 11, 22);
        var signature = it.Head(delegation).Sign(SignedTexts.Bulletin(CaseScenario.Mission, date, 1, new('b', 64), approved));
        it.With(new Statement.BulletinJudged(date, 1, delegation, it.Head(delegation).Public, new('b', 64), approved, signature, it.Now));
        return it.Rows.List<BulletinView>(RegisterKinds.Bulletin).First();
    }
}
