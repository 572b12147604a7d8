using System.Net;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;
using Truceline.Core.Mandates;

namespace Truceline.Server.Tests.Access;

public sealed class A_delegation_staffs_itself
{
    [Fact]
    public async Task An_administrator_enrols_people_of_its_own_delegation()
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignedInAsync(Role.Administrator, "tr");
        var added = await Visitor.JsonOf(await administrator.PostAsync("/api/users", new { name = "A. Reviewer", role = "reviewer" }));
        added.GetProperty("link").GetString()!.ShouldStartWith($"{administrator.Origin.GetLeftPart(UriPartial.Authority)}/#enrol=");
        var listed = (await administrator.ReadAsync("/api/users")).EnumerateArray().Single(user => user.GetProperty("name").GetString() == "A. Reviewer");
        listed.GetProperty("delegation").GetString().ShouldBe("tr");
        listed.GetProperty("enrolled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task It_neither_sees_nor_touches_people_of_the_other()
    {
        await using var server = await RunningServer.StartAsync();
        using var ours = await server.SignedInAsync(Role.Administrator, "tr");
        using var theirs = await server.SignedInAsync(Role.Administrator, "ru");
        var victim = (await theirs.ReadAsync("/api/users")).EnumerateArray()
            .First(user => user.GetProperty("role").GetString() == "reviewer").GetProperty("user").GetString();
        (await ours.ReadAsync("/api/users")).EnumerateArray().ShouldAllBe(user => user.GetProperty("delegation").GetString() != "ru");
        (await ours.PostAsync($"/api/users/{victim}/link")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ours.PostAsync($"/api/users/{victim}/remove")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_removed_is_out_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignedInAsync(Role.Administrator, "ru");
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "ru");
        var user = (await reviewer.ReadAsync("/api/session")).GetProperty("user").GetString();
        (await administrator.PostAsync($"/api/users/{user}/remove")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await reviewer.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_observer_comes_only_when_both_administrators_propose_the_same()
    {
        await using var server = await RunningServer.StartAsync();
        using var tr = await server.SignedInAsync(Role.Administrator, "tr");
        using var ru = await server.SignedInAsync(Role.Administrator, "ru");
        var form = new { name = "A neutral", role = "observer" };
        (await Visitor.JsonOf(await tr.PostAsync("/api/users", form))).GetProperty("link").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await Visitor.JsonOf(await tr.PostAsync("/api/users", form))).GetProperty("link").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await Visitor.JsonOf(await ru.PostAsync("/api/users", form))).GetProperty("link").GetString()!.ShouldContain("/#enrol=");
    }

    [Theory]
    [InlineData("", "reviewer")]
    [InlineData("A\u0000B", "reviewer")]
    [InlineData("A", "emperor")]
    public async Task A_wrong_form_is_refused(string name, string role)
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignedInAsync(Role.Administrator, "tr");
        (await administrator.PostAsync("/api/users", new { name, role })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
