using System.Security.Cryptography;
using Truceline.Core.Record;
using Truceline.Engine.Recomputing;
using Truceline.Engine.Replaying;
using Truceline.Ledger;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Replaying;

public sealed class A_replay_takes_the_path_of_a_live_drone
{
    private const string Sample = "video/osh/sample-stream.ts";
    private const string Real = "video/kwiver/aphill_klv_10s.ts";

    [Theory]
    [InlineData(Sample)]
    [InlineData(Real)]
    public async Task Under_the_Karabakh_mission_it_opens_nothing_and_says_why(string video)
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        var report = await ReplayAsync(folder, SharedData.File(video), "missions/karabakh");
        report.Incidents.ShouldBeEmpty();
        report.Why[0].ShouldContain("km from every place seen");
        report.JoinedSha256.ShouldBe(HashOf(SharedData.File(video)));
        report.Bytes.ShouldBe(new FileInfo(SharedData.File(video)).Length);
    }

    [Fact]
    public async Task Over_a_zone_laid_under_it_exactly_one_alert_is_raised_and_all_of_it_can_be_worked_out_again()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        var report = await ReplayAsync(folder, SharedData.File(Sample), "tests/missions/sample-stream");
        var incident = report.Incidents.ShouldHaveSingleItem();
        incident.ClausesTested.ShouldBeTrue();
        incident.Level.ShouldBe(FactLevel.IndicatedByRule);
        incident.Evidence.ShouldNotBeEmpty();
        incident.Attribution.Sum(share => share.Probability).ShouldBe(1, 1e-3);
        report.Segments.ShouldBeGreaterThan(1);

        Fsck.Check(folder.Path, cancellation: TestContext.Current.CancellationToken).IsClean.ShouldBeTrue();
        var again = await new Recompute(folder.Path).RunAsync(TestContext.Current.CancellationToken);
        again.Differences.ShouldBeEmpty();
        again.Incidents.ShouldBe(1);
    }

    [Fact]
    public async Task Two_replays_give_the_same_log_and_the_same_register()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        var first = await ReplayAsync(one, SharedData.File(Sample), "tests/missions/sample-stream");
        var second = await ReplayAsync(two, SharedData.File(Sample), "tests/missions/sample-stream");
        second.JoinedSha256.ShouldBe(first.JoinedSha256);
        second.RegisterDigest.ShouldBe(first.RegisterDigest);
        second.LogRoot.ShouldBe(first.LogRoot);
    }

    [Fact]
    public async Task A_register_that_is_deleted_comes_back_the_same()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        var report = await ReplayAsync(folder, SharedData.File(Sample), "tests/missions/sample-stream");
        foreach (var file in Directory.EnumerateFiles(folder.Path, "register.db*"))
        {
            File.Delete(file);
        }

        var centre = await Centre.OpenAsync(Options(folder, null), TimeProvider.System, TestContext.Current.CancellationToken);
        await using (centre)
        {
            centre.Register.Digest().ShouldBe(report.RegisterDigest);
        }
    }

    [Fact]
    public async Task A_segment_that_was_tampered_with_is_told_by_recomputing()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        var report = await ReplayAsync(folder, SharedData.File(Sample), "tests/missions/sample-stream");
        foreach (var cited in report.Incidents[0].Evidence)
        {
            await File.WriteAllBytesAsync(folder[cited.Segment], new byte[1000], TestContext.Current.CancellationToken);
        }

        var again = await new Recompute(folder.Path).RunAsync(TestContext.Current.CancellationToken);
        again.Differences.ShouldContain(difference => difference.Contains(report.Incidents[0].Incident, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "empty")]
    [InlineData(50_000, "not an MPEG transport stream")]
    public async Task What_is_no_stream_is_recorded_all_the_same_and_said_in_a_sentence(int length, string says)
    {
        using var folder = new TemporaryFolder();
        using var data = new TemporaryFolder();
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        await File.WriteAllBytesAsync(folder["file"], bytes, TestContext.Current.CancellationToken);
        var report = await ReplayAsync(data, folder["file"], "missions/karabakh");
        report.Usable.ShouldBeFalse();
        report.Why.ShouldHaveSingleItem().ShouldContain(says);
        report.Bytes.ShouldBe(length);
        report.JoinedSha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task A_file_cut_in_the_middle_of_a_packet_is_kept_to_its_last_byte()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        using var data = new TemporaryFolder();
        var bytes = (await File.ReadAllBytesAsync(SharedData.File(Sample), TestContext.Current.CancellationToken))[..777_777];
        await File.WriteAllBytesAsync(folder["cut.ts"], bytes, TestContext.Current.CancellationToken);
        var report = await ReplayAsync(data, folder["cut.ts"], "missions/karabakh");
        report.Usable.ShouldBeTrue();
        report.Why[0].ShouldContain("cut");
        report.JoinedSha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task The_same_recording_is_not_entered_twice()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        await ReplayAsync(folder, SharedData.File(Real), "missions/karabakh");
        var fault = await Should.ThrowAsync<CentreFaultException>(() => ReplayAsync(folder, SharedData.File(Real), "missions/karabakh"));
        fault.Message.ShouldContain("fresh folder");
    }

    private static Task<ReplayReport> ReplayAsync(TemporaryFolder folder, string video, string mission) =>
        Replay.RunAsync(Options(folder, mission), video, null, null, TestContext.Current.CancellationToken);

    private static CentreOptions Options(TemporaryFolder folder, string? mission) => new()
    {
        Data = folder.Path,
        Mission = mission is null ? null : Checkout.Folder(mission),
        OpenRegister = data => SqliteRegister.Open(Path.Combine(data, "register.db")),
        Demo = true,
        RepeatableKeys = true,
    };

    private static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
