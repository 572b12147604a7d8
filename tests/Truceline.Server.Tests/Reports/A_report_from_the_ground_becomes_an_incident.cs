using System.Net;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Reports;

public sealed class A_report_from_the_ground_becomes_an_incident
{
    [Fact]
    public async Task One_that_is_sent_twice_is_entered_once_and_read_by_both_delegations()
    {
        await using var server = await RunningServer.StartAsync();
        using var post = await server.SignedInAsync(Role.Post, null);
        var first = await Visitor.JsonOf(await SendAsync(post, "c"));
        var again = await Visitor.JsonOf(await SendAsync(post, "c"));
        again.GetProperty("index").GetInt64().ShouldBe(first.GetProperty("index").GetInt64());
        foreach (var delegation in new[] { "tr", "ru" })
        {
            using var officer = await server.SignedInAsync(Role.DutyOfficer, delegation);
            var incident = await officer.ReadAsync($"/api/incidents/{first.GetProperty("report").GetString()}?minIndex={first.GetProperty("index").GetInt64()}");
            incident.GetProperty("report").GetProperty("post").GetString().ShouldBe("post-7");
            incident.GetProperty("source").GetString().ShouldBe("post-7");
        }

        (await post.GetAsync("/api/incidents")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_of_no_form_gets_one_sentence()
    {
        await using var server = await RunningServer.StartAsync();
        using var observer = await server.SignedInAsync(Role.Observer, null);
        (await SendAsync(observer, "c", post: "Sergeant Smith")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await SendAsync(observer, "c", bearing: 400)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await observer.PostAsync("/api/reports", new { post = 7 })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_weapon_stands_in_the_incident_where_it_was_told()
    {
        await using var server = await RunningServer.StartAsync();
        using var post = await server.SignedInAsync(Role.Post, null);
        var told = await Visitor.JsonOf(await SendAsync(post, "c", weapon: new { @class = "mortar", calibre = (double?)82 }));
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var weapon = (await officer.ReadAsync($"/api/incidents/{told.GetProperty("report").GetString()}?minIndex={told.GetProperty("index").GetInt64()}")).GetProperty("weapon");
        (weapon.GetProperty("class").GetString(), weapon.GetProperty("calibre").GetDouble()).ShouldBe(("mortar", 82));
        (await SendAsync(post, "c2", weapon: new { @class = "trebuchet", calibre = (double?)null })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(post, "c3", weapon: new { @class = "mortar", calibre = (double?)-1 })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, string command, string post = "post-7", double bearing = 270, object? weapon = null) => visitor.PostAsync("/api/reports", new
    {
        post, sense = "heard", act = "explosion-undetermined", count = new { qualifier = "exactly", number = 11 }, latitude = 39.9, longitude = 46.9, ownSigma = 20.0,
        bearing, bearingError = 10.0, distanceFrom = 5000.0, distanceTo = 7000.0, made = DateTimeOffset.UtcNow.AddHours(-3).ToString("yyyy-MM-ddTHH:mm:ssZ"), command, weapon,
    });
}
