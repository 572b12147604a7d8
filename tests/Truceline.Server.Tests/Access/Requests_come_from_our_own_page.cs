using System.Net;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;
using Truceline.Core.Mandates;

namespace Truceline.Server.Tests.Access;

public sealed class Requests_come_from_our_own_page
{
    private const string Own = "http://tr-head.localhost:5080";

    [Theory]
    [InlineData("POST", false, Own, "same-origin", true, true)]
    [InlineData("POST", false, Own, null, true, true)]
    [InlineData("POST", false, null, null, false, true)]      // a program without a session: its signature speaks
    [InlineData("POST", false, null, null, true, false)]
    [InlineData("POST", false, "http://evil.example", null, true, false)]
    [InlineData("POST", false, "http://evil.example", "cross-site", false, false)]
    [InlineData("POST", false, "http://ru-head.localhost:5080", "same-site", true, false)]
    [InlineData("POST", false, "null", null, true, false)]
    [InlineData("POST", false, Own, "cross-site", true, false)]
    [InlineData("DELETE", false, "http://tr-head.localhost:5081", null, true, false)]
    [InlineData("GET", false, null, "cross-site", true, true)]
    [InlineData("GET", true, Own, "same-origin", true, true)]
    [InlineData("GET", true, null, null, true, false)]
    [InlineData("GET", true, null, null, false, false)]
    [InlineData("GET", true, "http://evil.example", null, true, false)]
    public void A_change_or_a_live_connection_is_taken_from_the_same_origin_only(
        string method, bool webSocket, string? origin, string? site, bool cookie, bool taken) =>
        (SameOrigin.Refuse(method, webSocket, Own, origin, site, cookie) is null).ShouldBe(taken);

    [Fact]
    public async Task A_post_from_another_page_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.SignedInAsync(Role.Head, "tr");
        (await head.PostAsync("/api/session/sign-out", origin: "http://evil.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await head.SendAsync(HttpMethod.Post, "/api/session/sign-out", null, origin: null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await head.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_and_hidden_from_scripts()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = server.Visitor("ru-head");
        var answer = await visitor.PostAsync("/api/session/link", new { token = server.Token(Role.Head, "ru") });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("truceline-karabakh=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task Every_answer_keeps_the_browser_at_home()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = server.Visitor();
        foreach (var path in new[] { "/", "/api/session", "/nowhere.js" })
        {
            var answer = await visitor.GetAsync(path);
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            policy.ShouldContain("default-src 'self'; script-src 'self';");
            policy.ShouldContain("media-src blob:;");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldContain($"connect-src 'self' ws://visitor.localhost:{server.Port};");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("ru-head.localhost", HttpStatusCode.Unauthorized)]
    [InlineData("centre.example", HttpStatusCode.Unauthorized)]
    public async Task It_answers_only_under_names_it_knows(string host, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartAsync(change: options => options with { Hosts = ["centre.example"] });
        using var visitor = server.Visitor();
        visitor.Client.DefaultRequestHeaders.Host = $"{host}:{server.Port}";
        (await visitor.GetAsync("/api/session")).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_limited()
    {
        await using var server = await RunningServer.StartAsync(change: options => options with { SignInsPerMinute = 3 });
        using var visitor = server.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add((await visitor.PostAsync("/api/session/link", new { token = "guess" })).StatusCode);
        }

        answers.ShouldBe([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task A_body_beyond_the_cap_or_of_a_wrong_form_is_refused_in_a_sentence()
    {
        await using var server = await RunningServer.StartAsync(change: options => options with { LargestBodyKiB = 16 });
        using var visitor = server.Visitor();
        var large = await visitor.PostAsync("/api/session/link", new { token = new string('x', 20_000) });
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var unknown = await visitor.PostAsync("/api/session/link", new { token = "x", admin = true });
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Visitor.JsonOf(unknown)).GetProperty("refused").GetString()!.ShouldContain("admin");
    }
}
