using System.Net;
using System.Text;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.People;

public sealed class Each_delegation_keeps_its_own_people
{
    private const string Name = "Invented Nobody";
    private const string Document = "X0000001";

    [Fact]
    public async Task Names_are_read_by_the_own_administrator_and_head_and_by_nobody_else()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Administrator, "tr");
        using var head = await server.SignedInAsync(Role.Head, "tr");
        var index = await EnterAsync(own, "/api/staff", Somebody("a"));
        var person = (await own.ReadAsync($"/api/staff/own?minIndex={index}")).GetProperty("staff").EnumerateArray().Single().GetProperty("person");
        (person.GetProperty("name").GetString(), person.GetProperty("document").GetString()).ShouldBe((Name, Document));
        (await head.ReadAsync("/api/staff/own")).ToString().ShouldContain(Name);
        (await own.ReadAsync("/api/staff")).GetProperty("numbers").GetProperty("disparity").GetString().ShouldBe("The delegations are not equal in number: tr 1, ru 0.");
        foreach (var (role, delegation) in new (Role, string?)[] { (Role.Administrator, "ru"), (Role.Head, "ru"), (Role.DutyOfficer, "tr"), (Role.Reviewer, "ru"), (Role.Operator, null), (Role.Host, null), (Role.Observer, null) })
        {
            using var other = await server.SignedInAsync(role, delegation);
            foreach (var path in new[] { "/api/staff/own", "/api/staff", "/api/staff/outside", "/api/staff/own/check-ins", $"/api/ledger/entries/{index}", "/api/ledger/entries", "/api/users" })
            {
                var answer = await (await other.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                answer.ShouldNotContain(Name, Case.Insensitive, $"{role} of {delegation} at {path}");
                answer.ShouldNotContain(Document);
            }
        }
    }

    [Fact]
    public async Task The_other_delegations_administrator_strikes_and_takes_away_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Administrator, "tr");
        using var other = await server.SignedInAsync(Role.Administrator, "ru");
        var id = await ListAsync(own);
        (await other.PostAsync($"/api/staff/{id}/strike", new { command = "s" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await other.PostAsync($"/api/staff/{id}/erase", new { command = "e" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await own.ReadAsync("/api/staff/own")).ToString().ShouldContain(Name);
    }

    [Fact]
    public async Task On_disk_nothing_is_readable_and_what_was_altered_or_put_elsewhere_does_not_open()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Administrator, "tr");
        await EnterAsync(own, "/api/staff", Somebody("a"));
        var index = await EnterAsync(own, "/api/staff", Somebody("b", "Invented Other"));
        var files = Directory.GetFiles(Path.Combine(server.Data, "personal", "tr"));
        files.Length.ShouldBe(2);
        foreach (var file in Directory.GetFiles(server.Data, "*", SearchOption.AllDirectories).Where(file => !file.Contains("access.db") && !file.EndsWith("lock")))
        {
            Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain("Invented Nobody", Case.Sensitive, file);
        }

        File.Copy(files[0], files[1], overwrite: true);
        var shown = (await own.ReadAsync($"/api/staff/own?minIndex={index}")).GetProperty("staff").EnumerateArray().Select(one => one.GetProperty("person").ValueKind).ToList();
        shown.Count(kind => kind == JsonValueKind.Null).ShouldBe(1);
        if (!OperatingSystem.IsWindows())
        {
            (File.GetUnixFileMode(Path.Combine(server.Data, "keys", "personal-tr.key")) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None);
        }
    }

    [Fact]
    public async Task Data_that_are_taken_away_are_gone_and_the_record_still_holds()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Administrator, "tr");
        var id = await ListAsync(own);
        var digest = (await own.ReadAsync("/api/staff/own")).GetProperty("staff")[0].GetProperty("entry").GetProperty("digest").GetString();
        var index = await EnterAsync(own, $"/api/staff/{id}/erase", new { command = "e" });
        await EnterAsync(own, $"/api/staff/{id}/erase", new { command = "e" });
        Directory.GetFiles(Path.Combine(server.Data, "personal", "tr")).ShouldBeEmpty();
        var left = (await own.ReadAsync($"/api/staff/own?minIndex={index}")).GetProperty("staff").EnumerateArray().Single();
        left.GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        left.GetProperty("entry").GetProperty("digest").GetString().ShouldBe(digest);
        var copy = Directory.CreateTempSubdirectory("truceline-copy-").FullName;
        CopyTo(server.Data, copy);
        Fsck.Check(copy, null, TestContext.Current.CancellationToken).Problems.ShouldBeEmpty();
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task A_check_in_stays_with_its_delegation_and_others_are_told_of_the_crossing_and_of_somebody_outside()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var own = await server.SignedInAsync(Role.Administrator, "tr");
        using var other = await server.SignedInAsync(Role.DutyOfficer, "ru");
        using var host = await server.SignedInAsync(Role.Host, null);
        var inside = await CheckInAsync(officer, "in", 40.0538, 47.0503, "1");
        (inside.GetProperty("where").GetString(), inside.GetProperty("notice").ValueKind).ShouldBe(("inside", JsonValueKind.Null));
        var outside = await CheckInAsync(officer, "here", 40.1234, 47.0503, "2");
        outside.GetProperty("where").GetString().ShouldBe("outside");
        outside.GetProperty("crossing").ValueKind.ShouldBe(JsonValueKind.Null);
        var notice = outside.GetProperty("notice").GetInt64();
        var told = (await host.ReadAsync($"/api/staff/outside?minIndex={notice}")).EnumerateArray().Single();
        told.GetProperty("to").EnumerateArray().Select(one => one.GetString()).ShouldBe(["tr", "ru", "az"]);
        (await other.ReadAsync("/api/staff/outside")).GetArrayLength().ShouldBe(1);
        (await host.GetAsync("/api/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var theirs = await other.ReadAsync("/api/staff");
        theirs.GetProperty("crossings").EnumerateArray().Single().GetProperty("delegation").GetString().ShouldBe("tr");
        foreach (var text in new[] { theirs.ToString(), told.ToString(), (await other.ReadAsync($"/api/ledger/entries/{notice}")).ToString() })
        {
            text.ShouldNotContain("40.12");
            text.ShouldNotContain("tr-duty-officer");
        }

        (await own.ReadAsync("/api/staff/own/check-ins")).EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldBe(["tr-duty-officer", "tr-duty-officer"]);
        (await CheckInAsync(officer, "here", 40.1234, 47.0503, "3", "rotation")).GetProperty("notice").ValueKind.ShouldBe(JsonValueKind.Null);
        (await officer.PostAsync("/api/staff/check-ins", new { kind = "here", latitude = 91, longitude = 0, accuracy = 5, command = "4" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_visit_says_who_invited_and_its_names_stay_with_the_delegation()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Administrator, "ru");
        using var other = await server.SignedInAsync(Role.Administrator, "tr");
        var form = new { invitedBy = "az", names = new[] { Name }, sector = "agdam", from = Time(1), to = Time(3), command = "v" };
        var index = await EnterAsync(own, "/api/staff/visits", form);
        (await EnterAsync(own, "/api/staff/visits", form)).ShouldBe(index, "asked again it is answered as the first time");
        var visit = (await other.ReadAsync($"/api/staff?minIndex={index}")).GetProperty("visits").EnumerateArray().Single();
        (visit.GetProperty("invitedBy").GetString(), visit.GetProperty("persons").GetInt32()).ShouldBe(("az", 1));
        visit.ToString().ShouldNotContain(Name);
        (await own.ReadAsync("/api/staff/own")).GetProperty("visits")[0].GetProperty("names").GetString().ShouldBe(Name);
        (await other.ReadAsync("/api/staff/own")).GetProperty("visits").GetArrayLength().ShouldBe(0);
        var id = visit.GetProperty("visit").GetString();
        (await other.PostAsync($"/api/staff/visits/{id}/end", new { outcome = "not-done", command = "x" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await EnterAsync(own, $"/api/staff/visits/{id}/end", new { outcome = "not-done", command = "x" });
    }

    [Fact]
    public async Task A_refused_listing_leaves_nothing_behind()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Administrator, "tr");
        (await own.PostAsync("/api/staff", Somebody("a", " "))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await own.PostAsync("/api/staff/visits", new { invitedBy = "nobody", names = new[] { Name }, sector = "agdam", from = Time(1), to = Time(3), command = "v" })).StatusCode
            .ShouldBe(HttpStatusCode.Conflict);
        (Directory.Exists(Path.Combine(server.Data, "personal", "tr")) ? Directory.GetFiles(Path.Combine(server.Data, "personal", "tr")) : []).ShouldBeEmpty();
    }

    private static object Somebody(string command, string name = Name) => new { name, document = Document, function = "observer", command };

    private static async Task<string> ListAsync(Visitor own)
    {
        var index = await EnterAsync(own, "/api/staff", Somebody("a"));
        return (await own.ReadAsync($"/api/staff/own?minIndex={index}")).GetProperty("staff").EnumerateArray().Single().GetProperty("entry").GetProperty("staff").GetString()!;
    }

    private static async Task<JsonElement> CheckInAsync(Visitor visitor, string kind, double latitude, double longitude, string command, string? absence = null)
    {
        var answer = await visitor.PostAsync("/api/staff/check-ins", new { kind, latitude, longitude, accuracy = 20.0, command, absence });
        var json = await Visitor.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static void CopyTo(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).Contains(".db", StringComparison.Ordinal) && Path.GetFileName(file) != "lock"))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Time(int hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static async Task<long> EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        var json = await Visitor.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json.GetProperty("index").GetInt64();
    }
}
