using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Coverage;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Engine.Tests.Agreement;

namespace Truceline.Engine.Tests.Coverage;

public sealed class The_share_beside_numbers_is_kept_up
{
    private static readonly Mission Mission = Fine(Missions.Accepted(Missions.Karabakh).Mission);
    private static readonly LocalDate Date = new(2026, 6, 21);
    private static readonly Instant Later = Instant.FromUtc(2026, 7, 1, 0, 0);

    private static Instant Begun => Instant.FromUtc(2026, 6, 21, 4, 0);

    [Fact]
    public void Of_a_whole_day_it_is_what_the_bulletin_says()
    {
        using var store = new Counted();
        store.Add([.. Minutes(0, 90)], LookbackPosition.None);
        var desk = new CoverageDesk(Mission, new RegisterRowsInMemory(), store);
        var day = Mission.DayOf(Date);
        var told = desk.Beside(day.Start, day.End, Later);
        var printed = SectorShares.Of([.. NoticedKinds.All.Select(kind => desk.OfDay(Date, kind, Later))]);
        told.Sectors.SelectMany(sector => sector.Kinds).Select(one => one with { Observed = Math.Round(one.Observed, 2) }).ShouldBe(printed.SelectMany(sector => sector.Kinds));
        told.NoFigure.ShouldBeNull();
        told.Kinds.Single(one => one.Kind == NoticedKind.Movement).Observed.ShouldBeInRange(0.0001, 0.004);
        told.Words.ShouldBe("fire 0 %, movement less than 1 %, flight 0 %, works less than 1 % of the line observed", "little is not told as nothing");
        (told.From, told.To).ShouldBe((day.Start, day.End));
    }

    [Fact]
    public void Over_two_days_each_counts_by_its_length()
    {
        using var store = new Counted();
        store.Add([.. Minutes(0, 120)], LookbackPosition.None);
        var desk = new CoverageDesk(FullyInView(Mission), new RegisterRowsInMemory(), store);
        var day = Mission.DayOf(Date);
        // Two hours of one day watched, and none of the day before.
        desk.Beside(Begun, Begun + Duration.FromHours(2), Later).Kinds.Single(one => one.Kind == NoticedKind.Movement).Observed.ShouldBe(1);
        desk.Beside(day.Start - Duration.FromHours(2), day.Start + Duration.FromHours(16), Later).Kinds.Single(one => one.Kind == NoticedKind.Movement).Observed.ShouldBe(0.1111);
    }

    [Fact]
    public void A_minute_more_has_the_hour_under_way_read_again_and_no_other()
    {
        using var store = new Counted();
        store.Add([.. Minutes(0, 170)], LookbackPosition.None);
        var desk = new CoverageDesk(Mission, new RegisterRowsInMemory(), store);
        var now = Begun + Duration.FromMinutes(170) + CoverageDesk.Behind;
        desk.Beside(now - Duration.FromHours(24), now, now);
        store.Asked.Clear();

        desk.Beside(now - Duration.FromHours(24), now, now);
        store.Asked.ShouldBeEmpty("nothing is new");
        store.Add([.. Minutes(170, 1)], LookbackPosition.None);
        desk.Beside(now - Duration.FromHours(24), now + Duration.FromMinutes(1), now + Duration.FromMinutes(1));
        store.Asked.ShouldNotBeEmpty();
        store.Asked.ShouldAllBe(time => time.Start == Begun + Duration.FromHours(2));
        store.Asked.Clear();

        desk.OfDay(Date, NoticedKind.Movement, now + Duration.FromMinutes(1));
        store.Asked.ShouldBeEmpty("the strip of the day is told from the same hours");
        desk.OfDay(Date, NoticedKind.Works, now + Duration.FromMinutes(1));
        store.Asked.ShouldBeEmpty("what cameras notice alike is worked out once");
    }

    [Fact]
    public void What_can_not_have_been_entered_yet_has_no_figure()
    {
        using var store = new Counted();
        var told = new CoverageDesk(Mission, new RegisterRowsInMemory(), store).Beside(Begun, Begun + Duration.FromMinutes(1), Begun + Duration.FromMinutes(1));
        told.Kinds.ShouldBeEmpty();
        told.Line.ShouldBe("from=2026-06-21T04:00:00Z; to=2026-06-21T04:01:00Z; no-figure=\"What was recorded then can not have been entered yet.\"");
        var without = Mission with { Geometries = [.. Mission.Geometries.Where(one => one.Kind != GeometryKind.LineOfContact)] };
        new CoverageDesk(without, new RegisterRowsInMemory(), store).Beside(Begun, Begun + Duration.FromHours(1), Later).NoFigure.ShouldBe("No line of contact is drawn and accepted for that time.");
    }

    private static IEnumerable<FootprintBlock> Minutes(int from, int count) => Enumerable.Range(from, count).Select(minute => FootprintBlock.Of("uav-1", Enumerable.Range(0, 60).Select(second =>
    {
        var at = Begun + Duration.FromMinutes(minute) + Duration.FromSeconds(second);
        return new Footprint(at, at, 0, null, null, [new(40.262, 46.816), new(40.262, 46.844), new(40.238, 46.844), new(40.238, 46.816)]);
    }))!);

    private static Mission Fine(Mission mission) => mission with
    {
        Sources = [.. mission.Sources.Select(source => source with { Notices = SensorNotices.Camera with { PictureWidth = 7_680 } })],
    };

    /// <summary>The same with a line so short that one picture shows all of it.</summary>
    private static Mission FullyInView(Mission mission) => mission with
    {
        Geometries = [.. mission.Geometries.Select(one => one.Kind != GeometryKind.LineOfContact ? one : one with
        {
            Versions = [.. one.Versions.Select(version => version with { Lines = [new Polyline([new Position(40.245, 46.82), new Position(40.255, 46.84)])] })],
        })],
    };

    /// <summary>Notes what is read of it.</summary>
    private sealed class Counted : ILookbackStore
    {
        private readonly LookbackInMemory _store = new();
        private readonly Lock _gate = new();

        public List<Interval> Asked { get; } = [];

        public LookbackPosition Position => _store.Position;

        public void Add(IReadOnlyList<FootprintBlock> blocks, LookbackPosition position) => _store.Add(blocks, position);

        public IEnumerable<FootprintBlock> About(Position place, Instant from, Instant to) => _store.About(place, from, to);

        public IEnumerable<FootprintBlock> Between(Instant from, Instant to)
        {
            lock (_gate)
            {
                Asked.Add(new Interval(from, to));
            }

            return _store.Between(from, to);
        }

        public BlockCount Count(Instant from, Instant to) => _store.Count(from, to);

        public void Clear() => _store.Clear();

        public void Dispose() => _store.Dispose();
    }
}
