using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Agreement;

public sealed class Compliance_is_read_as_far_as_one_may_know
{
    private const string Days = "/api/compliance?from=2026-01-01&to=2026-01-02";

    [Fact]
    public async Task Each_party_has_a_cell_for_each_article_and_day()
    {
        await using var server = await RunningServer.StartAsync(record: EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var table = await officer.ReadAsync(Days);
        table.GetProperty("cells").GetArrayLength().ShouldBe(3 * 9 * 2);

        var clause = Clause(table, "az", "1b");
        clause.GetProperty("outcome").GetString().ShouldBe("breached-under-reading-only");
        Ids(clause, "indicatedByRule").ShouldBe(["uav-1-9"]);
        clause.GetProperty("answers").EnumerateArray().ShouldAllBe(answer => answer.GetProperty("observed").GetDouble() == 0);
        Clause(table, "am", "1b").GetProperty("outcome").GetString().ShouldBe("not-observable");
        Clause(table, "am", "2a").GetProperty("clock").GetProperty("daysSince").GetInt32().ShouldBeGreaterThan(1_800);
        Clause(table, "az", "4b").GetProperty("because").GetString()!.ShouldContain("2030-11-09T20:00:00Z");
        table.GetProperty("cells").EnumerateArray().Single(cell => Is(cell, "am", "5", "2026-01-01")).GetProperty("notEncodable")[0].GetString().ShouldBe("5a");
    }

    [Fact]
    public async Task What_is_withheld_from_a_delegation_is_so_in_the_answers_of_earlier_days_too()
    {
        await using var server = await RunningServer.StartAsync(record: EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var before = SystemClock.Instance.GetCurrentInstant();
        Ids(Clause(await officer.ReadAsync(Days), "az", "1b"), "indicatedByRule").ShouldNotBeEmpty();
        var opened = await Visitor.JsonOf(await officer.PostAsync("/api/cases", new { incidents = new[] { "uav-1-9" }, reason = "An entry.", command = "open" }));

        foreach (var query in new[] { $"{Days}&minIndex={opened.GetProperty("index").GetInt64()}", $"{Days}&knownAt={InstantPattern.ExtendedIso.Format(before)}" })
        {
            var clause = Clause(await officer.ReadAsync(query), "az", "1b");
            Ids(clause, "indicatedByRule").ShouldBeEmpty(query);
            Ids(clause, "alleged").ShouldBe(["uav-1-9"], query);
        }
    }

    [Theory]
    [InlineData("from=2026-01-02&to=2026-01-01")]
    [InlineData("from=2026-01-01&to=2026-06-01")]
    [InlineData("from=yesterday")]
    [InlineData("knownAt=then")]
    [InlineData("knownAt=-9998-01-01T00:00:00Z")]
    [InlineData("from=9999-12-31&to=9999-12-31")]
    public async Task A_span_that_is_none_is_refused(string query)
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.GetAsync($"/api/compliance?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_reads_it_who_may_not_read_the_record()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = server.Visitor();
        (await visitor.GetAsync("/api/compliance")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var host = await server.SignedInAsync(Role.Host, null);
        (await host.GetAsync("/api/compliance")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = await server.SignedInAsync(Role.Administrator, "ru");
        (await administrator.GetAsync("/api/compliance")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var observer = await server.SignedInAsync(Role.Observer, null);
        (await observer.GetAsync("/api/compliance")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_day_of_knowledge_is_known_until_its_end_and_what_the_cells_name_is_in_the_agreement()
    {
        await using var server = await RunningServer.StartAsync(record: EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.ReadAsync("/api/compliance?knownAt=2021-03-01")).GetProperty("to").GetString().ShouldBe("2021-03-01");

        var agreement = await officer.ReadAsync("/api/agreement");
        var named = agreement.GetProperty("articles").EnumerateArray().SelectMany(article => article.GetProperty("clauses").EnumerateArray())
            .SelectMany(clause => clause.GetProperty("versions").EnumerateArray().Select(version => (clause.GetProperty("id").GetString(), version.GetProperty("number").GetInt32()))).ToHashSet();
        var cited = (await officer.ReadAsync(Days)).GetProperty("cells").EnumerateArray().SelectMany(cell => cell.GetProperty("clauses").EnumerateArray())
            .Where(clause => clause.GetProperty("version").ValueKind == JsonValueKind.Number)
            .Select(clause => (clause.GetProperty("clause").GetString(), clause.GetProperty("version").GetInt32())).ToList();
        cited.ShouldNotBeEmpty();
        cited.ShouldAllBe(one => named.Contains(one));
        agreement.GetProperty("othersBound")[0].GetProperty("id").GetString().ShouldBe("ru-contingent");
        using var host = await server.SignedInAsync(Role.Host, null);
        (await host.GetAsync("/api/agreement")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task EnterAsync(string data, LogWriter log)
    {
        var at = Instant.FromUtc(2026, 1, 1, 10, 0);
        var onTheLine = new PlacedPoint(new Position(39.87, 47.02), new ErrorEllipse(12, 8, 30), "frame-centre");
        var raised = new Statement.IncidentRaised(
            "uav-1-9", "uav-1", "7", Act.CrossingByVehicle, "line-strip", at, at, onTheLine, onTheLine with { At = new Position(39.95, 47.1) },
            [new AttributionShare("control-areas", 2, "az", 0.81, []), new AttributionShare("control-areas", 2, "am", 0.1, []), new AttributionShare("control-areas", 2, null, 0.09, [])], [], "none");
        await new Registrar(log).MustEnterAsync(raised, "incident/uav-1-9", "alleged", at, [], TestContext.Current.CancellationToken);
    }

    private static bool Is(JsonElement cell, string party, string article, string date) =>
        cell.GetProperty("party").GetString() == party && cell.GetProperty("article").GetString() == article && cell.GetProperty("date").GetString() == date;

    private static JsonElement Clause(JsonElement table, string party, string clause) => table.GetProperty("cells").EnumerateArray()
        .Where(cell => cell.GetProperty("party").GetString() == party && cell.GetProperty("date").GetString() == "2026-01-01")
        .SelectMany(cell => cell.GetProperty("clauses").EnumerateArray()).Single(one => one.GetProperty("clause").GetString() == clause);

    private static IEnumerable<string?> Ids(JsonElement clause, string grade) =>
        clause.GetProperty("grades").GetProperty(grade).EnumerateArray().Select(id => id.GetString());
}
