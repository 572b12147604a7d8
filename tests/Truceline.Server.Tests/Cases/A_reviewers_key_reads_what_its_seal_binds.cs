using System.Net;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Ledger;
using Truceline.Server.Cases;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Cases;

public sealed class A_reviewers_key_reads_what_its_seal_binds
{
    private const string List = "/api/reviewer";

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    [Fact]
    public async Task The_case_comes_with_entries_that_prove_themselves_and_without_what_the_machine_thinks()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        var (tr, number) = await PreparedAsync(server);
        using var program = server.Visitor("centre");

        var list = await AskAsync<ReviewerAnswer>(program, tr, List);
        (list.Mission, list.Delegation, list.Waiting.Single().Case).ShouldBe(("karabakh", "tr", number));

        var answer = await AskAsync<CaseToSealAnswer>(program, tr, $"{List}/cases/{number}");
        answer.Incidents.Single().Attribution.ShouldBeEmpty();
        answer.Incidents.Single().AttributionWithheld.ShouldBe(Sight.Withheld);
        VerifierKey.TryParse(answer.Vkey, out var vkey).ShouldBeTrue();
        foreach (var entry in new[] { answer.First, answer.Key, answer.Opened })
        {
            var handed = new HandedEntry(
                entry.Index, Convert.FromBase64String(entry.Envelope),
                [.. entry.Proof.Select(hex => Hash.TryParseHex(hex, out var hash) ? hash : throw new FormatException(hex))], answer.Checkpoint);
            handed.Open(vkey!, out var refusal).ShouldNotBeNull(refusal);
            (handed with { Index = entry.Index + 1 }).Open(vkey!, out _).ShouldBeNull();
        }

        // Once sealed, nothing waits.
        (await program.PostAsync($"/api/cases/{number}/assessments", tr.Seal(number, answer.File.OpenHash))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync<ReviewerAnswer>(program, tr, List)).Waiting.ShouldBeEmpty();
        (await program.GetAsync($"{List}/cases/{number}", tr.Asking(Origin(program), $"{List}/cases/{number}", Now))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_does_not_sign_with_a_key_in_force_for_this_very_request_is_turned_away()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        var (tr, number) = await PreparedAsync(server);
        var stranger = DelegationAtWork.Of(server, "tr");
        using var program = server.Visitor("centre");
        var here = Origin(program);
        foreach (var path in new[] { List, $"{List}/cases/{number}" })
        {
            await RefusedAsync("nothing signed", program, path, []);
            await RefusedAsync("a key that is not enrolled", program, path, stranger.Asking(here, path, Now));
            await RefusedAsync("a head's key", program, path, tr.Asking(here, path, Now, asHead: true));
            await RefusedAsync("an old request", program, path, tr.Asking(here, path, Now - Duration.FromMinutes(3)));
            await RefusedAsync("a request of tomorrow", program, path, tr.Asking(here, path, Now + Duration.FromMinutes(3)));
            await RefusedAsync("for another server", program, path, tr.Asking("https://centre.example", path, Now));
            await RefusedAsync("for another path", program, path, tr.Asking(here, path + "/", Now));
            await RefusedAsync("for another query", program, path + "?all", tr.Asking(here, path, Now));
            await RefusedAsync("by another method", program, path, tr.Asking(here, path, Now, method: "POST"));
            (await program.GetAsync(path, tr.Asking(here, path, Now))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var head = await tr.SignInAsync(server, Role.Head);
        var revoked = await head.PostAsync($"/api/keys/{tr.ReviewerKey}/revoke", new { command = "r" });
        await head.ReadAsync($"/api/keys?minIndex={(await Visitor.JsonOf(revoked)).GetProperty("index").GetInt64()}");
        await RefusedAsync("a revoked key", program, List, tr.Asking(here, List, Now + Duration.FromSeconds(1)));

        // A session of another role gains nothing by itself, and takes nothing away from the key.
        await RefusedAsync("a session alone", head, List, []);
    }

    [Fact]
    public async Task Asking_too_often_is_answered_with_too_many()
    {
        await using var server = await RunningServer.StartAsync(change: options => options with { SignedPostsPerMinute = 2 });
        using var program = server.Visitor("centre");
        for (var turn = 0; turn < 2; turn++)
        {
            (await program.GetAsync(List)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await program.GetAsync(List)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<(DelegationAtWork Tr, string Number)> PreparedAsync(RunningServer server)
    {
        var tr = DelegationAtWork.Of(server, "tr");
        using var administrator = await tr.SignInAsync(server, Role.Administrator);
        (await administrator.PostAsync("/api/keys", tr.Enrolment())).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "ru");
        var opened = await officer.PostAsync("/api/cases", new { incidents = new[] { Alleged.Incident }, reason = "A vehicle.", command = "open" });
        var index = (await Visitor.JsonOf(opened)).GetProperty("index").GetInt64();
        return (tr, (await officer.ReadAsync($"/api/cases?minIndex={index}"))[0].GetProperty("case").GetString()!);
    }

    private static async Task<T> AskAsync<T>(Visitor program, DelegationAtWork by, string path)
    {
        var answer = await program.GetAsync(path, by.Asking(Origin(program), path, Now));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<T>(text, StatementJson.Options)!;
    }

    private static async Task RefusedAsync(string why, Visitor program, string path, Dictionary<string, string> headers)
    {
        var answer = await program.GetAsync(path, headers);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, why);
        (await Visitor.JsonOf(answer)).GetProperty("refused").GetString().ShouldStartWith("The request is not signed by a reviewer's key in force", Case.Sensitive, why);
    }

    private static string Origin(Visitor program) => program.Origin.GetLeftPart(UriPartial.Authority);
}
