using System.Net;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Console;

public sealed class The_console_is_served_to_anyone
{
    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/index.html", "no-cache")]
    [InlineData("/watch", "no-cache")]
    [InlineData("/assets/app-3f2a.js", "public, max-age=31536000, immutable")]
    public async Task Its_files_are_there_and_only_hashed_ones_are_kept(string path, string cache)
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = server.Visitor();
        var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Cache-Control").Single().Split(", ").ShouldBe(cache.Split(", "), ignoreOrder: true);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/log/nothing")]
    [InlineData("/assets/gone-1.js")]
    [InlineData("/assets/../../keys/log.key")]
    [InlineData("/%2e%2e/keys/log.key")]
    public async Task What_is_no_page_is_not_answered_with_one(string path)
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = server.Visitor();
        (await visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_description_of_the_interface_says_how_times_and_names_are_written()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.SignedInAsync(Role.Head, "tr");
        var description = await head.ReadAsync("/api/openapi.json");
        var schemas = description.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("IncidentView").GetProperty("properties").GetProperty("received").ToString().ShouldContain("Instant");
        schemas.GetProperty("Instant").GetProperty("format").GetString().ShouldBe("date-time");
        schemas.GetProperty("LocalDate").GetProperty("format").GetString().ShouldBe("date");
        schemas.GetProperty("Role").GetProperty("enum").EnumerateArray().Select(one => one.GetString()).ShouldContain("duty-officer");
    }
}
