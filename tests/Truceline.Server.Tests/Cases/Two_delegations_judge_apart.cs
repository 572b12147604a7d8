using System.Net;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Cases;

public sealed class Two_delegations_judge_apart
{
    [Fact]
    public async Task From_an_alert_to_a_finding_that_both_heads_signed()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        var (tr, ru) = (DelegationAtWork.Of(server, "tr"), DelegationAtWork.Of(server, "ru"));
        using var program = server.Visitor("centre");
        foreach (var one in new[] { tr, ru })
        {
            using var administrator = await one.SignInAsync(server, Role.Administrator);
            await EnteredAsync(await administrator.PostAsync("/api/keys", one.Enrolment()));
        }

        var (number, hash) = await OpenCaseAsync(server);
        using var trReviewer = await tr.SignInAsync(server, Role.Reviewer);
        using var ruReviewer = await ru.SignInAsync(server, Role.Reviewer);

        // Without a session: the enrolled key's signature speaks. With one: only for its own delegation.
        (await ruReviewer.PostAsync($"/api/cases/{number}/assessments", tr.Seal(number, hash))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await EnteredAsync(await program.SendAsync(HttpMethod.Post, $"/api/cases/{number}/assessments", tr.Seal(number, hash), origin: null));
        var last = await EnteredAsync(await ruReviewer.PostAsync($"/api/cases/{number}/assessments", ru.Seal(number, hash)));
        await StageAsync(trReviewer, number, "revealing", last);

        await EnteredAsync(await program.SendAsync(HttpMethod.Post, $"/api/cases/{number}/reveals", tr.Opening(), origin: null));
        (await trReviewer.PostAsync($"/api/cases/{number}/reveals", ru.Opening())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        last = await EnteredAsync(await ruReviewer.PostAsync($"/api/cases/{number}/reveals", ru.Opening()));

        var file = await StageAsync(trReviewer, number, "judging", last);
        var digest = file.GetProperty("rounds")[0].GetProperty("finding").GetProperty("digest").GetString()!;
        foreach (var one in new[] { tr, ru })
        {
            using var head = await one.SignInAsync(server, Role.Head);
            last = await EnteredAsync(await head.PostAsync($"/api/cases/{number}/findings", one.Finding(number, digest)));
        }

        (await StageAsync(trReviewer, number, "closed", last)).GetProperty("outcome").GetString().ShouldBe("signed");

        // Either delegation has it judged again, by its head or duty officer and by nobody else; the key then reads what the new round binds.
        var rounds = $"/api/cases/{number}/rounds";
        var again = new { reason = "A second camera was found.", command = "again" };
        (await trReviewer.PostAsync(rounds, again)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var officer = await tr.SignInAsync(server, Role.DutyOfficer);
        (await officer.PostAsync(rounds, again with { reason = " " })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        last = await EnteredAsync(await officer.PostAsync(rounds, again));
        (await EnteredAsync(await officer.PostAsync(rounds, again))).ShouldBe(last);
        (await officer.PostAsync(rounds, again with { command = "once-more" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        file = await StageAsync(trReviewer, number, "assessing", last);
        file.GetProperty("rounds")[1].GetProperty("opening").GetProperty("by").GetString().ShouldBe("tr");
        file.GetProperty("standing").GetInt32().ShouldBe(1);

        var asked = $"/api/reviewer/cases/{number}";
        var stated = await Visitor.JsonOf(await program.GetAsync(
            asked, tr.Asking(program.Origin.GetLeftPart(UriPartial.Authority), asked, NodaTime.SystemClock.Instance.GetCurrentInstant())));
        stated.GetProperty("round").GetProperty("index").GetInt64().ShouldBe(last);
        await EnteredAsync(await program.SendAsync(HttpMethod.Post, $"/api/cases/{number}/assessments", tr.Seal(number, hash, round: 2, command: "seal-2"), origin: null));
    }

    [Fact]
    public async Task A_seal_or_an_opening_that_does_not_prove_itself_is_turned_away()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        var (tr, stranger) = (DelegationAtWork.Of(server, "tr"), DelegationAtWork.Of(server, "tr"));
        using var administrator = await tr.SignInAsync(server, Role.Administrator);
        await EnteredAsync(await administrator.PostAsync("/api/keys", tr.Enrolment()));
        var (number, hash) = await OpenCaseAsync(server);
        using var program = server.Visitor("centre");
        var assessments = $"/api/cases/{number}/assessments";

        (await program.PostAsync(assessments, stranger.Seal(number, hash))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await program.PostAsync(assessments, tr.Seal("K-2026-0099", hash))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await program.PostAsync("/api/cases/none/assessments", tr.Seal("none", hash))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await EnteredAsync(await program.PostAsync(assessments, tr.Seal(number, hash)));
        (await program.PostAsync($"/api/cases/{number}/reveals", tr.Opening(new string('0', 64)))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        // Sealed twice with another command id: a refusal in a sentence. With the same: the first index.
        (await program.PostAsync(assessments, tr.Seal(number, hash, command: "again"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await program.PostAsync(assessments, tr.Seal(number, hash))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.PostAsync(assessments, tr.Seal(number, hash, command: "no spaces"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_the_machine_thinks_is_withheld_from_a_delegation_until_it_has_sealed()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        var tr = DelegationAtWork.Of(server, "tr");
        using var administrator = await tr.SignInAsync(server, Role.Administrator);
        await EnteredAsync(await administrator.PostAsync("/api/keys", tr.Enrolment()));
        var (number, hash) = await OpenCaseAsync(server);
        using var trReviewer = await tr.SignInAsync(server, Role.Reviewer);
        using var ruHead = await server.SignedInAsync(Role.Head, "ru");
        await SeesNothingAsync(trReviewer);
        await SeesNothingAsync(ruHead);

        await EnteredAsync(await trReviewer.PostAsync($"/api/cases/{number}/assessments", tr.Seal(number, hash)));
        var seen = await trReviewer.ReadAsync($"/api/incidents/{Alleged.Incident}");
        seen.GetProperty("attribution").GetArrayLength().ShouldBe(2);
        (await trReviewer.GetAsync($"/api/ledger/entries/{seen.GetProperty("index").GetInt64()}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await SeesNothingAsync(ruHead);
    }

    [Fact]
    public async Task Nobody_enrols_or_revokes_keys_for_the_other_delegation()
    {
        await using var server = await RunningServer.StartAsync();
        var tr = DelegationAtWork.Of(server, "tr");
        using var ruAdministrator = await server.SignedInAsync(Role.Administrator, "ru");
        using var trAdministrator = await server.SignedInAsync(Role.Administrator, "tr");
        (await ruAdministrator.PostAsync("/api/keys", tr.Enrolment())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ruAdministrator.PostAsync("/api/keys", tr.Enrolment("ru"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await EnteredAsync(await trAdministrator.PostAsync("/api/keys", tr.Enrolment()));
        (await ruAdministrator.PostAsync($"/api/keys/{tr.ReviewerKey}/revoke", new { command = "r" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await EnteredAsync(await trAdministrator.PostAsync($"/api/keys/{tr.ReviewerKey}/revoke", new { command = "r" }));
    }

    [Fact]
    public async Task A_read_waits_for_the_index_that_it_asks_for_and_says_how_far_it_is_behind()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.SignedInAsync(Role.Head, "tr");
        (await head.GetAsync("/api/cases?minIndex=0")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.GetAsync("/api/cases?minIndex=soon")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var late = await head.GetAsync($"/api/cases?minIndex={server.Centre.Log.Latest.Size + 4}");
        late.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Visitor.JsonOf(late)).GetProperty("lag").GetInt64().ShouldBe(5);
    }

    private static async Task SeesNothingAsync(Visitor reader)
    {
        var incident = await reader.ReadAsync($"/api/incidents/{Alleged.Incident}");
        var index = incident.GetProperty("index").GetInt64();
        incident.GetProperty("attribution").GetArrayLength().ShouldBe(0);
        incident.GetProperty("attributionWithheld").GetString().ShouldBe(Sight.Withheld);
        (await reader.ReadAsync("/api/incidents"))[0].GetProperty("attribution").GetArrayLength().ShouldBe(0);
        (await reader.GetAsync($"/api/ledger/entries/{index}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await reader.ReadAsync($"/api/ledger/entries?from={index}&count=1"))[0].GetProperty("statement").ValueKind.ShouldBe(JsonValueKind.Null);
        var size = (await reader.ReadAsync("/api/ledger")).GetProperty("size").GetInt64();
        (await reader.GetAsync($"/log/tile/entries/000.p/{size}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await reader.GetAsync($"/log/tile/0/000.p/{size}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(string Number, string Hash)> OpenCaseAsync(RunningServer server)
    {
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "ru");
        var index = await EnteredAsync(await officer.PostAsync(
            "/api/cases", new { incidents = new[] { Alleged.Incident }, reason = "A vehicle entered the strip.", command = "open" }));
        var file = (await officer.ReadAsync($"/api/cases?minIndex={index}"))[0];
        return (file.GetProperty("case").GetString()!, file.GetProperty("openHash").GetString()!);
    }

    private static async Task<long> EnteredAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await Visitor.JsonOf(answer)).GetProperty("index").GetInt64();
    }

    /// <summary>The case once it has come so far; the step follows its cause within entries, not within a time.</summary>
    private static async Task<JsonElement> StageAsync(Visitor reader, string number, string stage, long index)
    {
        var file = default(JsonElement);
        for (var wanted = index; wanted < index + 3; wanted++)
        {
            file = await reader.ReadAsync($"/api/cases/{number}?minIndex={wanted}");
            if (file.GetProperty("stage").GetString() == stage)
            {
                return file;
            }
        }

        throw new ShouldAssertException($"The case did not come to {stage}: {file}");
    }
}
