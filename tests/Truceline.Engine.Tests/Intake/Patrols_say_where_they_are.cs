using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Engine.Recording;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Intake;

public sealed class Patrols_say_where_they_are
{
    private static readonly byte[] Own = Event("a-f-G-U-C");
    private static readonly byte[] Other = Event("a-h-G-U-C");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_UDP_and_TCP_as_a_presence_and_nothing_else_is_taken_from_their_stream(bool overTcp)
    {
        var token = TestContext.Current.CancellationToken;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(LiveSource.Patience);
        using var folder = new TemporaryFolder();
        var port = LiveSource.FreePort(overTcp ? ProtocolType.Tcp : ProtocolType.Udp);
        var presences = new List<PresenceReport>();
        byte[] sent = [.. Other, .. Own];
        await using (var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/many-sources", TimeProvider.System, null,
            ("patrols-1", overTcp ? $"tcp://127.0.0.1:{port}?listen" : $"udp://127.0.0.1:{port}")))
        {
            var seen = LiveSource.FirstAsync(centre, message => message is LiveMessage.Presence, limit.Token);
            centre.Start();
            await LiveSource.UntilAsync(() => IsListening(port, overTcp), limit.Token);
            using var sender = new Socket(AddressFamily.InterNetwork, overTcp ? SocketType.Stream : SocketType.Dgram, overTcp ? ProtocolType.Tcp : ProtocolType.Udp);
            await sender.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await sender.SendAsync(Other, limit.Token);
            await sender.SendAsync(Own, limit.Token);
            presences.Add(((LiveMessage.Presence)await seen).Report);
            var told = presences[0];
            await LiveSource.UntilAsync(() => centre.Presences.At(told.Received).SequenceEqual([told]), limit.Token);
            centre.Presences.At(told.Received - Duration.FromMilliseconds(1)).ShouldBeEmpty();
        }

        var presence = presences.ShouldHaveSingleItem();
        (presence.Asset, presence.Name, presence.Kind, presence.At.Latitude).ShouldBe(("ANDROID-1", "Patrol 2", PresenceKind.Patrol, 40.1));
        presence.Claimed.ShouldBe(Instant.FromUtc(2026, 1, 2, 3, 4, 5));
        (presence.Until - presence.Received).ShouldBe(Duration.FromMinutes(1));
        Fsck.Check(folder.Path, cancellation: token).Problems.ShouldBeEmpty();
        LiveSource.Joined(folder).ShouldBe(sent);
        using var sidecar = File.OpenRead(Directory.EnumerateFiles(folder["evidence/patrols-1"], "*.index.jsonl", SearchOption.AllDirectories).Single());
        Sidecar.Read(sidecar)!.Presences.ShouldBe([presence]);
    }

    private static bool IsListening(int port, bool overTcp) => overTcp
        ? IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(one => one.Port == port)
        : LiveSource.IsHeld(port);

    private static byte[] Event(string type) => Encoding.UTF8.GetBytes(
        $"<event version=\"2.0\" uid=\"ANDROID-1\" type=\"{type}\" how=\"m-g\" time=\"2026-01-02T03:04:05Z\" start=\"2026-01-02T03:04:05Z\" stale=\"2026-01-02T03:05:05Z\">"
        + "<point lat=\"40.1\" lon=\"46.5\" hae=\"450.5\" ce=\"4.5\" le=\"5\"/><detail><contact callsign=\"Patrol 2\"/></detail></event>");
}
