using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Mandates;

public sealed class Modalities_pass_both_heads_and_the_host
{
    private const string Draft = "d-00000000000000aa";
    private static readonly string Salt = new('a', 64);

    [Fact]
    public async Task One_drafts_the_other_agrees_the_host_approves_and_all_of_them_see_how_it_stands()
    {
        await using var server = await RunningServer.StartAsync();
        using var tr = await server.SignedInAsync(Role.Head, "tr");
        using var ru = await server.SignedInAsync(Role.Head, "ru");
        using var host = await server.SignedInAsync(Role.Host, null);
        var text = (await host.ReadAsync("/api/modalities")).GetProperty("versions")[0].GetProperty("document").GetString()!;
        text = text.Replace("answer-complaint-hours: 72", "answer-complaint-hours: 5", StringComparison.Ordinal);
        var from = server.Centre.Now.Plus(Duration.FromDays(1));
        from = Instant.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
        var @checked = await JsonAsync(await tr.PostAsync("/api/modalities/check", new { text }));
        @checked.GetProperty("document").GetString().ShouldBe(text);
        @checked.GetProperty("digest").GetString().ShouldBe(ModalitiesText.Digest(text));
        (await JsonAsync(await ru.PostAsync("/api/modalities/check", new { text = "assess: 1" }))).GetProperty("faults")[0].GetProperty("line").GetInt32().ShouldBe(1);

        await EnterAsync(tr, "/api/modalities", new
        {
            draft = Draft, text, from = Text(from), headKey = Key(server, "tr"), signature = Sign(server, "tr", text, from, true), command = "d",
        });
        (await Stands(ru)).GetProperty("awaits").EnumerateArray().Select(one => one.GetString()).ShouldBe(["ru", "host"]);
        (await host.PostAsync($"/api/modalities/{Draft}/approval", new { approved = true, command = "early" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await EnterAsync(ru, $"/api/modalities/{Draft}/judgements", new
        {
            agreed = true, headKey = Key(server, "ru"), signature = Sign(server, "ru", text, from, true), command = "j",
        });
        await EnterAsync(host, $"/api/modalities/{Draft}/approval", new { approved = true, reason = "As discussed.", reasonSalt = Salt, command = "h" });
        var consented = await Stands(tr);
        consented.GetProperty("draft").GetProperty("version").GetInt32().ShouldBe(2);
        consented.GetProperty("draft").GetProperty("inForce").GetString().ShouldBe(Text(from));
        consented.GetProperty("reasons")[2].GetString().ShouldBe("As discussed.");
        (await host.ReadAsync("/api/modalities")).GetProperty("inForce").GetInt32().ShouldBe(1, "its time has not come");
    }

    [Fact]
    public async Task A_refusal_and_a_withdrawal_end_a_draft_and_their_reasons_are_read()
    {
        await using var server = await RunningServer.StartAsync();
        using var tr = await server.SignedInAsync(Role.Head, "tr");
        using var ru = await server.SignedInAsync(Role.Head, "ru");
        var text = ModalitiesText.Write(server.Centre.Mission.Modalities);
        var from = Instant.FromUnixTimeSeconds(server.Centre.Now.ToUnixTimeSeconds()).Plus(Duration.FromDays(1));
        object Form(string by, string draft) => new
        {
            draft, text, from = Text(from), headKey = Key(server, by), signature = Sign(server, by, text, from, true, draft), command = draft,
            words = (string?)null,
        };
        await EnterAsync(tr, "/api/modalities", Form("tr", Draft));
        await EnterAsync(ru, $"/api/modalities/{Draft}/judgements", new
        {
            agreed = false, reason = "Too long.", reasonSalt = Salt, headKey = Key(server, "ru"), signature = Sign(server, "ru", text, from, false), command = "no",
        });
        (await Stands(tr)).GetProperty("reasons")[1].GetString().ShouldBe("Too long.");
        await EnterAsync(ru, "/api/modalities", Form("ru", "d-00000000000000bb"));
        (await tr.PostAsync("/api/modalities/d-00000000000000bb/withdrawal", new { reason = "x", reasonSalt = Salt, command = "w" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await EnterAsync(ru, "/api/modalities/d-00000000000000bb/withdrawal", new { reason = "We think again.", reasonSalt = Salt, command = "w" });
        var drafts = (await tr.ReadAsync($"/api/modalities?minIndex={await LastAsync(tr)}")).GetProperty("drafts");
        drafts.EnumerateArray().Select(one => one.GetProperty("draft").GetProperty("state").GetString()).Order().ShouldBe(["refused", "withdrawn"]);
        drafts.EnumerateArray().Select(one => one.GetProperty("withdrawn").GetString()).ShouldContain("We think again.");
    }

    [Fact]
    public async Task A_revoked_key_is_told_to_the_other_delegation_and_to_the_host()
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignedInAsync(Role.Administrator, "tr");
        using var host = await server.SignedInAsync(Role.Host, null);
        var key = new string('7', 64);
        await EnterAsync(administrator, "/api/keys", new
        {
            delegation = "tr", role = "reviewer", publicKey = key, command = "e",
            countersignature = Hex.Of(Ed25519.Sign(server.Centre.DemoKeys!.SeedOf("tr", KeyRoles.Head), SignedTexts.Key("karabakh", "tr", "reviewer", key))),
        });
        await EnterAsync(administrator, $"/api/keys/{key}/revoke", new { command = "r" });
        var told = (await host.ReadAsync($"/api/modalities?minIndex={(await host.ReadAsync("/api/ledger")).GetProperty("size").GetInt64() - 1}")).GetProperty("revoked");
        told.EnumerateArray().ShouldHaveSingleItem().GetProperty("publicKey").GetString().ShouldBe(key);
    }

    private static async Task<JsonElement> Stands(Visitor visitor) =>
        (await visitor.ReadAsync($"/api/modalities?minIndex={await LastAsync(visitor)}")).GetProperty("drafts").EnumerateArray()
            .Single(one => one.GetProperty("draft").GetProperty("draft").GetString() == Draft);

    private static async Task<long> LastAsync(Visitor visitor) => (await visitor.ReadAsync("/api/ledger")).GetProperty("size").GetInt64() - 1;

    private static async Task EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, (await Visitor.JsonOf(answer)).ToString());
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await Visitor.JsonOf(answer);
    }

    private static string Text(Instant at) => InstantPattern.General.Format(at);

    private static string Key(RunningServer server, string delegation) => Hex.Of(Ed25519.PublicKeyOf(server.Centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head)));

    private static string Sign(RunningServer server, string delegation, string text, Instant from, bool agreed, string draft = Draft) => Hex.Of(Ed25519.Sign(
        server.Centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head), SignedTexts.Modalities("karabakh", draft, ModalitiesText.Digest(text), null, from, agreed)));
}
