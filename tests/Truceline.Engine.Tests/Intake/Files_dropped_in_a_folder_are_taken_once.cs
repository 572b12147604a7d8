using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Live;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Intake;

public sealed class Files_dropped_in_a_folder_are_taken_once
{
    private const string Telemetry =
        "1\n00:00:00,000 --> 00:00:01,000\n2026-01-02 07:00:00,000\n[latitude: 40.1] [longitude: 46.5] [rel_alt: 50.0 abs_alt: 450.0]\n\n"
        + "2\n00:00:01,000 --> 00:00:02,000\nlost\n\n"
        + "3\n00:00:02,000 --> 00:00:03,000\n2026-01-02 07:00:02,000\n[latitude: 40.2] [longitude: 46.5] [rel_alt: 50.0 abs_alt: 450.0]\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_and_the_telemetry_beside_it_are_recorded_and_named_by_their_hashes()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var data = new TemporaryFolder();
        using var drop = new TemporaryFolder();
        var video = File.ReadAllBytes(SharedData.File("video/osh/sample-stream.ts"))[..(188 * 4000)];
        File.WriteAllBytes(drop["flight.ts"], video);
        File.WriteAllText(drop["flight.SRT"], Telemetry);
        File.WriteAllText(drop["flight.mp4"], "no transport stream");
        File.CreateSymbolicLink(drop["link.ts"], "/etc/hostname");
        await RunAsync(data, drop, async (centre, token) =>
        {
            var reports = new List<Core.Sensing.FrameReport>();
            var listening = ListenAsync(centre, reports, token);
            centre.Start();
            await TakenAsync(centre, 2, token);
            await LiveSource.UntilAsync(() => reports.Count(report => report.Platform!.At.Longitude > 46) >= 2, token);
            var flown = reports.Where(report => report.Platform!.At.Longitude > 46).ToList();
            // The aircraft's clock is set to Baku, four hours ahead.
            flown[0].Claimed.ShouldBe(Instant.FromUtc(2026, 1, 2, 3, 0));
            (flown[1].Platform!.At.Latitude, flown[1].Pts, flown[1].Platform!.Height).ShouldBe((40.2, 180_000, 450.0));
        });

        Fsck.Check(data.Path, cancellation: Token).Problems.ShouldBeEmpty();
        var taken = LiveSource.Entered(data).OfType<Statement.FileTaken>().ToList();
        taken.Select(file => file.Name).ShouldBe(["flight.ts", "flight.SRT"]);
        taken[0].Sha256.ShouldBe(LiveSource.Digest(video));
        taken.ShouldAllBe(file => file.Remark == null);
        LiveSource.Digest(LiveSource.Joined(data)).ShouldBe(LiveSource.Digest([.. video, .. System.Text.Encoding.UTF8.GetBytes(Telemetry)]));
        File.Exists(drop["flight.ts"]).ShouldBeTrue();
        (await new Recomputing.Recompute(data.Path).RunAsync(Token)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_bytes_are_not_taken_again_after_a_restart_and_a_name_used_twice_is_said()
    {
        using var data = new TemporaryFolder();
        using var drop = new TemporaryFolder();
        File.WriteAllText(drop["a.srt"], Telemetry);
        await RunAsync(data, drop, async (centre, token) =>
        {
            centre.Start();
            await TakenAsync(centre, 1, token);
        });
        File.Copy(drop["a.srt"], drop["b.srt"]);
        await RunAsync(data, drop, async (centre, token) =>
        {
            var said = LiveSource.FirstAsync(centre, message => message is LiveMessage.Health { State.Trouble: { } why } && why.Contains("b.srt holds the same bytes as a.srt"), token);
            centre.Start();
            await said;
            File.WriteAllText(drop["a.srt"], Telemetry + "\n");
            await TakenAsync(centre, 2, token);
        });

        var taken = LiveSource.Entered(data).OfType<Statement.FileTaken>().ToList();
        taken.Select(file => (file.Name, file.Remark)).ShouldBe([("a.srt", null), ("a.srt", "A file of this name was taken before, with other bytes.")]);
    }

    private static async Task RunAsync(TemporaryFolder data, TemporaryFolder drop, Func<Centre, CancellationToken, Task> then)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LiveSource.Patience);
        await using var centre = await TestCentre.OpenAsync(
            data, "tests/missions/many-sources", TimeProvider.System, null, ("drop-1", $"folder://{drop.Path}"));
        await then(centre, limit.Token);
    }

    private static Task TakenAsync(Centre centre, int files, CancellationToken cancellation) =>
        LiveSource.UntilAsync(() => centre.Register.List<FileView>(RegisterKinds.File).Count >= files, cancellation);

    private static async Task ListenAsync(Centre centre, List<Core.Sensing.FrameReport> reports, CancellationToken cancellation)
    {
        await foreach (var message in centre.Hub.SubscribeAsync(message => message is LiveMessage.Frame, cancellation))
        {
            reports.Add(((LiveMessage.Frame)message).Report);
        }
    }
}
