using System.Net;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Ledger;
using Truceline.Server.Tests.Cases;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Shifts;

public sealed class Watch_business_is_kept_by_each_delegation
{
    private static readonly string Salt = new('a', 64);

    [Fact]
    public async Task A_shift_is_handed_over_and_taken_over_and_its_log_is_its_own_delegations()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "ru");
        await EnterAsync(officer, "/api/handovers", new { log = "Fog until nine.", logSalt = Salt, matters = Array.Empty<object>(), command = "h" });
        var index = await LastAsync(officer);
        var own = (await officer.ReadAsync($"/api/handovers?minIndex={index}")).EnumerateArray().ShouldHaveSingleItem();
        own.GetProperty("log").GetString().ShouldBe("Fog until nine.");
        own.GetProperty("isOwnOfficer").GetBoolean().ShouldBeTrue();
        var theirs = (await other.ReadAsync("/api/handovers")).EnumerateArray().ShouldHaveSingleItem();
        theirs.GetProperty("log").ValueKind.ShouldBe(JsonValueKind.Null);
        var id = own.GetProperty("handover").GetProperty("handover").GetString();
        (await other.PostAsync($"/api/handovers/{id}/takeover", new { command = "t" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await EnterAsync(officer, $"/api/handovers/{id}/takeover", new { command = "t" });
    }

    [Fact]
    public async Task A_look_is_asked_for_by_one_and_answered_by_the_other()
    {
        await using var server = await RunningServer.StartAsync();
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "ru");
        var until = DateTimeOffset.UtcNow.AddHours(2).ToString("yyyy-MM-ddTHH:mm:ssZ");
        (await reviewer.PostAsync("/api/looks", new { from = "2026-01-01T00:00:00Z", until, what = "km 31", whatSalt = Salt, command = "l", latitude = 39.9 })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        await EnterAsync(reviewer, "/api/looks", new { from = "2026-01-01T00:00:00Z", until, what = "Look at km 31 at first light.", whatSalt = Salt, command = "l" });
        var asked = (await other.ReadAsync($"/api/looks?minIndex={await LastAsync(other)}")).EnumerateArray().ShouldHaveSingleItem();
        asked.GetProperty("what").GetString().ShouldBe("Look at km 31 at first light.");
        var id = asked.GetProperty("request").GetProperty("look").GetString();
        (await other.ReadAsync("/api/matters")).EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);
        await EnterAsync(other, $"/api/looks/{id}/answer", new { outcome = "looked", words = "Nothing there.", wordsSalt = Salt, command = "a" });
        (await other.ReadAsync($"/api/looks?minIndex={await LastAsync(other)}"))[0].GetProperty("request").GetProperty("state").GetString().ShouldBe("looked");
    }

    [Fact]
    public async Task A_silence_reads_beside_the_flight_plans()
    {
        var from = Instant.FromUtc(2026, 1, 1, 10, 0);
        await using var server = await RunningServer.StartAsync(record: async (_, log) =>
        {
            var registrar = new Engine.Record.Registrar(log);
            await registrar.MustEnterAsync(new Statement.FlightPlanned("f-1", "tr", "duty-officer", "uav-1", from, from + Duration.FromHours(1), from), "watch/tr", "p", from, [], TestContext.Current.CancellationToken);
            await registrar.MustEnterAsync(Outage("in-flight", from + Duration.FromMinutes(10)), "source/uav-1", "o1", from, [], TestContext.Current.CancellationToken);
            await registrar.MustEnterAsync(Outage("after", from + Duration.FromMinutes(80)), "source/uav-1", "o2", from, [], TestContext.Current.CancellationToken);
        });
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.ReadAsync("/api/impediments")).EnumerateArray()
            .Select(one => (one.GetProperty("impediment").GetString(), one.GetProperty("planned").GetString()))
            .ShouldBe([("in-flight", "dark-during-flight"), ("after", "no-flight")]);
    }

    private static Statement.ImpedimentRecorded Outage(string id, Instant from) =>
        new(id, "uav-1", ImpedimentKind.Outage, from, from + Duration.FromMinutes(5), "No bytes arrive.");

    private static async Task<long> LastAsync(Visitor visitor) => (await visitor.ReadAsync("/api/ledger")).GetProperty("size").GetInt64() - 1;

    private static async Task EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, (await Visitor.JsonOf(answer)).ToString());
    }
}
