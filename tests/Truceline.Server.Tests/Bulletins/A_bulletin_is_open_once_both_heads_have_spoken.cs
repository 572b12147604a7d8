using System.Net;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Engine.Bulletins;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Bulletins;

public sealed class A_bulletin_is_open_once_both_heads_have_spoken
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    [Fact]
    public async Task Until_then_it_is_not_there_for_the_public()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var visitor = server.Visitor();
        (await officer.PostAsync("/api/bulletins", new { date = "yesterday", command = "d" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var index = await EnteredAsync(await officer.PostAsync("/api/bulletins", new { date = "2026-01-01", command = "draw" }));
        var digest = (await officer.ReadAsync($"/api/bulletins?minIndex={index}"))[0].GetProperty("digest").GetString()!;
        foreach (var format in new[] { "html", "csv", "json" })
        {
            (await officer.GetAsync($"/api/bulletins/2026-01-01/1.{format}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await visitor.GetAsync($"/api/bulletins/2026-01-01/1.{format}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await visitor.GetAsync("/api/bulletins/2026-01-01/1.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var delegation in new[] { "tr", "ru" })
        {
            using var head = await server.SignedInAsync(Role.Head, delegation);
            index = await EnteredAsync(await head.PostAsync("/api/bulletins/2026-01-01/1/releases", Release(server, delegation, digest)));
        }

        var released = await visitor.ReadAsync($"/api/bulletins/released?minIndex={index}");
        released.GetArrayLength().ShouldBe(1);
        // What the public is told of an edition beside its text; a new member fails here until somebody has decided that it may leave the centre.
        released[0].EnumerateObject().Select(member => member.Name).Except(
            ["date", "edition", "digest", "supersedes", "supersededBy", "asOfIndex", "at", "index", "renderings", "released", "judgements"]).ShouldBeEmpty();
        released[0].GetProperty("judgements")[0].EnumerateObject().Select(member => member.Name).Except(
            ["delegation", "headKey", "approved", "signature", "signatureHolds", "at", "index"]).ShouldBeEmpty();
        var page = await visitor.GetAsync("/api/bulletins/2026-01-01/1.html");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        var told = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        told.ShouldNotContain("not approved", customMessage: "the page tells what the heads have said since it was entered");
        told.Split("approved <span").Length.ShouldBe(3);
        var print = await visitor.GetAsync("/api/bulletins/2026-01-01/1.pdf");
        print.StatusCode.ShouldBe(PrintedBulletin.Program is null ? HttpStatusCode.Conflict : HttpStatusCode.OK);
        print.Content.Headers.ContentType!.MediaType.ShouldBe(PrintedBulletin.Program is null ? "application/json" : "application/pdf");
        foreach (var inside in new[] { "inside.html", "inside.csv", "inside.json" })
        {
            (await visitor.GetAsync($"/api/bulletins/2026-01-01/1/{inside}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "hours, sources and silences never leave");
            (await visitor.GetAsync($"/api/bulletins/2026-01-01/1.{inside}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await officer.GetAsync($"/api/bulletins/2026-01-01/1/{inside}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await officer.GetAsync("/api/bulletins/2026-01-01/1/inside.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/api/bulletins/2026-01-01/2/inside.html")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var role in new[] { Role.Administrator, Role.Host, Role.Operator })
        {
            using var other = await server.SignedInAsync(role, role == Role.Administrator ? "tr" : null);
            (await other.GetAsync("/api/bulletins/2026-01-01/1/inside.json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await visitor.ReadAsync("/api/bulletins/2026-01-01/1.json")).GetProperty("inside").GetString().ShouldBe(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                await (await officer.GetAsync("/api/bulletins/2026-01-01/1/inside.json")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))));
        (await visitor.GetAsync("/api/bulletins/2026-01-01/1.exe")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/api/bulletins/2026-01-01/2.html")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static object Release(RunningServer server, string delegation, string digest)
    {
        var seed = server.Centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head);
        return new
        {
            approved = true,
            headKey = Hex.Of(Ed25519.PublicKeyOf(seed)),
            digest,
            signature = Hex.Of(Ed25519.Sign(seed, SignedTexts.Bulletin("karabakh", Day, 1, digest, true))),
            command = "release",
        };
    }

    private static async Task<long> EnteredAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await Visitor.JsonOf(answer)).GetProperty("index").GetInt64();
    }
}
