using System.Net;
using System.Net.Sockets;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Engine.Recording;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Intake;

public sealed class A_live_source_is_recorded_and_entered
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Datagrams_with_RTP_raise_the_same_alert_as_the_file_and_every_byte_of_them_is_kept()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        var port = LiveSource.FreePort(ProtocolType.Udp);
        var sent = new MemoryStream();
        var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/sample-stream", TimeProvider.System, null, ("uav-1", $"udp://127.0.0.1:{port}"));
        await using (centre)
        {
            using var seen = CancellationTokenSource.CreateLinkedTokenSource(Token);
            seen.CancelAfter(LiveSource.Patience);
            var raised = LiveSource.FirstAsync(centre, message => message is LiveMessage.Entered { Kind: "incident-raised" }, seen.Token);
            centre.Start();
            await SendAsync(port, SharedData.File("video/osh/sample-stream.ts"), sent, centre);
            await raised;
        }

        var report = Fsck.Check(folder.Path, cancellation: Token);
        report.Problems.ShouldBeEmpty();
        var again = await new Recomputing.Recompute(folder.Path).RunAsync(Token);
        again.Differences.ShouldBeEmpty();
        again.Incidents.ShouldBe(1);
        LiveSource.Digest(LiveSource.Joined(folder)).ShouldBe(LiveSource.Digest(sent.ToArray()));
    }

    [Fact]
    public async Task A_source_gone_silent_is_an_impediment_until_it_speaks_again()
    {
        using var folder = new TemporaryFolder();
        var port = LiveSource.FreePort(ProtocolType.Udp);
        var quick = new RecordingOptions { Silence = Duration.FromMilliseconds(100) };
        await using var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/sample-stream", TimeProvider.System, quick, ("uav-1", $"udp://127.0.0.1:{port}"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LiveSource.Patience);
        var began = LiveSource.FirstAsync(centre, message => message is LiveMessage.Entered { Kind: "impediment-recorded" }, limit.Token);
        centre.Start();
        await began;
        var open = centre.Register.List<ImpedimentView>(RegisterKinds.Impediment).ShouldHaveSingleItem();
        open.Kind.ShouldBe(ImpedimentKind.Outage);
        open.To.ShouldBeNull();

        var ended = LiveSource.FirstAsync(centre, message => message is LiveMessage.Entered { Kind: "impediment-recorded" }, limit.Token);
        using var sender = new UdpClient();
        await sender.SendAsync(new byte[188], new IPEndPoint(IPAddress.Loopback, port), limit.Token);
        await ended;
        centre.Register.Get<ImpedimentView>(RegisterKinds.Impediment, open.Impediment)!.To.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_full_disk_is_shown_and_recorded_and_ends_when_there_is_space_again()
    {
        using var folder = new TemporaryFolder();
        var port = LiveSource.FreePort(ProtocolType.Udp);
        var full = true;
        var ordinary = new RecordingOptions();
        var filling = new RecordingOptions
        {
            Silence = Duration.FromMinutes(5),
            Create = path => full ? new FileStream("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0) : ordinary.Create(path),
        };
        await using var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/sample-stream", TimeProvider.System, filling, ("uav-1", $"udp://127.0.0.1:{port}"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LiveSource.Patience);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var began = LiveSource.FirstAsync(centre, message => message is LiveMessage.Entered { Kind: "impediment-recorded" }, limit.Token);
        var failed = LiveSource.FirstAsync(centre, message => message is LiveMessage.Health { State: { State: "failed", Trouble: { } trouble } } && trouble.Contains("full"), limit.Token);
        centre.Start();
        var sending = KeepSendingAsync(port, stop.Token);
        await began;
        await failed;
        var open = centre.Register.List<ImpedimentView>(RegisterKinds.Impediment).ShouldHaveSingleItem();
        open.Kind.ShouldBe(ImpedimentKind.DiskFull);
        open.To.ShouldBeNull();

        var ended = LiveSource.FirstAsync(centre, message => message is LiveMessage.Entered { Kind: "impediment-recorded" }, limit.Token);
        full = false;
        await ended;
        centre.Register.Get<ImpedimentView>(RegisterKinds.Impediment, open.Impediment)!.To.ShouldNotBeNull();
        await stop.CancelAsync();
        await sending;
    }

    private static async Task KeepSendingAsync(int port, CancellationToken cancellation)
    {
        using var sender = new UdpClient();
        while (!cancellation.IsCancellationRequested)
        {
            await sender.SendAsync(new byte[188], new IPEndPoint(IPAddress.Loopback, port), CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task SendAsync(int port, string file, MemoryStream sent, Centre centre)
    {
        await LiveSource.UntilAsync(() => LiveSource.IsHeld(port), Token);
        using var sender = new UdpClient();
        var bytes = await File.ReadAllBytesAsync(file, Token);
        var random = new Random(5);
        ushort sequence = 0;
        for (var at = 0; at < bytes.Length;)
        {
            // Whole packets, one to seven of them, behind an RTP header of twelve bytes.
            var length = Math.Min(bytes.Length - at, 188 * random.Next(1, 8));
            byte[] datagram = [0x80, 33, (byte)(sequence >> 8), (byte)(sequence & 0xFF), 0, 0, 0, 0, 1, 2, 3, 4, .. bytes.AsSpan(at, length)];
            sequence++;
            await sender.SendAsync(datagram, new IPEndPoint(IPAddress.Loopback, port), Token);
            sent.Write(datagram);
            at += length;
            if (sequence % 64 == 0)
            {
                // The receive buffer of a test machine is small: what is sent waits for what is received.
                await LiveSource.UntilAsync(() => centre.BytesReceived("uav-1") >= sent.Length - 60_000, Token);
            }
        }

        await LiveSource.UntilAsync(() => centre.BytesReceived("uav-1") >= sent.Length, Token);
    }
}
