using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Coverage;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Engine.Tests.Agreement;

namespace Truceline.Engine.Tests.Coverage;

public sealed class The_share_of_a_zone_is_told
{
    private static readonly Mission Mission = Missions.Accepted(Missions.Karabakh).Mission;
    private static readonly Interval Minute = new(Instant.FromUtc(2026, 6, 21, 8, 0), Instant.FromUtc(2026, 6, 21, 8, 1));

    [Fact]
    public void As_the_kind_of_act_that_was_observed_least()
    {
        var share = Over(new Position(38, 45), new Position(42, 48));
        share("line-strip", Minute, [Act.CrossingByVehicle]).ShouldBe(1);
        share("line-strip", Minute, [Act.CrossingByVehicle, Act.Shot]).ShouldBe(0);
        share("line-strip", new Interval(Minute.Start, Minute.End + Duration.FromMinutes(1)), [Act.CrossingOnFoot]).ShouldBe(0.5);
    }

    [Fact]
    public void And_is_none_where_no_sensor_could_tell_or_there_is_no_zone()
    {
        var share = Over(new Position(38, 45), new Position(42, 48));
        share("line-strip", Minute, [Act.Jamming]).ShouldBeNull();
        share("line-strip", Minute, []).ShouldBeNull();
        share("line-of-contact", Minute, [Act.Works]).ShouldBeNull();
        share("atlantis", Minute, [Act.Works]).ShouldBeNull();
        share("line-strip", new Interval(Minute.Start, Minute.Start), [Act.Works]).ShouldBeNull();
    }

    [Fact]
    public void A_part_of_the_zone_is_a_part_of_the_share() =>
        Over(new Position(39.95, 45), new Position(42, 48))("line-strip", Minute, [Act.CrossingByVehicle])!.Value.ShouldBeInRange(0.2, 0.8);

    [Fact]
    public void Its_points_lie_in_the_zone_and_are_many()
    {
        var strip = Mission.GeometryOf("line-strip")!.Versions[0];
        var points = ZonePoints.Of(strip);
        points.Count.ShouldBeGreaterThan(50);
        points.ShouldAllBe(point => strip.Areas.Any(area => area.Shape.Contains(point)));
        ZonePoints.Of(strip).ShouldBe(points);
    }

    private static ObservedShare Over(Position southWest, Position northEast)
    {
        var store = new LookbackInMemory();
        store.Add([FootprintBlock.Of("uav-1", Enumerable.Range(0, 60).Select(second =>
        {
            var at = Minute.Start + Duration.FromSeconds(second);
            return new Footprint(at, at, 0, null, null,
                [new(northEast.Latitude, southWest.Longitude), northEast, new(southWest.Latitude, northEast.Longitude), southWest]);
        }))!], LookbackPosition.None);
        var sharp = Mission with { Sources = [.. Mission.Sources.Select(source => source with { Notices = SensorNotices.Camera with { PictureWidth = 10_000_000 } })] };
        return new ObservedZones(sharp, _ => new CoverageDesk(sharp, new RegisterRowsInMemory(), store)).Share;
    }
}
