using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Truceline.Core.Record;
using Truceline.Engine.Intake;
using Truceline.Engine.Live;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Intake;

/// <summary>Each source runs in a whole centre against a real peer on loopback; what is entered in the end is what was sent.</summary>
public sealed class Streams_of_bytes_are_recorded_as_they_were_sent
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static byte[] Stream => File.ReadAllBytes(SharedData.File("video/osh/sample-stream.ts"));

    [Fact]
    public async Task Over_a_TCP_connection_that_the_centre_makes()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sent = Stream;
        await RecordAsync($"tcp://{listener.LocalEndpoint}", sent, async (_, token) =>
        {
            using var peer = await listener.AcceptTcpClientAsync(token);
            await peer.GetStream().WriteAsync(sent, token);
        });
    }

    [Fact]
    public async Task Over_a_TCP_connection_that_the_peer_makes()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var port = LiveSource.FreePort();
        var sent = Stream;
        await RecordAsync($"tcp://127.0.0.1:{port}?listen", sent, async (_, token) =>
        {
            using var peer = await CallAsync(port, token);
            await peer.GetStream().WriteAsync(sent, token);
            await Task.Delay(200, token);
        });
    }

    [Fact]
    public async Task From_an_HTTP_server_once_where_it_states_a_length()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var sent = Stream;
        using var server = new SmallHttpServer(_ => SmallHttpServer.Answer("200 OK", $"Content-Type: video/mp2t\r\nContent-Length: {sent.Length}", sent));
        await RecordAsync($"http://127.0.0.1:{server.Port}/live.ts?x=1", sent, (_, _) => Task.CompletedTask);
        server.Asked.ShouldBe(["/live.ts?x=1"]);
    }

    [Fact]
    public async Task From_the_server_that_an_HTTP_server_names_where_it_may_be_reached()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var sent = Stream;
        using var server = new SmallHttpServer(path => path == "/old"
            ? SmallHttpServer.Answer("302 Found", "Location: /new\r\nContent-Length: 0", [])
            : SmallHttpServer.Answer("200 OK", $"Content-Length: {sent.Length}", sent));
        await RecordAsync($"http://127.0.0.1:{server.Port}/old", sent, (_, _) => Task.CompletedTask);
        server.Asked.ShouldBe(["/old", "/new"]);
    }

    [Theory]
    [InlineData("302 Found", "Location: http://127.0.0.2:9/x\r\nContent-Length: 0", "private network")]
    [InlineData("302 Found", "Location: file:///etc/passwd\r\nContent-Length: 0", "no plain HTTP address")]
    [InlineData("302 Found", "Location: /again\r\nContent-Length: 0", "elsewhere more often")]
    [InlineData("200 OK", "Content-Type: application/vnd.apple.mpegurl\r\nContent-Length: 7", "playlist")]
    [InlineData("200 OK", "Content-Length: 999999999999", "more than one run")]
    [InlineData("404 Not Found", "Content-Length: 0", "answered 404")]
    public async Task But_not_from_an_HTTP_server_that_answers_otherwise(string status, string headers, string sentence)
    {
        using var server = new SmallHttpServer(_ => SmallHttpServer.Answer(status, headers, Encoding.ASCII.GetBytes("#EXTM3U")));
        var source = SourceAddress.Parse($"http://127.0.0.1:{server.Port}/a", out _)!.Open(TimeProvider.System);
        var fault = await Should.ThrowAsync<IOException>(source.RunAsync(new Nobody(), Token));
        fault.Message.ShouldContain(sentence);
    }

    [Fact]
    public async Task And_not_from_a_name_that_leads_inside()
    {
        var source = SourceAddress.Parse("http://localhost:9/a", out _)!.Open(TimeProvider.System);
        var fault = await Should.ThrowAsync<IOException>(source.RunAsync(new Nobody(), Token));
        fault.Message.ShouldContain("private network");
    }

    [Theory]
    [InlineData("caller", "listener")]
    [InlineData("listener", "caller")]
    public async Task Over_SRT_whoever_calls(string centre, string peer)
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        Assert.SkipUnless(File.Exists("/usr/bin/srt-live-transmit") && File.Exists("/usr/bin/ffmpeg"), "srt-live-transmit or ffmpeg is not installed (apt install srt-tools ffmpeg)");
        var port = LiveSource.FreePort(ProtocolType.Udp);
        using var folder = new TemporaryFolder();
        using var copies = new TemporaryFolder();
        using var limit = Limit();
        var address = $"srt://127.0.0.1:{port}?mode={centre}&latency=200";
        await using (var running = await TestCentre.OpenAsync(folder, "tests/missions/sample-stream", TimeProvider.System, null, ("uav-1", address)))
        {
            running.Start();
            await LiveSource.UntilAsync(() => centre == "caller" || LiveSource.IsHeld(port), limit.Token);
            using var sender = Process.Start(new ProcessStartInfo("ffmpeg",
            [
                "-v", "quiet", "-nostdin", "-re", "-t", "3", "-i", SharedData.File("video/osh/sample-stream.ts"), "-map", "0", "-c", "copy", "-flags", "+global_header",
                "-f", "tee", $"[f=mpegts]{copies["sent.ts"]}|[f=mpegts]srt://127.0.0.1:{port}?mode={peer}&latency=200000&pkt_size=1316",
            ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await sender.WaitForExitAsync(limit.Token);
            await LiveSource.UntilAsync(() => running.Sources.Single().State == "failed", limit.Token);
        }

        Fsck.Check(folder.Path, cancellation: Token).Problems.ShouldBeEmpty();
        var (sent, recorded) = (File.ReadAllBytes(copies["sent.ts"]), LiveSource.Joined(folder));
        // What is on its way when the sender ends, SRT drops.
        recorded.Length.ShouldBeInRange(sent.Length / 2, sent.Length);
        LiveSource.Digest(recorded).ShouldBe(LiveSource.Digest(sent[..recorded.Length]));
    }

    [Fact]
    public async Task And_what_a_camera_sends_over_RTSP_is_recorded_as_ffmpeg_hands_it_over()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is not installed");
        using var camera = new RtspCamera(Token);
        using var folder = new TemporaryFolder();
        await using (var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/many-sources", TimeProvider.System, null, ("mast-1", $"rtsp://user:secret@127.0.0.1:{camera.Port}/stream")))
        {
            using var limit = Limit();
            var seen = LiveSource.FirstAsync(centre, message => message is LiveMessage.Frame, limit.Token);
            var shown = LiveSource.FirstAsync(centre, message => message is LiveMessage.Picture { IsKey: true }, limit.Token);
            centre.Start();
            await shown;
            var report = ((LiveMessage.Frame)await seen).Report;
            report.Corners.Count.ShouldBe(4);
            report.FrameCentre!.Value.Latitude.ShouldBeGreaterThan(report.Platform!.At.Latitude);
            await LiveSource.UntilAsync(() => centre.BytesReceived("mast-1") > 20_000, limit.Token);
        }

        Fsck.Check(folder.Path, cancellation: Token).Problems.ShouldBeEmpty();
        Formats.MpegTs.TsProbe.LooksLikeTs(LiveSource.Joined(folder)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_peer_that_goes_away_is_an_impediment_and_is_called_again()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/sample-stream", TimeProvider.System, null, ("uav-1", $"tcp://{listener.LocalEndpoint}"));
        using var limit = Limit();
        var told = LiveSource.FirstAsync(centre, message => message is LiveMessage.Health { State: { State: "failed", Trouble: { } why } } && why.Contains("closed the connection"), limit.Token);
        centre.Start();
        using (var peer = await listener.AcceptTcpClientAsync(limit.Token))
        {
            await peer.GetStream().WriteAsync(new byte[188], limit.Token);
        }

        await told;
        using var again = await listener.AcceptTcpClientAsync(limit.Token);
        await again.GetStream().WriteAsync(new byte[376], limit.Token);
        await LiveSource.UntilAsync(() => centre.BytesReceived("uav-1") == 188 + 376, limit.Token);
        await LiveSource.UntilAsync(() => centre.Register.List<ImpedimentView>(RegisterKinds.Impediment).Any(one => one.To is not null), limit.Token);
    }

    [Fact]
    public async Task A_peer_that_says_nothing_is_given_up()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var pipe = new System.IO.Pipelines.Pipe();
        var running = new StreamPump(clock).RunAsync(pipe.Reader.AsStream(), new Nobody(), Token);
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        (await Should.ThrowAsync<IOException>(running)).Message.ShouldContain("said nothing for 30 seconds");
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LiveSource.Patience);
        return limit;
    }

    private static async Task RecordAsync(string address, byte[] sent, Func<Centre, CancellationToken, Task> sending)
    {
        using var folder = new TemporaryFolder();
        using var limit = Limit();
        await using (var centre = await TestCentre.OpenAsync(folder, "tests/missions/sample-stream", TimeProvider.System, null, ("uav-1", address)))
        {
            centre.Start();
            await sending(centre, limit.Token);
            await LiveSource.UntilAsync(() => centre.BytesReceived("uav-1") >= sent.Length, limit.Token);
        }

        Fsck.Check(folder.Path, cancellation: Token).Problems.ShouldBeEmpty();
        var recorded = LiveSource.Joined(folder);
        recorded.Length.ShouldBe(sent.Length);
        LiveSource.Digest(recorded).ShouldBe(LiveSource.Digest(sent));
    }

    private static async Task<TcpClient> CallAsync(int port, CancellationToken cancellation)
    {
        while (true)
        {
            var peer = new TcpClient();
            try
            {
                await peer.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return peer;
            }
            catch (SocketException)
            {
                peer.Dispose();
                await Task.Delay(5, cancellation);
            }
        }
    }

    private sealed class Nobody : IArrivals
    {
        public ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
