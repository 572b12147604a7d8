using System.Net;
using System.Text.Json;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Cases;

public sealed class A_complaint_alone_comes_to_a_finding
{
    private static readonly string Salt = new('b', 64);

    [Fact]
    public async Task From_the_receipt_to_the_heads_signatures_and_the_reply_of_the_party_that_is_named()
    {
        await using var server = await RunningServer.StartAsync();
        using var complaining = await server.SignedInAsync(Role.Liaison, null, "am");
        using var named = await server.SignedInAsync(Role.Liaison, null, "az");
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var number = await CaseAsync(complaining, officer);
        (await named.ReadAsync("/api/replies")).GetArrayLength().ShouldBe(0);
        (await named.PostAsync($"/api/replies/{number}", Reply("r0"))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "nothing was found yet");
        var last = await JudgedAsync(server, officer, number);
        (await complaining.ReadAsync($"/api/replies?minIndex={last}")).GetArrayLength().ShouldBe(0, "it does not name that party");
        var right = (await named.ReadAsync("/api/replies")).EnumerateArray().Single().GetProperty("right");
        right.GetProperty("agreed").EnumerateArray().Select(field => field.GetProperty("field").GetString()).ShouldContain("actor");
        var answer = await Visitor.JsonOf(await named.PostAsync($"/api/replies/{number}", Reply("r")));
        var index = answer.GetProperty("index").GetInt64();
        (await Visitor.JsonOf(await named.PostAsync($"/api/replies/{number}", Reply("r")))).GetProperty("index").GetInt64().ShouldBe(index);
        (await named.PostAsync($"/api/replies/{number}", Reply("r2"))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "once");
        (await complaining.PostAsync($"/api/replies/{number}", Reply("r3"))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it is not named");
        (await officer.ReadAsync($"/api/replies?minIndex={index}")).EnumerateArray().Single().GetProperty("words").GetString().ShouldBe("Nobody of ours was there.");
        (await complaining.ReadAsync("/api/complaints")).EnumerateArray().Single().GetProperty("state").GetString().ShouldBe("assessed");
    }

    private static async Task<string> CaseAsync(Visitor liaison, Visitor officer)
    {
        var filed = await Visitor.JsonOf(await liaison.PostAsync("/api/complaints", new
        {
            act = "shot", against = "az", from = Time(-2), to = Time(-1), what = "Shots were heard.", whatSalt = Salt, language = "en", command = "c", article = "1",
        }));
        var complaint = filed.GetProperty("complaint").GetString();
        var answer = await Visitor.JsonOf(await officer.PostAsync($"/api/complaints/{complaint}/cases", new { incidents = Array.Empty<string>(), reason = "As the party asks.", command = "o" }));
        var file = (await officer.ReadAsync($"/api/cases?minIndex={answer.GetProperty("index").GetInt64()}")).EnumerateArray().Single();
        file.GetProperty("incidents").EnumerateArray().Select(one => one.GetString()).ShouldBe([complaint]);
        return file.GetProperty("case").GetString()!;
    }

    private static async Task<long> JudgedAsync(RunningServer server, Visitor officer, string number)
    {
        var hash = (await officer.ReadAsync($"/api/cases/{number}")).GetProperty("openHash").GetString()!;
        DelegationAtWork[] both = [DelegationAtWork.Of(server, "tr"), DelegationAtWork.Of(server, "ru")];
        foreach (var one in both)
        {
            one.Form = CanonicalForm.Write(new AssessmentForm(
                Occurrence.Occurred, Act.Shot, "1a", null, "az", Intent.Undetermined, Severity.Minor, StandardOfProof.ReasonableGrounds, [], null));
            using var administrator = await one.SignInAsync(server, Role.Administrator);
            await EnteredAsync(await administrator.PostAsync("/api/keys", one.Enrolment()));
        }

        using var program = server.Visitor("centre");
        foreach (var one in both)
        {
            await EnteredAsync(await program.SendAsync(HttpMethod.Post, $"/api/cases/{number}/assessments", one.Seal(number, hash), origin: null));
        }

        long last = 0;
        foreach (var one in both)
        {
            last = await EnteredAsync(await program.SendAsync(HttpMethod.Post, $"/api/cases/{number}/reveals", one.Opening(), origin: null));
        }

        var digest = (await officer.ReadAsync($"/api/cases/{number}?minIndex={last}")).GetProperty("rounds")[0].GetProperty("finding").GetProperty("digest").GetString()!;
        foreach (var one in both)
        {
            using var head = await one.SignInAsync(server, Role.Head);
            last = await EnteredAsync(await head.PostAsync($"/api/cases/{number}/findings", one.Finding(number, digest)));
        }

        (await officer.ReadAsync($"/api/cases/{number}?minIndex={last}")).GetProperty("outcome").GetString().ShouldBe("signed");
        return last;
    }

    private static object Reply(string command) => new { words = "Nobody of ours was there.", wordsSalt = Salt, language = "en", command };

    private static string Time(int hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static async Task<long> EnteredAsync(HttpResponseMessage answer)
    {
        var json = await Visitor.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json.GetProperty("index").GetInt64();
    }
}
