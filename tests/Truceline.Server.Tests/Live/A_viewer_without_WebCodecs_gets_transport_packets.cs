using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using Truceline.Core.Mandates;
using Truceline.Server.Live;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Live;

public sealed class A_viewer_without_WebCodecs_gets_transport_packets
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>With pictures between that are decoded later than the one they lean on; and coded so that they are transcoded first.</summary>
    [Theory]
    [InlineData("libx264", "3")]
    [InlineData("mpeg2video", "0")]
    public async Task The_record_comes_as_a_stream_that_a_demuxer_reads_with_the_very_pictures_in_it(string coder, string between)
    {
        Assert.SkipUnless(MadeVideo.CanMake, MadeVideo.CannotMake);
        var recorded = new Recorded(MadeVideo.Make(coder, 50, "-bf", between));
        await using var server = await RunningServer.StartAsync(record: recorded.EnterAsync);
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        using var socket = await reviewer.OpenSocketAsync($"/api/video?source=uav-1&ptsFrom={recorded.Pts[0]}&transport=true");
        await SocketMessage.SendAsync(socket, """{"rate":16}""");

        var heads = new List<(long Pts, long Dts)>();
        using var stream = new MemoryStream();
        for (var message = await NextAsync(socket); message.Type != "ended"; message = await NextAsync(socket))
        {
            if (message.Picture is { } picture)
            {
                heads.Add((picture.Pts, BinaryPrimitives.ReadInt64BigEndian(picture.Rest.Span)));
                (picture.Rest.Length % 188).ShouldBe(8, "the time of decoding and whole packets");
                stream.Write(picture.Rest.Span[8..]);
            }
        }

        heads.Select(head => head.Pts).ShouldBe(recorded.Pts);
        heads.ShouldAllBe(head => head.Dts <= head.Pts);
        heads.Zip(heads.Skip(1)).ShouldAllBe(pair => pair.First.Dts < pair.Second.Dts);
        MadeVideo.Pictures(stream.ToArray()).Select(picture => picture.Pts).ShouldBe(recorded.Pts);
    }

    [Fact]
    public async Task It_is_shown_to_whom_the_pictures_themselves_are_and_to_nobody_else()
    {
        await using var server = await RunningServer.StartAsync();
        using var machines = await server.SignedInAsync(Role.Operator, null);
        using var head = await server.SignedInAsync(Role.Head, "tr");
        using var visitor = server.Visitor();
        foreach (var stretch in new[] { "", "&clocked=true", "&ptsFrom=0" })
        {
            var address = $"/api/video?source=uav-1&transport=true{stretch}";
            (await visitor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await machines.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await Should.ThrowAsync<WebSocketException>(() => head.OpenSocketAsync(address, "http://evil.example"))).Message.ShouldContain("403");
        }

        (await head.GetAsync("/api/video?source=nothing&transport=true&clocked=true")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(90_000_000, false)]
    [InlineData(-90_000_000, false)]
    [InlineData(-300_000, true)]
    [InlineData(0, true)]
    public void What_is_shown_from_elsewhere_begins_the_times_of_decoding_anew(long away, bool isKey)
    {
        var times = new DecodeTimes();
        var before = Enumerable.Range(0, 20).Select(i => times.Next(i * 3_600L, i == 0)).ToList();
        var after = Enumerable.Range(0, 20).Select(i => times.Next(away + (i * 3_600L), isKey && i == 0)).ToList();
        after.Select(time => time - away).ShouldBe(before);
    }

    private static async Task<SocketMessage> NextAsync(ClientWebSocket socket) => (await SocketMessage.ReadAsync(socket, Cancellation)).ShouldNotBeNull();
}
