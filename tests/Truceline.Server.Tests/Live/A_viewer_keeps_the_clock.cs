using System.Net;
using System.Net.WebSockets;
using NodaTime;
using Truceline.Core.Mandates;
using Truceline.Engine.Live;
using Truceline.Server.Live;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Live;

public sealed class A_viewer_keeps_the_clock
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("libx264")]
    [InlineData("mpeg2video")]
    [InlineData("libx265")]
    public async Task Any_moment_is_shown_from_the_key_picture_before_it_and_no_further_than_wanted(string coder)
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var video = MadeVideo.Make(coder, 50, "-bf", "0");
        Assert.SkipUnless(video.Length > 0, $"ffmpeg has no {coder}");
        var recorded = new Recorded(video);
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        using var socket = await reviewer.OpenSocketAsync("/api/video?source=uav-1&clocked=true");

        var first = MicrosOf(recorded, 23);
        await SocketMessage.SendAsync(socket, $$"""{"at":{{first}},"number":7,"until":{{MicrosOf(recorded, 30)}}}""");
        var seen = await PicturesUntilAsync(socket, 7, recorded.Pts[30]);
        seen[0].IsKey.ShouldBeTrue();
        seen[0].Pts.ShouldBeLessThanOrEqualTo(recorded.Pts[23]);
        seen.Select(picture => picture.Pts).ShouldBe(recorded.Pts.Where(pts => pts >= seen[0].Pts && pts <= recorded.Pts[30]));
        seen.Last(picture => picture.At <= first).Pts.ShouldBe(recorded.Pts[23]);

        // More is sent when more is wanted, and from elsewhere when the viewer is elsewhere.
        await SocketMessage.SendAsync(socket, $$"""{"until":{{MicrosOf(recorded, 35)}}}""");
        (await PicturesUntilAsync(socket, null, recorded.Pts[35])).Select(picture => picture.Pts).ShouldBe(recorded.Pts[31..36]);
        await SocketMessage.SendAsync(socket, $$"""{"at":{{MicrosOf(recorded, 3)}},"number":8,"until":{{MicrosOf(recorded, 5)}}}""");
        (await PicturesUntilAsync(socket, 8, recorded.Pts[5])).Select(picture => picture.Pts).ShouldBe(recorded.Pts[..6]);
    }

    [Fact]
    public async Task Before_and_after_what_is_recorded_the_viewer_is_told_so()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var recorded = new Recorded(MadeVideo.Make("libx264", 50, "-bf", "0"));
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var head = await server.SignedInAsync(Role.Head, "ru");
        using var socket = await head.OpenSocketAsync("/api/video?source=uav-1&clocked=true");
        await SocketMessage.SendAsync(socket, $$"""{"at":{{MicrosOf(recorded, 0) - 60_000_000}},"number":1,"until":1}""");
        var gap = await NextAsync(socket, "gap");
        gap.Text!.Value.GetProperty("from").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        gap.Text!.Value.GetProperty("to").GetInt64().ShouldBe(MicrosOf(recorded, 0));

        await SocketMessage.SendAsync(socket, $$"""{"at":{{MicrosOf(recorded, 49) + 60_000_000}},"number":2,"until":{{MicrosOf(recorded, 49) + 60_000_000}}}""");
        while ((await NextAsync(socket, "gap")).Text!.Value.GetProperty("to").ValueKind != System.Text.Json.JsonValueKind.Null)
        {
            // The one before the wish changed, where it was sent twice.
        }
    }

    [Fact]
    public async Task A_source_that_nobody_knows_is_refused_and_so_is_who_may_not_see_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.SignedInAsync(Role.Head, "tr");
        using var machines = await server.SignedInAsync(Role.Operator, null);
        (await head.GetAsync("/api/video?source=nothing&clocked=true")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await machines.GetAsync("/api/video?source=uav-1&clocked=true")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_source_that_changes_its_coding_in_mid_stream_is_shown_all_the_way()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var codings = new[] { "libx264", "mpeg2video", "libx264" };
        var pictures = codings.SelectMany((coder, i) => MadeVideo.Pictures(MadeVideo.Make(coder, 12, "-bf", "0"), shift: i * 900_000)).ToList();
        var shown = new List<Shown.Picture>();
        await foreach (var one in new Viewable(new Transcoders(new ServerOptions { Data = "unused" })).ShowAsync(Show(pictures), Cancellation))
        {
            shown.Add(one.ShouldBeOfType<Shown.Picture>());
        }

        shown.Select(picture => picture.Pts).ShouldBe(pictures.Select(picture => picture.Pts));
        foreach (var key in shown.Where(picture => picture.IsKey))
        {
            PictureFormat.CodingOf(key.AnnexB.Span).ShouldBe(PictureCoding.H264);
        }
    }

    private static async IAsyncEnumerable<Shown> Show(IEnumerable<LiveMessage.Picture> pictures)
    {
        foreach (var picture in pictures)
        {
            yield return new Shown.Picture(picture.Pts, picture.IsKey, picture.Received, picture.AnnexB);
        }

        await Task.CompletedTask;
    }

    private static async Task<List<SocketPicture>> PicturesUntilAsync(ClientWebSocket socket, int? number, long lastPts)
    {
        if (number is { } asked)
        {
            while ((await NextAsync(socket, "begin")).Text!.Value.GetProperty("number").GetInt32() != asked)
            {
                // Of an earlier wish.
            }
        }

        var seen = new List<SocketPicture>();
        while (seen.Count == 0 || seen[^1].Pts != lastPts)
        {
            if ((await SocketMessage.ReadAsync(socket, Cancellation))!.Picture is { } picture)
            {
                seen.Add(picture);
            }
        }

        return seen;
    }

    private static async Task<SocketMessage> NextAsync(ClientWebSocket socket, string type)
    {
        while (true)
        {
            var message = (await SocketMessage.ReadAsync(socket, Cancellation)).ShouldNotBeNull();
            if (message.Type == type)
            {
                return message;
            }
        }
    }

    /// <summary>When a picture was received, as its segment says it.</summary>
    private static long MicrosOf(Recorded recorded, int picture)
    {
        var half = recorded.Keys[recorded.Keys.Count / 2];
        var pts = recorded.Pts[picture];
        var (number, from) = pts < half ? (1, recorded.Pts[0]) : (2, half);
        // Each segment was received within a second, which is not quite as long as it was filmed.
        var filmed = ((number == 1 ? recorded.Pts.Last(one => one < half) : recorded.Pts[^1]) - from) / 90_000.0;
        var pace = 1 / filmed is > 0.8 and < 1.25 ? 1 : 1 / filmed;
        var at = Recorded.Begun + Duration.FromSeconds(number) + Duration.FromNanoseconds((pts - from) * (100_000.0 / 9) * pace);
        return (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds() / 1_000;
    }
}
