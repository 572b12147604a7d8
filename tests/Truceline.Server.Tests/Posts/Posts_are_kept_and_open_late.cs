using System.Net;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Posts;

public sealed class Posts_are_kept_and_open_late
{
    private const double Latitude = 39.87213;

    [Fact]
    public async Task The_other_delegation_reads_a_cell_and_the_sums_at_once_and_nobody_else_a_place()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.DutyOfficer, "ru");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var host = await server.SignedInAsync(Role.Host, null);
        var index = await EnterAsync(own, "/api/posts", Post("post-7", -1));
        var mine = await own.ReadAsync($"/api/posts?minIndex={index}");
        Place(mine).GetProperty("own").GetProperty("at").GetProperty("latitude").GetDouble().ShouldBe(Latitude);
        var theirs = await other.ReadAsync("/api/posts");
        theirs.ToString().ShouldNotContain("39.8721");
        Place(theirs).GetProperty("own").ValueKind.ShouldBe(JsonValueKind.Null);
        Place(theirs).GetProperty("opened").ValueKind.ShouldBe(JsonValueKind.Null);
        (await Visitor.JsonOf(await other.GetAsync($"/api/ledger/entries/{index}"))).ToString().ShouldNotContain("39.8721");
        var sums = (await host.ReadAsync("/api/posts/strengths")).EnumerateArray().Single();
        sums.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("of").GetString() == "persons").GetProperty("headroom").GetInt32().ShouldBe(1_960 - 25);
        sums.ToString().ShouldNotContain("latitude");
        (await host.GetAsync("/api/posts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var role in new[] { Role.Operator, Role.Post })
        {
            using var visitor = await server.SignedInAsync(role, null);
            (await visitor.GetAsync("/api/posts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var liaison = await server.SignedInAsync(Role.Liaison, null, "az");
        (await liaison.GetAsync("/api/posts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await liaison.GetAsync("/api/posts/strengths")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.PostAsync("/api/posts/post-7/move", new { latitude = 39.9, longitude = 46.9, sigma = 10.0, from = Time(0), command = "m" })).StatusCode
            .ShouldBe(HttpStatusCode.Conflict, "it is not theirs to move");
    }

    [Fact]
    public async Task Once_the_delay_has_run_out_both_read_the_exact_place_from_an_entry_and_the_register_is_tested()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.DutyOfficer, "ru");
        using var other = await server.SignedInAsync(Role.Reviewer, "tr");
        var index = await EnterAsync(own, "/api/posts", Post("post-8", -30));
        await other.ReadAsync($"/api/posts?minIndex={index}");
        await server.Centre.OpenPlacesAsync(TestContext.Current.CancellationToken);
        var opened = Place(await other.ReadAsync($"/api/posts?minIndex={index + 1}"));
        opened.GetProperty("opened").GetProperty("at").GetProperty("latitude").GetDouble().ShouldBe(Latitude);
        var entry = opened.GetProperty("openedIndex").GetInt64();
        (await other.ReadAsync($"/api/ledger/entries/{entry}")).GetProperty("statement").GetProperty("entry").GetInt64().ShouldBe(index);
        var cell = (await other.ReadAsync("/api/compliance")).GetProperty("cells").EnumerateArray()
            .Last(cell => cell.GetProperty("party").GetString() == "ru-contingent" && cell.GetProperty("article").GetString() == "3");
        cell.GetProperty("clauses").EnumerateArray().Single(clause => clause.GetProperty("clause").GetString() == "3a").GetProperty("outcome").GetString()
            .ShouldBe("no-breach-observed", "at least so many were counted, all within the ceilings");
    }

    [Fact]
    public async Task Where_a_post_reported_from_is_a_cell_to_all_but_its_own_delegation_whichever_way_the_record_is_read()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.DutyOfficer, "ru");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var post = await server.SignedInAsync(Role.Post, null);
        await EnterAsync(own, "/api/posts", Post("post-7", -1));
        var made = await Visitor.JsonOf(await ReportAsync(post, -1));
        var (index, id) = (made.GetProperty("index").GetInt64(), made.GetProperty("report").GetString());
        Own(await own.ReadAsync($"/api/incidents/{id}?minIndex={index}")).ShouldBe(39.91234);
        var theirs = await other.ReadAsync($"/api/incidents/{id}");
        Math.Abs(Own(theirs) - 39.91234).ShouldBeGreaterThan(0.0001);
        theirs.GetProperty("report").GetProperty("opensAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await other.ReadAsync("/api/cards")).ToString().ShouldNotContain("39.91234");
        (await own.GetAsync($"/api/ledger/entries/{index}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"/api/ledger/entries/{index}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await other.ReadAsync("/api/ledger/entries")).EnumerateArray().Single(entry => entry.GetProperty("index").GetInt64() == index)
            .GetProperty("statement").ValueKind.ShouldBe(JsonValueKind.Null);
        var old = (await Visitor.JsonOf(await ReportAsync(post, -30))).GetProperty("report").GetString();
        Own(await other.ReadAsync($"/api/incidents/{old}?minIndex={index + 1}")).ShouldBe(39.91234, "the delay has run out");
    }

    private static double Own(JsonElement incident) => incident.GetProperty("report").GetProperty("sector").GetProperty("own").GetProperty("latitude").GetDouble();

    private static JsonElement Place(JsonElement answer) => answer.GetProperty("posts").EnumerateArray().Single().GetProperty("places").EnumerateArray().Last();

    private static object Post(string post, int hours) => new
    {
        post, kind = "post", party = "ru-contingent", latitude = Latitude, longitude = 46.83191, sigma = 10.0, counts = new[] { new { of = "persons", number = 25 }, new { of = "armoured-carriers", number = 2 }, new { of = "vehicles", number = 4 } },
        weapons = new[] { "small-arms" }, from = Time(hours), command = "open-" + post,
    };

    private static Task<HttpResponseMessage> ReportAsync(Visitor visitor, int hours) => visitor.PostAsync("/api/reports", new
    {
        post = "post-7", sense = "heard", act = "explosion-impact", count = new { qualifier = "exactly", number = 2 }, latitude = 39.91234, longitude = 46.91234, ownSigma = 20.0,
        bearing = 270.0, bearingError = 10.0, distanceFrom = 5000.0, distanceTo = 7000.0, made = Time(hours), command = $"r{hours}",
    });

    private static string Time(int hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static async Task<long> EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        var json = await Visitor.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json.GetProperty("index").GetInt64();
    }
}
