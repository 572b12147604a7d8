using System.Net;
using System.Net.Sockets;
using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Engine.Live;
using Truceline.Engine.Recording;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Intake;

public sealed class Telemetry_without_video_places_its_aircraft
{
    // SYSTEM_TIME, ATTITUDE, MOUNT_ORIENTATION and GLOBAL_POSITION_INT, as the tests of the format have them.
    private static readonly byte[][] Frames =
    [
        Convert.FromHexString("fd0a0000000101020000008cb2e75e4706001027d5d1"),
        Convert.FromHexString("fd1000000001011e000010270000cdcccc3dcdcc4cbd0000c03fa826"),
        Convert.FromHexString("fd100000000101090100e02e0000000000000000f0c1000034422b36"),
        Convert.FromHexString("fd1c0000000101210000e02e000040c6e6174056b71bcade060050c3000000000000000028239a62"),
    ];

    [Fact]
    public async Task From_MAVLink_datagrams_to_the_map_and_the_sidecar()
    {
        var token = TestContext.Current.CancellationToken;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(LiveSource.Patience);
        using var folder = new TemporaryFolder();
        var port = LiveSource.FreePort(ProtocolType.Udp);
        FrameReport report;
        await using (var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/many-sources", TimeProvider.System, null, ("autopilot-1", $"udp://127.0.0.1:{port}")))
        {
            var seen = LiveSource.FirstAsync(centre, message => message is LiveMessage.Frame, limit.Token);
            centre.Start();
            await LiveSource.UntilAsync(() => LiveSource.IsHeld(port), limit.Token);
            using var sender = new UdpClient();
            foreach (var frame in Frames)
            {
                await sender.SendAsync(frame, new IPEndPoint(IPAddress.Loopback, port), limit.Token);
            }

            report = ((LiveMessage.Frame)await seen).Report;
        }

        // Two seconds after the moment at which the autopilot told the time.
        report.Claimed.ShouldBe(Instant.FromUnixTimeSeconds(1_767_322_802));
        report.Pts.ShouldBe(1_767_322_802L * 90_000);
        (report.Platform!.At.Latitude, report.Platform.At.Longitude, report.Platform.Height).ShouldBe((40.1, 46.5, 450.25));
        report.Platform.Heading!.Value.ShouldBe(85.94, 0.01);
        report.Sensor!.RelativeElevation!.Value.ShouldBe(-28, 5);
        Fsck.Check(folder.Path, cancellation: token).Problems.ShouldBeEmpty();
        LiveSource.Joined(folder).ShouldBe([.. Frames.SelectMany(frame => frame)]);
        using var sidecar = File.OpenRead(Directory.EnumerateFiles(folder["evidence/autopilot-1"], "*.index.jsonl", SearchOption.AllDirectories).Single());
        Sidecar.Read(sidecar)!.Footprints.ShouldHaveSingleItem().Platform!.Value.Latitude.ShouldBe(40.1);
        (await new Recomputing.Recompute(folder.Path).RunAsync(token)).Differences.ShouldBeEmpty();
    }
}
