using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Cases;
using Truceline.Engine.Elevation;
using Truceline.Engine.Marks;
using Truceline.Engine.Recomputing;
using Truceline.Engine.Replaying;
using Truceline.Engine.Tests.Elevation;
using Truceline.Ledger;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Marks;

public sealed class A_picture_is_marked
{
    private const string Sample = "video/osh/sample-stream.ts";
    private static readonly Marker By = new("first", "duty-officer");
    private static readonly MarkedPixel Middle = new(320.5, 240.5, 640, 480);

    [Fact]
    public async Task In_the_record_it_becomes_an_incident_at_the_frame_centre_and_can_be_worked_out_again()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        await ReplayAsync(folder);
        var (view, report) = await MarkAsync(folder, null, Request(Act.Works, new MarkNote("A digger.", new string('5', 64))));

        Geodesic.Between(view.Place.At, report.FrameCentre!.Value).Metres.ShouldBeLessThan(1);
        view.Place.Ground.ShouldBe("frame-centre");
        view.ClausesTested.ShouldBeTrue();
        view.Evidence.ShouldHaveSingleItem();
        view.Attribution.Sum(share => share.Probability).ShouldBe(1, 1e-3);
        Fsck.Check(folder.Path, cancellation: TestContext.Current.CancellationToken).IsClean.ShouldBeTrue();
        var again = await new Recompute(folder.Path).RunAsync(TestContext.Current.CancellationToken);
        again.Differences.ShouldBeEmpty();
        (again.Marks, again.Notes.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task On_an_elevation_it_is_placed_there_and_worked_out_again_with_it()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        using var tiles = new TemporaryFolder();
        An_operator_s_elevation.WriteTile(tiles, "N34W087.hgt", 190);
        await ReplayAsync(folder);
        var (view, _) = await MarkAsync(folder, tiles.Path, Request(Act.ExplosionImpact));

        view.Place.Ground.ShouldBe("elevation");
        view.Mark!.Ground!.Basis!.Tile.ShouldBe("N34W087.hgt");
        view.Mark.Ground.Height.ShouldBe(190);
        view.Mark.FellOn.ShouldNotBeEmpty();
        using var elevation = ElevationFolder.Open(tiles.Path, null);
        (await new Recompute(folder.Path, elevation).RunAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
            again => again.Differences.ShouldBeEmpty(), again => again.Notes.ShouldBeEmpty());
        (await new Recompute(folder.Path).RunAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
            again => again.Differences.ShouldBeEmpty(), again => again.Notes.ShouldHaveSingleItem().ShouldContain("N34W087.hgt"));
        An_operator_s_elevation.WriteTile(tiles, "N34W087.hgt", 20);
        using var other = ElevationFolder.Open(tiles.Path, null);
        (await new Recompute(folder.Path, other).RunAsync(TestContext.Current.CancellationToken)).Differences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Where_a_tile_is_missing_the_mark_is_refused_and_the_tile_named()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        using var tiles = new TemporaryFolder();
        An_operator_s_elevation.WriteTile(tiles, "N40E044.hgt", 190);
        await ReplayAsync(folder);
        (await AskAsync(folder, tiles.Path, Request(Act.Works))).ShouldBeOfType<CommandAnswer.Refused>().Sentence.ShouldContain("There is no elevation tile for N34W087");
    }

    [Fact]
    public async Task A_picture_that_the_record_does_not_hold_is_refused()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        await ReplayAsync(folder);
        var asked = Request(Act.Works);
        (await AskAsync(folder, null, asked with { Picture = asked.Picture with { Pts = 1 } })).ShouldBeOfType<CommandAnswer.Refused>().Sentence.ShouldContain("no such picture");
        (await AskAsync(folder, null, asked with { Picture = asked.Picture with { Source = "nobody" } })).ShouldBeOfType<CommandAnswer.Refused>();
    }

    [Fact]
    public async Task Asked_twice_with_one_id_it_is_marked_once()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        using var folder = new TemporaryFolder();
        await ReplayAsync(folder);
        var first = await AskAsync(folder, null, Request(Act.Works));
        (await AskAsync(folder, null, Request(Act.Works))).ShouldBe(first);
    }

    private static MarkRequest Request(Act act, MarkNote? note = null) => new(
        "first:click-1", By, new PictureToMark("uav-1", 0, default), Middle, act, ReportedCount.One, note);

    private static Task<ReplayReport> ReplayAsync(TemporaryFolder folder) => Replay.RunAsync(
        Options(folder, null), SharedData.File(Sample), null, null, TestContext.Current.CancellationToken);

    private static async Task<(IncidentView View, Core.Sensing.FrameReport Report)> MarkAsync(TemporaryFolder folder, string? elevation, MarkRequest asked)
    {
        var centre = await Centre.OpenAsync(Options(folder, elevation), TimeProvider.System, TestContext.Current.CancellationToken);
        await using (centre)
        {
            var (request, report) = await AtAReportAsync(centre, asked);
            var answer = await centre.MarkAsync(request, TestContext.Current.CancellationToken);
            answer.ShouldBeOfType<CommandAnswer.Entered>((answer as CommandAnswer.Refused)?.Sentence);
            await centre.Register.CatchUpAsync(TestContext.Current.CancellationToken);
            if (asked.Note is not null)
            {
                centre.TextOf(centre.Register.Get<IncidentView>(RegisterKinds.Incident, MarkIncident.IdOf(request.Command))!.Mark!.Note!).ShouldBe(asked.Note.Text);
            }

            return (centre.Register.Get<IncidentView>(RegisterKinds.Incident, MarkIncident.IdOf(request.Command))!, report);
        }
    }

    private static async Task<CommandAnswer> AskAsync(TemporaryFolder folder, string? elevation, MarkRequest asked)
    {
        var centre = await Centre.OpenAsync(Options(folder, elevation), TimeProvider.System, TestContext.Current.CancellationToken);
        await using (centre)
        {
            var request = asked.Picture.Pts == 1 || asked.Picture.Source != "uav-1" ? asked : (await AtAReportAsync(centre, asked)).Request;
            return await centre.MarkAsync(request, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The first picture from the middle of the record on that has a report of its own.</summary>
    private static async Task<(MarkRequest Request, Core.Sensing.FrameReport Report)> AtAReportAsync(Centre centre, MarkRequest asked)
    {
        var segments = centre.Register.List<RecordingView>(RegisterKinds.Recording).SelectMany(minute => minute.Segments).ToList();
        var segment = segments[segments.Count / 2];
        await foreach (var message in centre.Recorded.PlayAsync("uav-1", [segment], TestContext.Current.CancellationToken))
        {
            if (message is Live.LiveMessage.Frame { Report: { FrameCentre: not null } report } && report.Pts >= segment.PtsFrom)
            {
                return (asked with { Picture = new PictureToMark("uav-1", report.Pts, segment.ReceivedFrom) }, report);
            }
        }

        throw new InvalidOperationException("The segment holds no report.");
    }

    private static CentreOptions Options(TemporaryFolder folder, string? elevation) => new()
    {
        Data = folder.Path,
        Mission = Checkout.Folder("tests/missions/sample-stream"),
        OpenRegister = data => SqliteRegister.Open(Path.Combine(data, "register.db")),
        Demo = true,
        RepeatableKeys = true,
        Elevation = elevation,
    };
}
