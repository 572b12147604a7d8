using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Live;

public sealed class Live_connections_belong_to_a_session
{
    private static readonly LiveMessage Health = new LiveMessage.Health(
        new SourceHealth("uav-1", "receiving", "h264", 640, 360, 1e6, 10, 0, 0, null, null));

    private static readonly LiveMessage Presence = new LiveMessage.Presence(new PresenceReport(
        "patrols-1", "ANDROID-1", "Patrol 2", PresenceKind.Patrol, new Position(40.1, 46.5), null, null, default, default, default));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("libx264")]
    [InlineData("mpeg2video")]
    public async Task The_record_is_shown_in_order_from_the_key_picture_before_the_moment(string coder)
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var recorded = new Recorded(MadeVideo.Make(coder, 50, "-bf", "0"));
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        var (from, to) = (recorded.Pts[23], recorded.Pts[41]);
        using var socket = await reviewer.OpenSocketAsync($"/api/video?source=uav-1&ptsFrom={from}&ptsTo={to}");
        await SendAsync(socket, """{"rate":16}""");

        var format = JsonElement.Parse((await ReadAsync(socket))!.Text!);
        format.GetProperty("type").GetString().ShouldBe("format");
        format.GetProperty("codec").GetString()!.ShouldStartWith("avc1.");
        format.GetProperty("live").GetBoolean().ShouldBeFalse();
        (await PicturesAsync(socket)).ShouldBe(recorded.Pts.Where(pts => pts >= recorded.Keys.Last(key => key <= from) && pts <= to));

        await SendAsync(socket, $$"""{"seek":{{recorded.Pts[5]}}}""");
        (await PicturesAsync(socket)).ShouldBe(recorded.Pts.Where(pts => pts <= to));
    }

    [Fact]
    public async Task Recorded_bytes_are_handed_out_untouched()
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var video = MadeVideo.Make("libx264", 30);
        var recorded = new Recorded(video);
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var head = await server.SignedInAsync(Role.Head, "ru");
        var parts = new List<byte>();
        foreach (var digest in recorded.Digests)
        {
            parts.AddRange(await (await head.GetAsync($"/api/segments/{digest}")).Content.ReadAsByteArrayAsync(Cancellation));
        }

        parts.ToArray().AsSpan().SequenceEqual(video).ShouldBeTrue();
        (await head.GetAsync("/api/video?source=uav-1&ptsFrom=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await head.GetAsync($"/api/video?source=uav-2&ptsFrom=0")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Signing_out_ends_them_and_the_operator_hears_of_health_alone_and_of_no_patrol()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.SignedInAsync(Role.Head, "tr");
        using var machines = await server.SignedInAsync(Role.Operator, null);
        using var heads = await head.OpenSocketAsync("/api/live");
        using var operators = await machines.OpenSocketAsync("/api/live");
        using var published = new CancellationTokenSource();
        var publishing = PublishAsync(server, published.Token);

        (await KindsAsync(heads)).ShouldBe(["entered", "health", "presence"]);
        (await KindsAsync(operators)).ShouldBe(["health"]);
        (await head.PostAsync("/api/session/sign-out")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            while (await ReadAsync(heads) is not null)
            {
                // What was under way still arrives, then the connection is cut.
            }
        });
        (await ReadAsync(operators)).ShouldNotBeNull();
        await published.CancelAsync();
        await publishing;
    }

    [Fact]
    public async Task One_from_another_origin_or_without_a_session_or_one_too_many_is_not_opened()
    {
        await using var server = await RunningServer.StartAsync(change: options => options with { SocketsPerSession = 1 });
        using var head = await server.SignedInAsync(Role.Head, "tr");
        using var visitor = server.Visitor();
        await RefusedAsync(() => head.OpenSocketAsync("/api/live", "http://evil.example"), "403");
        await RefusedAsync(() => visitor.OpenSocketAsync("/api/live"), "401");
        using var first = await head.OpenSocketAsync("/api/live");
        await RefusedAsync(() => head.OpenSocketAsync("/api/live"), "409");
    }

    private static async Task PublishAsync(RunningServer server, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            server.Centre.Hub.Publish(Health);
            server.Centre.Hub.Publish(Presence);
            server.Centre.Hub.Publish(new LiveMessage.Entered(1, "case-opened", "case/K-1"));
            await Task.Delay(10, Cancellation);
        }
    }

    private static async Task RefusedAsync(Func<Task<ClientWebSocket>> open, string status) =>
        (await Should.ThrowAsync<WebSocketException>(open)).Message.ShouldContain(status);

    /// <summary>The kinds among the next messages.</summary>
    private static async Task<IEnumerable<string>> KindsAsync(ClientWebSocket socket)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 6; i++)
        {
            kinds.Add(JsonElement.Parse((await ReadAsync(socket))!.Text!).GetProperty("type").GetString()!);
        }

        return kinds;
    }

    /// <summary>Times of the pictures up to the end.</summary>
    private static async Task<List<long>> PicturesAsync(ClientWebSocket socket)
    {
        var seen = new List<long>();
        while (await ReadAsync(socket) is { } message)
        {
            if (message.Binary is { } picture)
            {
                seen.Add(BinaryPrimitives.ReadInt64BigEndian(picture.AsSpan(1)));
            }
            else if (JsonElement.Parse(message.Text!).GetProperty("type").GetString() is var type && type != "format")
            {
                type.ShouldBe("ended", message.Text);
                return seen;
            }
        }

        return seen;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancellation);

    /// <summary>The next message; null where the server has closed.</summary>
    private static async Task<Message?> ReadAsync(ClientWebSocket socket)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            bytes.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text ? new(Encoding.UTF8.GetString(bytes.ToArray()), null) : new(null, bytes.ToArray());
            }
        }
    }

    private sealed record Message(string? Text, byte[]? Binary);
}
