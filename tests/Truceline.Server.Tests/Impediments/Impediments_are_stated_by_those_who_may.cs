using System.Net;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Impediments;

public sealed class Impediments_are_stated_by_those_who_may
{
    private static readonly string Salt = new('a', 64);

    [Fact]
    public async Task An_officer_states_one_the_other_delegation_disputes_it_and_opens_a_case_and_the_words_stay_outside_the_log()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "ru");
        await EnterAsync(officer, "/api/impediments", new
        {
            kind = "access-denied", source = "uav-1", from = Time(-2), deniedBy = "soldier", words = "Turn back at once.", wordsSalt = Salt, language = "en", command = "s",
        });
        var index = await LastAsync(officer);
        var id = (await reviewer.ReadAsync($"/api/impediments?minIndex={index}"))[0].GetProperty("impediment").GetString();
        (await reviewer.ReadAsync($"/api/ledger/entries/{index}")).ToString().ShouldNotContain("Turn back");
        (await reviewer.ReadAsync($"/api/impediments/{id}")).GetProperty("words").GetString().ShouldBe("Turn back at once.");

        (await officer.PostAsync($"/api/impediments/{id}/review", new { confirmed = true, command = "r" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await reviewer.PostAsync($"/api/impediments/{id}/end", new { to = Time(-1), command = "e" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await EnterAsync(reviewer, $"/api/impediments/{id}/review", new { confirmed = false, reason = "Nobody was there.", reasonSalt = Salt, command = "r" });
        await EnterAsync(reviewer, "/api/cases", new { incidents = new[] { id }, reason = "Who denied it?", command = "c" });
        await EnterAsync(officer, $"/api/impediments/{id}/end", new { to = Time(-1), command = "e" });

        var answer = await officer.ReadAsync($"/api/impediments/{id}?minIndex={await LastAsync(officer)}");
        answer.GetProperty("reasons")[0].GetString().ShouldBe("Nobody was there.");
        answer.GetProperty("impediment").GetProperty("cases").GetArrayLength().ShouldBe(1);
        answer.GetProperty("impediment").GetProperty("to").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_post_states_one_and_reads_nothing_and_those_without_the_right_state_none()
    {
        await using var server = await RunningServer.StartAsync();
        using var post = await server.SignedInAsync(Role.Post, null);
        using var head = await server.SignedInAsync(Role.Head, "tr");
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "am");
        var zone = server.Centre.Mission.Geometries.First(geometry => geometry.Kind == Core.Agreement.GeometryKind.Zone).Id;
        object Form(string? name) => new { kind = "path-not-permitted", sector = zone, from = Time(-1), post = name, command = "s" };
        (await post.PostAsync("/api/impediments", Form(null))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await EnterAsync(post, "/api/impediments", Form("post-7"));
        (await post.GetAsync("/api/impediments")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await head.PostAsync("/api/impediments", Form(null))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await liaison.PostAsync("/api/impediments", Form(null))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var found = await head.ReadAsync("/api/impediments");
        found.EnumerateArray().ShouldHaveSingleItem().GetProperty("stated").GetProperty("post").GetString().ShouldBe("post-7");
    }

    private static string Time(int hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static async Task<long> LastAsync(Visitor visitor) => (await visitor.ReadAsync("/api/ledger")).GetProperty("size").GetInt64() - 1;

    private static async Task EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, (await Visitor.JsonOf(answer)).ToString());
    }
}
