using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;
using Truceline.Core.Mandates;

namespace Truceline.Server.Tests.Access;

public sealed class Links_work_once
{
    [Fact]
    public async Task A_link_signs_its_person_in_and_then_works_no_more()
    {
        await using var server = await RunningServer.StartAsync();
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        var session = await reviewer.ReadAsync("/api/session");
        session.GetProperty("role").GetString().ShouldBe("reviewer");
        session.GetProperty("delegation").GetString().ShouldBe("tr");

        using var thief = server.Visitor("tr-reviewer");
        var second = await thief.PostAsync("/api/session/link", new { token = server.Token(Role.Reviewer, "tr") });
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Visitor.JsonOf(second)).GetProperty("refused").GetString()!.ShouldStartWith("This link does not work");
        (await thief.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_many_that_race_for_a_link_one_gets_in()
    {
        await using var server = await RunningServer.StartAsync();
        var token = server.Token(Role.Head, "ru");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var visitor = server.Visitor();
            return (await visitor.PostAsync("/api/session/link", new { token })).StatusCode;
        }));
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.Conflict).ShouldBe(11);
    }

    [Fact]
    public async Task A_late_link_does_not_work()
    {
        await using var server = await RunningServer.StartAsync();
        await using (var db = await server.App.Services.GetRequiredService<IDbContextFactory<AccessDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            var past = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds();
            await db.Database.ExecuteSqlAsync($"UPDATE Links SET ExpiresAt = {past}", TestContext.Current.CancellationToken);
        }

        using var visitor = server.Visitor();
        (await visitor.PostAsync("/api/session/link", new { token = server.Token(Role.Head, "ru") })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_token_itself_is_nowhere_in_the_data_folder()
    {
        await using var server = await RunningServer.StartAsync();
        var token = System.Text.Encoding.ASCII.GetBytes(server.Token(Role.Operator, null));
        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            bytes.AsSpan().IndexOf(token).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Outside_the_demo_nobody_signs_in_by_link_and_only_administrators_and_the_operator_get_one_to_enrol()
    {
        await using var server = await RunningServer.StartAsync(demo: false);
        server.Links.Select(link => (link.Role, link.Delegation)).ShouldBe(
            [(Role.Administrator, "tr"), (Role.Administrator, "ru"), (Role.Operator, null)]);
        server.Links.ShouldAllBe(link => link.Url.Contains("/#enrol="));
        using var visitor = server.Visitor();
        (await visitor.PostAsync("/api/session/link", new { token = server.Token(Role.Operator, null) })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_the_server()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.SignedInAsync(Role.Head, "tr");
        var kept = head.Cookies.GetCookieHeader(head.Origin);
        (await head.PostAsync("/api/session/sign-out")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var thief = server.Visitor("tr-head");
        thief.Client.DefaultRequestHeaders.Add("Cookie", kept);
        (await thief.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
