using System.Net;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Server.Tests.Hosting;
using Truceline.Server.Tests.Live;

namespace Truceline.Server.Tests.Motion;

public sealed class What_moved_is_told_for_the_eye
{
    [Fact]
    public async Task What_was_not_looked_at_is_unknown_and_may_not_be_skipped_and_once_it_was_it_is_told()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var recorded = new Recorded(MadeVideo.Make("libx264", 50));
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");

        var before = await reviewer.ReadAsync(Address);
        Seconds(before).ShouldBe((2, 0, 0));
        before.GetProperty("unknown").GetArrayLength().ShouldBe(1);
        before.GetProperty("moved").GetArrayLength().ShouldBe(0);
        before.GetProperty("watching").GetBoolean().ShouldBeFalse();

        // A second of pictures is too short to compare: it was looked at, and stays unknown.
        while (await server.Centre.Motion.LookAtNextAsync(TestContext.Current.CancellationToken))
        {
        }

        Seconds(await reviewer.ReadAsync(Address)).ShouldBe((2, 0, 0));
        server.Centre.Register.Entries.ShouldBe(server.Centre.Log.Latest.Size, "nothing of it is entered");
    }

    [Theory]
    [InlineData("from=2026-01-01T10:00:00Z&to=2026-01-01T10:01:00Z")]
    [InlineData("source=nobody&from=2026-01-01T10:00:00Z&to=2026-01-01T10:01:00Z")]
    [InlineData("source=uav-1")]
    [InlineData("source=uav-1&from=2026-01-01T10:00:00Z&to=2026-01-01T09:00:00Z")]
    [InlineData("source=uav-1&from=2025-01-01T10:00:00Z&to=2026-01-01T09:00:00Z")]
    [InlineData("source=uav-1&from=2026-01-01T10:00:00Z&to=2026-01-01T10:01:00Z&recall=2")]
    [InlineData("source=uav-1&from=2026-01-01T10:00:00Z&to=2026-01-01T10:01:00Z&recall=NaN")]
    public async Task A_question_that_is_none_is_refused(string query)
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.GetAsync($"/api/motion?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private const string Address = "/api/motion?source=uav-1&from=2026-01-01T09:00:00Z&to=2026-01-01T11:00:00Z";

    private static (double Recorded, double LookedAt, double Skippable) Seconds(JsonElement answer) => (
        answer.GetProperty("recorded").GetDouble(), answer.GetProperty("lookedAt").GetDouble(), answer.GetProperty("skippable").GetDouble());
}
