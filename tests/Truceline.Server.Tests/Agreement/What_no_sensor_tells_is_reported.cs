using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Agreement;

public sealed class What_no_sensor_tells_is_reported
{
    private static readonly string Salt = new('a', 64);

    [Fact]
    public async Task A_count_above_the_ceiling_is_a_breach_indicated_until_it_is_taken_back_and_was_one_then()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "ru");
        var at = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1));
        var form = new
        {
            kind = "counted", at, provenance = "party-claim", party = "ru-contingent", of = "persons", count = new { qualifier = "exactly", number = 2_000 },
            note = "As told by the liaison.", noteSalt = Salt, command = "c",
        };
        var index = await EnterAsync(officer, "/api/facts", form);
        (await EnterAsync(officer, "/api/facts", form)).ShouldBe(index);
        var fact = (await other.ReadAsync($"/api/facts?minIndex={index}")).EnumerateArray().ShouldHaveSingleItem();
        fact.GetProperty("note").GetString().ShouldBe("As told by the liaison.");
        var id = fact.GetProperty("fact").GetProperty("fact").GetString()!;

        var cell = Ceilings(await other.ReadAsync("/api/compliance"));
        cell.GetProperty("outcome").GetString().ShouldBe("breached");
        cell.GetProperty("grades").GetProperty("indicatedByRule")[0].GetString().ShouldBe(id);
        cell.GetProperty("grades").GetProperty("foundByOne").GetArrayLength().ShouldBe(0);
        var then = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant());

        (await other.PostAsync($"/api/facts/{id}/withdraw", new { reason = "No.", reasonSalt = Salt, command = "w" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        index = await EnterAsync(officer, $"/api/facts/{id}/withdraw", new { reason = "A miscount.", reasonSalt = Salt, command = "w" });
        Ceilings(await other.ReadAsync($"/api/compliance?minIndex={index}")).GetProperty("outcome").GetString().ShouldBe("not-observable");
        Ceilings(await other.ReadAsync($"/api/compliance?knownAt={then}")).GetProperty("outcome").GetString().ShouldBe("breached");
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused_and_a_reader_reports_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var form = new { kind = "located", at = "2026-01-01T00:00:00Z", provenance = "open-source", party = "ru-contingent", unit = "post-1", latitude = 39.9, command = "c" };
        (await officer.PostAsync("/api/facts", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await officer.PostAsync("/api/facts", new { kind = "guessed", at = "2026-01-01T00:00:00Z", provenance = "open-source", command = "c" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await officer.PostAsync("/api/facts", new { kind = "patrolled", at = "2026-01-01T00:00:00Z", provenance = "open-source", clause = "1a", with = new string?[] { null }, command = "c" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await officer.PostAsync("/api/facts", new { kind = "done", at = "2026-01-01T00:00:00Z", provenance = "open-source", clause = "1a", command = "c" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var observer = await server.SignedInAsync(Role.Observer, null);
        (await observer.PostAsync("/api/facts", form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await observer.GetAsync("/api/facts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_other_delegation_confirms_or_denies_it_and_the_cell_keeps_apart_who_says_so()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "ru");
        var at = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1));
        var index = await EnterAsync(officer, "/api/facts", new
        {
            kind = "counted", at, provenance = "own-sensor", party = "ru-contingent", of = "persons", count = new { qualifier = "exactly", number = 2_000 }, command = "c",
        });
        var id = (await officer.ReadAsync($"/api/facts?minIndex={index}"))[0].GetProperty("fact").GetProperty("fact").GetString()!;
        Grade("foundByOne", await officer.ReadAsync("/api/compliance")).ShouldBe([id]);

        var verdict = $"/api/facts/{id}/verdicts";
        (await officer.PostAsync(verdict, new { verdict = "confirmed", command = "v" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reviewer.PostAsync(verdict, new { verdict = "perhaps", command = "v" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reviewer.PostAsync("/api/facts/r-0/verdicts", new { verdict = "confirmed", command = "v" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        index = await EnterAsync(reviewer, verdict, new { verdict = "confirmed", command = "v" });
        var jointly = await officer.ReadAsync($"/api/compliance?minIndex={index}");
        Grade("foundJointly", jointly).ShouldBe([id]);
        Grade("indicatedByRule", jointly).ShouldBe([id]);
        Grade("foundByOne", jointly).ShouldBeEmpty();

        index = await EnterAsync(reviewer, verdict, new { verdict = "denied", words = "We counted again.", wordsSalt = Salt, command = "v2" });
        Grade("foundByOne", await officer.ReadAsync($"/api/compliance?minIndex={index}")).ShouldBe([id]);
        var told = (await officer.ReadAsync("/api/facts"))[0];
        told.GetProperty("fact").GetProperty("verdicts")[0].GetProperty("verdict").GetString().ShouldBe("denied");
        told.GetProperty("words")[0].GetString().ShouldBe("We counted again.");

        static IEnumerable<string?> Grade(string grade, JsonElement table) => Ceilings(table).GetProperty("grades").GetProperty(grade).EnumerateArray().Select(one => one.GetString());
    }

    private static async Task<long> EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        var json = await Visitor.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json.GetProperty("index").GetInt64();
    }

    private static JsonElement Ceilings(JsonElement table) => table.GetProperty("cells").EnumerateArray()
        .Where(cell => cell.GetProperty("party").GetString() == "ru-contingent" && cell.GetProperty("article").GetString() == "3")
        .MaxBy(cell => cell.GetProperty("date").GetString(), StringComparer.Ordinal)
        .GetProperty("clauses").EnumerateArray().Single(clause => clause.GetProperty("clause").GetString() == "3a");
}
