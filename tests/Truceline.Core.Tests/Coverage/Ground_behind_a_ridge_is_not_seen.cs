using System.Numerics;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Marks;

namespace Truceline.Core.Tests.Coverage;

/// <summary>
/// A sensor 100 m above a plain looks north over a ridge that runs from west to east 1,000 m away. Over the top of one 60 m high it sees the plain again from
/// 2,500 m on, where the line of sight over the top comes down: 100 m / ((100 m - 60 m) / 1,000 m).
/// </summary>
public sealed class Ground_behind_a_ridge_is_not_seen
{
    private const double Plain = 300;

    private static readonly Position Sensor = new(39.9, 46.9);
    private static readonly LocalFrame Frame = new(Sensor);

    /// <summary>From 500 m to 4,500 m, so that each row of the picture's parts is 500 m deep.</summary>
    private static readonly View Picture = new(At(-1_800, 4_500), At(1_800, 4_500), At(200, 500), At(-200, 500));

    [Theory]
    [InlineData(700, true)]
    [InlineData(1_300, false)]
    [InlineData(1_700, false)]
    [InlineData(2_200, false)]
    [InlineData(2_800, true)]
    [InlineData(4_200, true)]
    public void Until_the_line_of_sight_over_its_top_comes_down(double north, bool seen)
    {
        var view = Seen(Ridge(60, _ => true));
        view.Contains(At(0, north)).ShouldBe(seen);
        view.Frames(At(0, north)).ShouldBeTrue();
    }

    [Fact]
    public void And_all_that_is_beyond_one_as_high_as_the_sensor_stays_hidden()
    {
        var view = Seen(Ridge(105, _ => true));
        view.Contains(At(0, 700)).ShouldBeTrue();
        Enumerable.Range(0, 30).ShouldAllBe(i => !view.Contains(At(0, 1_550 + (90 * i))));
    }

    [Fact]
    public void Only_where_the_ridge_stands()
    {
        var view = Seen(Ridge(60, east => east < 0));
        (view.Contains(At(-500, 2_000)), view.Contains(At(500, 2_000))).ShouldBe((false, true));
        var mirrored = Seen(Ridge(60, east => east > 0));
        (mirrored.Contains(At(-500, 2_000)), mirrored.Contains(At(500, 2_000))).ShouldBe((true, false));
        BitOperations.PopCount(mirrored.Hidden).ShouldBe(BitOperations.PopCount(view.Hidden), "left and right are alike");
    }

    [Fact]
    public void On_level_ground_nothing_is_hidden_and_a_fold_that_hides_less_than_a_vehicle_hides_nothing()
    {
        Hidden(MadeGround.Flat(Plain, 1)).ShouldBe(0UL);
        Hidden(new MadeGround(at => Plain + (Frame.ToMetres(at).North is > 900 and < 1_100 ? 0.5 : 0), 1)).ShouldBe(0UL);
    }

    [Fact]
    public void Looking_straight_down_what_is_all_round_is_told()
    {
        var below = new View(At(-900, 900), At(900, 900), At(900, -900), At(-900, -900));
        var tower = new MadeGround(at => Plain + (Frame.ToMetres(at) is { North: > 250 and < 350, East: > -300 and < 300 } ? 80 : 0), 1);
        var view = below with { Hidden = HiddenGround.Of(Sensor, Plain + 100, HeightDatum.MeanSeaLevel, below, tower).ShouldNotBeNull() };
        (view.Contains(At(0, 800)), view.Contains(At(0, -800)), view.Contains(At(800, 0)), view.Contains(At(0, 0))).ShouldBe((false, true, true, true));
    }

    [Fact]
    public void Where_the_elevation_ends_or_the_sensor_lies_below_it_nothing_is_said()
    {
        HiddenGround.Of(Sensor, Plain + 100, HeightDatum.MeanSeaLevel, Picture, new MadeGround(at => Frame.ToMetres(at).North < 2_000 ? Plain : null, 1)).ShouldBeNull();
        HiddenGround.Of(Sensor, Plain - 5, HeightDatum.MeanSeaLevel, Picture, MadeGround.Flat(Plain, 1)).ShouldBeNull();
    }

    [Fact]
    public void The_corners_of_a_picture_without_stated_ones_stand_where_its_lines_of_sight_meet_the_ground()
    {
        var report = Looking(-20);
        var flat = TerrainView.Of(report, MadeGround.Flat(500, 1)).ShouldNotBeNull();
        var risen = TerrainView.Of(report, MadeGround.Flat(700, 1)).ShouldNotBeNull();
        flat.Elevation.ShouldBe("made 0000000000000000");
        foreach (var (low, high) in flat.Corners.Zip(risen.Corners))
        {
            var (far, near) = (Geodesic.Between(Sensor, low).Metres, Geodesic.Between(Sensor, high).Metres);
            // Corners are kept to the seventh decimal, so that a distance comes back to within centimetres.
            (near < far || (IsCut(near) && IsCut(far))).ShouldBeTrue("higher ground is met sooner");
        }

        // A line of sight 35° below the horizon, from 1,000 m above.
        Geodesic.Between(Sensor, Middle(flat.Corners[2], flat.Corners[3])).Metres.ShouldBe(1_000 / Math.Tan(35 * Math.PI / 180), 2);
        TerrainView.Of(report, new MadeGround(_ => null, 1)).ShouldBeNull();
        TerrainView.Of(Looking(40), MadeGround.Flat(500, 1)).ShouldBeNull("the sky shows no ground");
    }

    [Fact]
    public void Corners_that_the_sensor_states_stand_and_are_cut_where_they_are_too_far()
    {
        var stated = Looking(-20) with { Corners = [new(39.9, 48), new(39.899, 46.93), new(39.899, 46.91), new(39.901, 46.91)] };
        var view = TerrainView.Of(stated, MadeGround.Flat(500, 1)).ShouldNotBeNull();
        view.Corners.Skip(1).ShouldBe(stated.Corners.Skip(1));
        Geodesic.Between(Sensor, view.Corners[0]).Metres.ShouldBe(CoverDay.CutAt, 0.1);
    }

    private static bool IsCut(double metres) => Math.Abs(metres - CoverDay.CutAt) < 0.1;

    private static View Seen(MadeGround ground) => Picture with { Hidden = Hidden(ground) };

    private static ulong Hidden(MadeGround ground) => HiddenGround.Of(Sensor, Plain + 100, HeightDatum.MeanSeaLevel, Picture, ground).ShouldNotBeNull();

    private static MadeGround Ridge(double high, Func<double, bool> stands) => new(
        at => Frame.ToMetres(at) is var (east, north) && north is > 950 and < 1_050 && stands(east) ? Plain + high : Plain, 1);

    private static Position At(double east, double north) => Frame.FromMetres(east, north);

    private static Position Middle(Position a, Position b) => new((a.Latitude + b.Latitude) / 2, (a.Longitude + b.Longitude) / 2);

    private static FrameReport Looking(double elevation) => new()
    {
        Source = "uav-1", Claimed = Instant.FromUnixTimeSeconds(0), Received = Instant.FromUnixTimeSeconds(0), Pts = 0,
        Platform = new PlatformPose(Sensor, 1_500, HeightDatum.MeanSeaLevel, 90, 0, 0), Sensor = new SensorPose(0, elevation, 0, 40, 30), FrameCentreHeight = 500,
    };
}
