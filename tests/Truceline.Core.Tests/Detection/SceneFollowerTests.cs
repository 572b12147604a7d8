using CsCheck;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Tests.Agreement;

namespace Truceline.Core.Tests.Detection;

public sealed class SceneFollowerTests
{
    [Fact]
    public void A_target_that_drives_into_the_zone_enters_it_once_and_not_once_a_frame()
    {
        var flight = new Flight().Drive(7, 0, (-900, 0), (300, 0), 120);

        var entry = flight.Entries.ShouldHaveSingleItem();
        entry.Zone.ShouldBe("zone");
        entry.Track.ShouldBe("t7-20210301t120000000");
        East(entry.Place.At).ShouldBeInRange(-500, -480);
        East(entry.LastOutside.ShouldNotBeNull().At).ShouldBeInRange(-520, -500);
        entry.From.Claimed.ShouldBeLessThan(entry.At.Claimed);
        entry.Confirmed.Claimed.ShouldBe(entry.At.Claimed + Duration.FromSeconds(2));
    }

    [Fact]
    public void Jitter_at_the_edge_makes_one_entry()
    {
        var flight = new Flight().Drive(1, 0, (-700, 0), (-505, 0), 20);
        for (var i = 0; i < 400; i++)
        {
            flight.See(21 + i, (1, -500 + (12 * Math.Sin(i * 1.7)), 0));
        }

        flight.Drive(1, 421, (-495, 0), (-400, 0), 10);
        flight.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public void Leaving_and_coming_in_again_is_a_second_entry()
    {
        var flight = new Flight().Drive(1, 0, (-700, 0), (-300, 0), 40).Drive(1, 41, (-310, 0), (-700, 0), 40).Drive(1, 82, (-690, 0), (-300, 0), 40);

        flight.Entries.Count.ShouldBe(2);
        flight.Entries[1].LastOutside.ShouldNotBeNull();
    }

    [Fact]
    public void One_stray_sighting_outside_is_no_leaving()
    {
        var flight = new Flight().Drive(1, 0, (-600, 0), (-440, 0), 20).See(21, (1, -515, 0)).Drive(1, 22, (-440, 0), (-300, 0), 20);

        flight.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public void A_target_first_seen_inside_is_said_to_be_so()
    {
        var flight = new Flight().Drive(1, 0, (0, 0), (100, 0), 10);

        var entry = flight.Entries.ShouldHaveSingleItem();
        entry.LastOutside.ShouldBeNull();
        entry.From.ShouldBe(entry.At);
    }

    [Fact]
    public void Two_sightings_inside_are_not_enough() => new Flight().See(0, (1, 0, 0)).See(1, (1, 1, 0)).Entries.ShouldBeEmpty();

    [Fact]
    public void A_place_that_is_too_uncertain_to_lie_inside_enters_nothing()
    {
        var vague = TestMissions.TwoSides() with { Sources = [] }; // Default errors: some metres; the zone is made smaller than they are.
        var tiny = vague with
        {
            Geometries = [.. vague.Geometries.Where(geometry => geometry.Id != "zone"), new Geometry("zone", GeometryKind.Zone, "Zone", [
                TestMissions.Version(1, ["west", "east"], new Area(null, "Zone", TestMissions.Box(-10, -10, 10, 10)))])],
        };

        new Flight(tiny).Drive(1, 0, (-600, 0), (600, 0), 200).Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_used_again_after_a_long_absence_is_another_track()
    {
        var flight = new Flight().Drive(1, 0, (-900, 0), (-800, 0), 10).Drive(1, 60, (-900, 0), (-800, 0), 10);

        flight.Events.OfType<SceneEvent.TrackStarted>().Select(started => started.Track)
            .ShouldBe(["t1-20210301t120000000", "t1-20210301t120100000"]);
        flight.Events.OfType<SceneEvent.TrackLost>().ShouldHaveSingleItem().Because.ShouldBe("It was not seen any more.");
    }

    [Fact]
    public void A_short_gap_does_not_break_a_track()
    {
        var flight = new Flight().Drive(1, 0, (-900, 0), (-800, 0), 10).Drive(1, 18, (-720, 0), (-300, 0), 40);

        flight.Events.OfType<SceneEvent.TrackStarted>().Count().ShouldBe(1);
        flight.Entries.ShouldHaveSingleItem().LastOutside.ShouldNotBeNull();
    }

    [Fact]
    public void A_single_implausible_jump_into_the_zone_is_set_aside()
    {
        var flight = new Flight().Drive(1, 0, (-5000, 0), (-4900, 0), 10).See(11, (1, 0, 0)).Drive(1, 12, (-4900, 0), (-4800, 0), 10);

        flight.Entries.ShouldBeEmpty();
        flight.Events.OfType<SceneEvent.TrackStarted>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_number_that_goes_over_to_another_target_does_not_carry_where_the_first_came_from()
    {
        var flight = new Flight().Drive(1, 0, (-5000, 0), (-4900, 0), 10).Drive(1, 11, (0, 0), (50, 0), 10);

        flight.Events.OfType<SceneEvent.TrackLost>().ShouldHaveSingleItem().Because.ShouldBe("Its number went over to another target.");
        flight.Entries.ShouldHaveSingleItem().LastOutside.ShouldBeNull();
    }

    [Fact]
    public void A_clock_that_goes_back_ends_the_tracks_and_a_late_packet_changes_nothing()
    {
        var flight = new Flight().Drive(1, 100, (-900, 0), (-800, 0), 10);
        var before = flight.Events.Count;
        flight.See(108, (1, 0, 0)).Events.Count.ShouldBe(before);

        flight.See(0, (1, -900, 0));
        flight.Events.OfType<SceneEvent.TrackLost>().ShouldHaveSingleItem().Because.ShouldBe("The source's clock went back.");
    }

    [Fact]
    public void Before_the_clause_binds_nothing_is_watched()
    {
        var later = TestMissions.NoEntry();
        later = later with { Versions = [later.Versions[0] with { Effective = TestMissions.Noon + Duration.FromDays(1) }] };
        var mission = TestMissions.TwoSides();
        mission = mission with { Articles = [mission.Articles[0] with { Clauses = [later] }] };

        new Flight(mission).Drive(1, 0, (-900, 0), (300, 0), 100).Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_target_that_cannot_be_placed_is_told_and_followed_no_further()
    {
        var report = Flight.Report(0) with { Targets = [new Core.Sensing.TargetReport(3, null, null, null, null, null, null)] };
        var told = new SceneFollower(TestMissions.TwoSides(), "uav-1").Observe(report).ShouldHaveSingleItem();

        told.ShouldBeOfType<SceneEvent.NotPlaced>().Target.ShouldBe(3);
    }

    [Fact]
    public void However_many_targets_are_reported_only_so_many_are_followed()
    {
        var flight = new Flight(limits: new FollowerLimits { Tracks = 5 });
        for (var second = 0; second < 5; second++)
        {
            flight.See(second, [.. Enumerable.Range(second * 50, 50).Select(id => (id, -900.0 + id, 0.0))]);
            flight.Follower.Following.Count.ShouldBe(5);
        }
    }

    [Fact]
    public void A_stream_without_presentation_times_is_followed_too()
    {
        var follower = new SceneFollower(TestMissions.TwoSides(), "uav-1");
        var entries = Enumerable.Range(0, 100)
            .SelectMany(second => follower.Observe(Flight.Report(second, (1, -900 + (second * 10.0), 0)) with { Pts = 0 }))
            .OfType<SceneEvent.ZoneEntered>();

        entries.Count().ShouldBe(1);
    }

    [Fact]
    public void Whatever_a_sensor_reports_is_followed_or_refused_and_never_more() => Gen.Select(
        Gen.Int, Gen.Double, Gen.Double, Gen.Double, Gen.Double, Gen.Long[-60_000, 60_000]).Array[1, 60].Sample(
        reports =>
        {
            var follower = new SceneFollower(TestMissions.TwoSides(), "uav-1");
            foreach (var (id, a, b, c, d, milliseconds) in reports)
            {
                var report = Flight.Report(milliseconds / 1000.0) with
                {
                    Targets = [new(id, new Position(a, b), c, d, a, 640, 480), new(id, null, null, b, c, id, id), new(1, TestMissions.At(a % 1e6, b % 1e6), c, d, a, null, null)],
                    FrameCentreHeight = d,
                };
                _ = follower.Observe(report);
            }

            return follower.Following.Count <= FollowerLimits.Default.Tracks;
        });

    [Fact]
    public void The_same_reports_give_the_same_events() => Walks.Sample(
        walk => Fly(walk).Events.SequenceEqual(Fly(walk).Events), iter: 30);

    [Fact]
    public void Between_two_entries_of_a_track_it_always_lay_outside() => Walks.Sample(
        walk =>
        {
            var entries = Fly(walk).Entries.GroupBy(entry => entry.Track);
            return entries.All(track => track.Skip(1).All(entry => entry.LastOutside is not null)
                && track.Zip(track.Skip(1)).All(pair => pair.Second.From.Claimed > pair.First.At.Claimed));
        },
        iter: 200);

    private static Gen<(double East, double North)[]> Walks =>
        Gen.Select(Gen.Double[-40, 40], Gen.Double[-40, 40]).Array[10, 150];

    private static Flight Fly((double East, double North)[] steps)
    {
        var flight = new Flight();
        var (east, north) = (-520.0, 0.0);
        for (var i = 0; i < steps.Length; i++)
        {
            (east, north) = (east + steps[i].East, north + steps[i].North);
            flight.See(i, (1, east, north));
        }

        return flight;
    }

    private static double East(Position at) => TestMissions.Ground.ToMetres(at).East;
}
