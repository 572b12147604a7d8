using System.Text;
using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Coverage;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Engine.Tests.Agreement;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Coverage;

public sealed class A_day_of_the_line_is_worked_out
{
    private static readonly LocalDate Date = new(2026, 6, 21);
    private static readonly Mission Mission = WithFineCameras(Missions.Accepted(Missions.Karabakh).Mission);
    private static readonly Instant Later = Instant.FromUtc(2026, 7, 1, 0, 0);

    public static TheoryData<string> Stores => ["memory", "sqlite"];

    [Theory]
    [MemberData(nameof(Stores))]
    public void Kilometres_that_a_drone_watched_are_observed_in_the_hours_in_which_it_did(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        store.Add([.. Minutes(0, 60)], LookbackPosition.None);
        var day = new CoverageDesk(Mission, new RegisterRowsInMemory(), store).OfDay(Date, NoticedKind.Movement, Later);
        day.Hours.Count.ShouldBe(24);
        day.Lines.Select(line => line.Version).ShouldBe([1, 2]);
        foreach (var line in day.Lines)
        {
            line.Cells.Count.ShouldBe(24 * line.Kilometres.Count);
            line.Cells.Where(cell => cell.State == CoverageState.Observed).Select(cell => (cell.Hour, cell.Sources.Single())).Distinct().ShouldBe([(14, "uav-1")]);
        }

        day.Lines[0].Observed.ShouldBeInRange(0.00005, 0.001);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Kept_up_minute_by_minute_it_is_the_same_as_from_nothing(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        var desk = new CoverageDesk(Mission, new RegisterRowsInMemory(), store);
        foreach (var minute in Minutes(0, 90).Chunk(30))
        {
            store.Add(minute, LookbackPosition.None);
            desk.OfDay(Date, NoticedKind.Movement, Later);
        }

        using var whole = new LookbackInMemory();
        whole.Add([.. Minutes(0, 90).Reverse()], LookbackPosition.None);
        var anew = new CoverageDesk(Mission, new RegisterRowsInMemory(), whole).OfDay(Date, NoticedKind.Movement, Later);
        Text(desk.OfDay(Date, NoticedKind.Movement, Later)).ShouldBe(Text(anew));
    }

    [Fact]
    public void A_day_under_way_is_told_until_what_can_have_been_entered()
    {
        using var store = new LookbackInMemory();
        var desk = new CoverageDesk(Mission, new RegisterRowsInMemory(), store);
        var noon = Instant.FromUtc(2026, 6, 21, 9, 0);
        var day = desk.OfDay(Date, NoticedKind.Works, noon);
        day.Until.ShouldBe(noon - CoverageDesk.Behind);
        day.Lines[0].Cells.Max(cell => cell.Hour).ShouldBe(18);
        desk.OfDay(Date, NoticedKind.Works, day.From - Duration.FromDays(2)).Hours.ShouldBeEmpty();
    }

    [Fact]
    public void Both_stores_count_what_reaches_into_a_stretch_of_time()
    {
        using var folder = new TemporaryFolder();
        using var memory = Open("memory", folder);
        using var disk = Open("sqlite", folder);
        foreach (var store in new[] { memory, disk })
        {
            store.Add([.. Minutes(0, 10)], LookbackPosition.None);
            var begun = Begun + Duration.FromMinutes(3);
            store.Between(begun, begun + Duration.FromSeconds(30)).Count().ShouldBe(1);
            store.Count(begun, begun + Duration.FromSeconds(30)).ShouldBe(new BlockCount(1, 4));
            store.Count(Begun + Duration.FromDays(3), Begun + Duration.FromDays(4)).ShouldBe(default);
        }
    }

    [Fact]
    public void Sidecars_of_any_bytes_do_no_harm()
    {
        var written = new Sidecar(new Sidecar.Head(1, "uav-1", "s", 0, 9, SegmentCut.End), new DatagramLengths(), [.. FootprintsOf(0).Take(5)]).Write();
        Gen.Select(Gen.Int[0, written.Length - 1].Array[1, 12], Gen.Byte.Array[12]).Sample((places, bytes) =>
        {
            var damaged = written.ToArray();
            for (var i = 0; i < places.Length; i++)
            {
                damaged[places[i]] = bytes[i];
            }

            var footprints = Sidecar.Read(new MemoryStream(damaged))?.Footprints ?? [];
            using var store = new LookbackInMemory();
            if (FootprintBlock.Of("uav-1", footprints) is { } block)
            {
                store.Add([block], LookbackPosition.None);
            }

            return new CoverageDesk(Mission, new RegisterRowsInMemory(), store)
                .Observed("a place", [new Position(39.9, 46.9)], new Interval(Begun, Begun + Duration.FromMinutes(1)), NoticedKind.Movement) is >= 0 and <= 1;
        }, iter: 300);
    }

    [Fact]
    public void A_footprint_that_was_cut_is_kept_with_its_cut_and_others_read_as_before()
    {
        var cut = FootprintsOf(0).First() with { Corners = [], Cut = FootprintsOf(0).First().Corners };
        var text = new Sidecar(new Sidecar.Head(1, "uav-1", "s", 0, 9, SegmentCut.End), new DatagramLengths(), [cut, FootprintsOf(0).First()]).Write();
        Sidecar.Read(new MemoryStream(text))!.Footprints.Select(one => one.Seen.Count).ShouldBe([4, 4]);
        Encoding.UTF8.GetString(text).Split('\n').Count(line => line.Contains("cut\":[", StringComparison.Ordinal)).ShouldBe(1);
    }

    // The day begins at 14:00 UTC of the day before: 04:00 UTC is its fifteenth hour.
    private static Instant Begun => Instant.FromUtc(2026, 6, 21, 4, 0);

    private static IEnumerable<FootprintBlock> Minutes(int from, int count) =>
        Enumerable.Range(from, count).Select(minute => FootprintBlock.Of("uav-1", FootprintsOf(minute))!);

    /// <summary>A square of about 2.4 km about a point that both drawings of the line pass.</summary>
    private static IEnumerable<Footprint> FootprintsOf(int minute) => Enumerable.Range(0, 60).Select(second =>
    {
        var at = Begun + Duration.FromMinutes(minute) + Duration.FromSeconds(second);
        return new Footprint(at, at, 0, null, null, [new(40.262, 46.816), new(40.262, 46.844), new(40.238, 46.844), new(40.238, 46.816)]);
    });

    private static Mission WithFineCameras(Mission mission) => mission with
    {
        Sources = [.. mission.Sources.Select(source => source with { Notices = SensorNotices.Camera with { PictureWidth = 7_680 } })],
    };

    private static string Text(CoverageOfDay day) => System.Text.Json.JsonSerializer.Serialize(day, StatementJson.Options);

    private static ILookbackStore Open(string kind, TemporaryFolder folder) =>
        kind == "memory" ? new LookbackInMemory() : SqliteLookback.Open(folder["lookback.db"]);
}
