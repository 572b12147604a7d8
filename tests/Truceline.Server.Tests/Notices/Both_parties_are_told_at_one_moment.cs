using System.Net;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Notices;

public sealed class Both_parties_are_told_at_one_moment
{
    private static readonly string Salt = new('a', 64);

    [Fact]
    public async Task A_notice_reaches_both_liaisons_and_its_acknowledgements_are_timed()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var one = await server.SignedInAsync(Role.Liaison, null, "am");
        using var other = await server.SignedInAsync(Role.Liaison, null, "az");
        var zone = server.Centre.Mission.Geometries.First(geometry => geometry.Kind == Core.Agreement.GeometryKind.Zone).Id;
        await EnterAsync(officer, "/api/notices", new { kind = "works", sector = zone, from = Time(-2), until = Time(-1), command = "n" });
        var index = await LastAsync(one);
        var id = (await one.ReadAsync($"/api/notices?minIndex={index}"))[0].GetProperty("notice").GetProperty("notice").GetString();
        (await other.ReadAsync("/api/notices"))[0].GetProperty("notice").GetProperty("index").GetInt64().ShouldBe(index);
        await EnterAsync(one, $"/api/notices/{id}/acknowledge", new { command = "a" });
        var acknowledged = (await officer.ReadAsync($"/api/notices?minIndex={await LastAsync(one)}"))[0].GetProperty("notice").GetProperty("acknowledged");
        acknowledged.EnumerateArray().ShouldHaveSingleItem().GetProperty("party").GetString().ShouldBe("am");
    }

    [Fact]
    public async Task A_movement_is_seen_by_others_from_the_stated_moment_and_not_before_whichever_way_the_record_is_read()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Liaison, null, "am");
        using var theirs = await server.SignedInAsync(Role.Liaison, null, "az");
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "ru");
        var zone = server.Centre.Mission.Geometries.First(geometry => geometry.Kind == Core.Agreement.GeometryKind.Zone).Id;
        object Form(string command, int shown) => new
        {
            kind = "exercise", sector = zone, from = Time(20), to = Time(22), shownFrom = Time(shown), words = "Rotation of a post.", wordsSalt = Salt, language = "en", command,
        };
        await EnterAsync(own, "/api/movements", Form("later", 10));
        var hidden = await LastAsync(own);
        (await own.ReadAsync($"/api/movements?minIndex={hidden}")).GetArrayLength().ShouldBe(1);
        (await theirs.ReadAsync("/api/movements")).GetArrayLength().ShouldBe(0);
        (await officer.ReadAsync("/api/movements")).GetArrayLength().ShouldBe(0);
        (await officer.GetAsync($"/api/ledger/entries/{hidden}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await officer.ReadAsync("/api/ledger/entries")).EnumerateArray().Single(entry => entry.GetProperty("index").GetInt64() == hidden)
            .GetProperty("statement").ValueKind.ShouldBe(JsonValueKind.Null);
        await EnterAsync(own, "/api/movements", Form("now", -1));
        (await theirs.ReadAsync($"/api/movements?minIndex={await LastAsync(own)}")).GetArrayLength().ShouldBe(1);
        (await officer.GetAsync($"/api/ledger/entries/{await LastAsync(own)}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Time(int hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static async Task<long> LastAsync(Visitor visitor) => (await visitor.ReadAsync("/api/ledger")).GetProperty("size").GetInt64() - 1;

    private static async Task EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, (await Visitor.JsonOf(answer)).ToString());
    }
}
