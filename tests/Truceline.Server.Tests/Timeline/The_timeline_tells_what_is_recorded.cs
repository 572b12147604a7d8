using System.Net;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Recording;
using Truceline.Server.Tests.Hosting;
using Truceline.Server.Tests.Live;

namespace Truceline.Server.Tests.Timeline;

public sealed class The_timeline_tells_what_is_recorded
{
    private static readonly Instant Begun = Instant.FromUnixTimeSeconds(1_000);

    [Fact]
    public async Task Each_source_has_a_lane_with_what_it_recorded_and_how_far_that_has_come()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var recorded = new Recorded(MadeVideo.Make("libx264", 50));
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        var answer = await officer.ReadAsync("/api/timeline?from=2026-01-01T09:00:00Z&to=2026-01-01T11:00:00Z");
        var lane = answer.GetProperty("lanes").EnumerateArray().Single(one => one.GetProperty("source").GetString() == "uav-1");
        var span = lane.GetProperty("recorded").EnumerateArray().ShouldHaveSingleItem();
        (span.GetProperty("from").GetString(), span.GetProperty("to").GetString(), span.GetProperty("state").GetString())
            .ShouldBe(("2026-01-01T10:00:01Z", "2026-01-01T10:00:03Z", "entered"));
        answer.GetProperty("begun").GetString().ShouldBe("2026-01-01T10:00:01Z");
    }

    [Theory]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=2020-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=yesterday")]
    public async Task A_stretch_of_time_that_is_none_is_refused(string query)
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.GetAsync($"/api/timeline?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Where_patrols_stood_is_asked_for_a_moment()
    {
        await using var server = await RunningServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "tr");
        (await officer.ReadAsync("/api/presences?at=2026-01-01T10:00:00Z")).GetArrayLength().ShouldBe(0);
        (await officer.ReadAsync("/api/presences?at=-9998-01-01T00:00:00Z")).GetArrayLength().ShouldBe(0);
        (await officer.GetAsync("/api/presences?at=yesterday")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Stretches_are_joined_where_they_meet_and_one_stretch_holds_one_state()
    {
        var spans = RecordedSpan.Of(
            [Piece(0, 4), Piece(4, 8), Piece(20, 24), Piece(24.5, 28, RecordedState.Sealed), Piece(28, 29, RecordedState.Live), Piece(90, 95)],
            Begun + Duration.FromSeconds(2), Begun + Duration.FromSeconds(60));
        spans.Select(span => ((span.From - Begun).TotalSeconds, (span.To - Begun).TotalSeconds, span.State)).ShouldBe(
        [
            (2, 8, RecordedState.Entered), (20, 24, RecordedState.Entered), (24, 28, RecordedState.Sealed), (28, 29, RecordedState.Live),
        ]);
    }

    private static RecordedPiece Piece(double from, double to, RecordedState state = RecordedState.Entered) => new(
        new SealedSegment("", 1, "", "", null, null, Begun + Duration.FromSeconds(from), Begun + Duration.FromSeconds(to), null, null, 0), state);
}
