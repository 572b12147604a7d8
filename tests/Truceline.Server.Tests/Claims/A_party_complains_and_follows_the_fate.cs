using System.Net;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Ledger;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Claims;

public sealed class A_party_complains_and_follows_the_fate
{
    private static readonly string Salt = new('a', 64);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_receipt_comes_at_once_and_proves_itself_without_the_centre()
    {
        await using var server = await RunningServer.StartAsync();
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "am");
        var receipt = await FiledAsync(liaison);
        receipt.GetProperty("complaint").GetString().ShouldBe("KARABAKH-C-" + DateTime.UtcNow.Year + "-0001");
        var note = receipt.GetProperty("checkpoint").GetString()!;
        Checkpoint.TryParse(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)], out var checkpoint).ShouldBeTrue();
        var leaf = Rfc6962.Leaf(Convert.FromBase64String(receipt.GetProperty("envelope").GetString()!));
        var proof = receipt.GetProperty("proof").EnumerateArray().Select(hash => { Hash.TryParseHex(hash.GetString()!, out var read).ShouldBeTrue(); return read; }).ToList();
        MerkleProof.VerifyInclusion(leaf, receipt.GetProperty("index").GetInt64(), checkpoint!.Size, proof, checkpoint.Root).ShouldBeTrue();
        (await FiledAsync(liaison)).GetProperty("index").GetInt64().ShouldBe(receipt.GetProperty("index").GetInt64(), "the same command files nothing twice");
        (await liaison.ReadAsync($"/api/complaints/{receipt.GetProperty("complaint")}/receipt")).GetProperty("index").GetInt64().ShouldBe(receipt.GetProperty("index").GetInt64());
    }

    [Fact]
    public async Task A_liaison_sees_its_own_party_alone_and_both_delegations_see_all()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = await server.SignedInAsync(Role.Liaison, null, "am");
        using var theirs = await server.SignedInAsync(Role.Liaison, null, "az");
        var number = (await FiledAsync(own, files: [new { type = "text/plain", content = Convert.ToBase64String("seen from the mill"u8) }])).GetProperty("complaint").GetString();
        (await theirs.ReadAsync("/api/complaints")).GetArrayLength().ShouldBe(0);
        foreach (var path in new[] { "", "/receipt", "/files/1" })
        {
            (await theirs.GetAsync($"/api/complaints/{number}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await own.GetAsync($"/api/complaints/{number}{path}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        foreach (var delegation in new[] { "tr", "ru" })
        {
            using var officer = await server.SignedInAsync(Role.DutyOfficer, delegation);
            (await officer.ReadAsync("/api/complaints")).EnumerateArray().ShouldHaveSingleItem().GetProperty("what").GetString().ShouldBe("Կրակոցներ են լսվել։");
            (await officer.GetAsync($"/api/complaints/{number}/files/2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        Fsck.Check(server.Data, cancellation: Cancellation).Problems.ShouldBeEmpty();
        var file = Directory.GetFiles(Path.Combine(server.Data, "complaints"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        await File.WriteAllTextAsync(file, "seen from the hill", Cancellation);
        Fsck.Check(server.Data, cancellation: Cancellation).Problems.ShouldContain(problem => problem.File.Contains("complaints/"));
    }

    [Fact]
    public async Task Its_fate_is_visible_to_the_party_to_the_answer()
    {
        await using var server = await RunningServer.StartAsync();
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "am");
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var at = $"/api/complaints/{(await FiledAsync(liaison)).GetProperty("complaint")}";
        (await StateAsync(liaison, at)).ShouldBe("registered");
        await EnterAsync(officer, $"{at}/acknowledge", new { command = "a" });
        (await StateAsync(liaison, at)).ShouldBe("acknowledged");
        var until = DateTimeOffset.UtcNow.AddHours(2).ToString("yyyy-MM-ddTHH:mm:ssZ");
        await EnterAsync(officer, $"{at}/looks", new { from = "2026-01-01T00:00:00Z", until, what = "Look at the mill.", whatSalt = Salt, command = "l" });
        var tasked = await liaison.ReadAsync($"{at}?minIndex={await LastAsync(liaison)}");
        tasked.GetProperty("state").GetString().ShouldBe("tasked");
        tasked.GetProperty("looks")[0].GetProperty("look").ValueKind.ShouldBe(JsonValueKind.Null, "where the centre looks is not told");
        tasked.GetProperty("tested").GetProperty("tested").GetBoolean().ShouldBeTrue();
        tasked.GetProperty("tested").GetProperty("sentence").GetString()!.ShouldNotContain("%", Case.Sensitive, "where nobody looks is not told to a party");
        (await officer.ReadAsync(at)).GetProperty("tested").GetProperty("sentence").GetString()!.ShouldStartWith("No, nobody would have noticed it: 0 %");
        await EnterAsync(officer, $"{at}/cases", new { incidents = Array.Empty<string>(), reason = "A party complains.", command = "c" });
        (await StateAsync(liaison, at)).ShouldBe("assessed");
        await EnterAsync(officer, $"{at}/answers", new { words = "We looked, and saw nobody.", wordsSalt = Salt, language = "en", command = "w" });
        var answered = await liaison.ReadAsync($"{at}?minIndex={await LastAsync(liaison)}");
        (answered.GetProperty("state").GetString(), answered.GetProperty("answers")[0].GetProperty("words").GetString()).ShouldBe(("answered", "We looked, and saw nobody."));
        (await liaison.PostAsync($"{at}/answers", new { command = "x" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_bulletin_lists_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "az");
        using var head = await server.SignedInAsync(Role.Head, "ru");
        var number = (await FiledAsync(liaison)).GetProperty("complaint").GetString()!;
        var local = NodaTime.SystemClock.Instance.GetCurrentInstant().InZone(server.Centre.Mission.TimeZone);
        var date = local.TimeOfDay < server.Centre.Mission.CutOff ? local.Date : local.Date.PlusDays(1);
        await EnterAsync(head, "/api/bulletins", new { date = date.ToString("uuuu-MM-dd", null), command = "b" });
        await head.ReadAsync($"/api/bulletins?minIndex={await LastAsync(head)}");
        foreach (var format in new[] { "json", "html", "csv" })
        {
            (await (await head.GetAsync($"/api/bulletins/{date:uuuu-MM-dd}/1.{format}")).Content.ReadAsStringAsync(Cancellation)).ShouldContain(number);
        }
    }

    [Fact]
    public async Task What_is_too_large_or_of_no_form_gets_one_sentence()
    {
        await using var server = await RunningServer.StartAsync();
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "am");
        (await PostedAsync(liaison, files: [new { type = "image/png", content = Convert.ToBase64String(new byte[5 << 20]) }])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TooLargeAsync(liaison)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await PostedAsync(liaison, files: [new { type = "image/png", content = "not base64!" }])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await liaison.PostAsync("/api/complaints", new { act = "dancing" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await liaison.ReadAsync("/api/complaints")).GetArrayLength().ShouldBe(0);
        (await FiledAsync(liaison, files: [new { type = "image/png", content = Convert.ToBase64String(new byte[3 << 20]) }])).GetProperty("complaint").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_picture_goes_whole_to_the_delegations_and_without_where_it_was_taken_to_others()
    {
        // A JPEG with a comment segment before its one scan.
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xFE, 0, 6, (byte)'n', (byte)'a', (byte)'m', (byte)'e', 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0xD9];
        await using var server = await RunningServer.StartAsync();
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "am");
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        using var observer = await server.SignedInAsync(Role.Observer, null);
        var number = (await FiledAsync(liaison, files:
        [
            new { type = "image/jpeg", content = Convert.ToBase64String(picture) }, new { type = "application/pdf", content = Convert.ToBase64String("%PDF-1.7"u8) },
        ])).GetProperty("complaint").GetString();
        (await BytesAsync(officer, 1)).ShouldBe(picture);
        (await BytesAsync(observer, 1)).ShouldBe([.. picture[..2], .. picture[10..]]);
        (await BytesAsync(liaison, 1)).ShouldBe([.. picture[..2], .. picture[10..]]);
        (await observer.GetAsync($"/api/complaints/{number}/files/2")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await BytesAsync(liaison, 2)).ShouldBe("%PDF-1.7"u8.ToArray(), "it is its own");
        (await officer.ReadAsync($"/api/complaints/{number}")).GetProperty("fileRemarks")[0].GetString()!.ShouldContain("more than its pixels");

        async Task<byte[]> BytesAsync(Visitor visitor, int file) =>
            await (await visitor.GetAsync($"/api/complaints/{number}/files/{file}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> PostedAsync(Visitor liaison, object[]? files = null) => liaison.PostAsync("/api/complaints", new
    {
        act = "shot", from = DateTimeOffset.UtcNow.AddHours(-2).ToString("yyyy-MM-ddTHH:00:00Z"), to = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-ddTHH:00:00Z"),
        what = "Կրակոցներ են լսվել։", whatSalt = Salt, language = "hy", command = "c", article = "1", latitude = 39.9, longitude = 46.9, within = 800, files,
    });

    /// <summary>Waits for the server's word before the body is sent, as whoever sends much does.</summary>
    private static Task<HttpResponseMessage> TooLargeAsync(Visitor liaison)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints") { Content = new ByteArrayContent(new byte[13 << 20]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Origin", liaison.Origin.GetLeftPart(UriPartial.Authority));
        request.Headers.ExpectContinue = true;
        return liaison.Client.SendAsync(request, Cancellation);
    }

    private static async Task<JsonElement> FiledAsync(Visitor liaison, object[]? files = null)
    {
        var answer = await PostedAsync(liaison, files);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return await Visitor.JsonOf(answer);
    }

    private static async Task<string?> StateAsync(Visitor visitor, string at) =>
        (await visitor.ReadAsync($"{at}?minIndex={await LastAsync(visitor)}")).GetProperty("state").GetString();

    private static async Task<long> LastAsync(Visitor visitor) => (await visitor.ReadAsync("/api/ledger")).GetProperty("size").GetInt64() - 1;

    private static async Task EnterAsync(Visitor visitor, string path, object form)
    {
        var answer = await visitor.PostAsync(path, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, (await Visitor.JsonOf(answer)).ToString());
    }
}
