using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Sensing;
using Truceline.Core.Telemetry;
using Truceline.Core.Tests.Sensing;

namespace Truceline.Core.Tests.Telemetry;

/// <summary>Each check at its edge, on a platform that flies straight; and the streams that others recorded, which are believed throughout.</summary>
public sealed class What_a_source_states_of_itself_is_held_against_itself
{
    private static readonly Instant Start = Instant.FromUtc(2021, 6, 1, 8, 0);
    private static readonly Position From = new(39.9, 46.9);

    [Theory]
    [InlineData("data/video/osh/sample-stream.ts")]
    [InlineData("data/video/kwiver/aphill_klv_10s.ts")]
    [InlineData("data/video/kwiver/h264_klv.ts")]
    public void Streams_that_others_recorded_are_believed_throughout(string stream)
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        var watch = new TelemetryWatch(StatedErrors.None);

        RecordedFrames.Of(SharedData.Read(stream)).Select(watch.Look).ShouldAllBe(trust => trust.IsBelieved);
    }

    [Theory]
    [InlineData(250, false)]
    [InlineData(450, true)]
    public void A_leap_is_one_that_no_speed_and_no_error_explains(double metres, bool doubted)
    {
        var flight = Enumerable.Range(0, 60).Select(n => Report(n, (32 * n) + (n >= 30 ? metres : 0)));

        Found(flight).Any(change => change is TrustChange.Begun { Kind: ImpedimentKind.ProbableSpoofing }).ShouldBe(doubted);
    }

    [Fact]
    public void One_stray_position_is_not_believed_and_begins_no_stretch()
    {
        var watch = new TelemetryWatch(StatedErrors.None);
        var trusts = Enumerable.Range(0, 60).Select(n => watch.Look(Report(n, n == 30 ? 50_000 : 32 * n))).ToList();

        trusts.Select((trust, n) => (trust, n)).Where(pair => !pair.trust.IsBelieved).Select(pair => pair.n).ShouldBe([30]);
        trusts.ShouldAllBe(trust => trust.Changes.Count == 0);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(5, true)]
    public void A_fix_is_lost_when_no_position_comes_for_more_than_three_seconds_while_the_rest_goes_on(int seconds, bool doubted)
    {
        var flight = Enumerable.Range(0, 60).Select(n => n >= 30 && n < 30 + seconds - 1 ? Report(n, 32 * n) with { Platform = null } : Report(n, 32 * n));

        Found(flight).OfType<TrustChange.Begun>().Select(one => one.Kind).ShouldBe(doubted ? [ImpedimentKind.ProbableJamming] : []);
    }

    [Fact]
    public void A_silence_of_everything_is_no_lost_fix()
    {
        Found(Enumerable.Range(0, 120).Where(n => n is < 40 or > 100).Select(n => Report(n, 32 * n))).ShouldBeEmpty();
    }

    [Fact]
    public void A_position_that_stands_still_in_flight_to_the_last_bit_is_jamming_and_a_hovering_drone_is_not()
    {
        var frozen = Enumerable.Range(0, 90).SelectMany(n => new[] { Report(n, 32 * Math.Min(n, 70)), Report(n + 0.5, 32 * Math.Min(n + 0.001, 70)) });
        Found(frozen).ShouldHaveSingleItem().ShouldBeOfType<TrustChange.Begun>().Kind.ShouldBe(ImpedimentKind.ProbableJamming);

        Found(Enumerable.Range(0, 200).Select(n => Report(n, 5 * Math.Min(n, 70), speed: n < 70 ? 5 : 0))).ShouldBeEmpty();
    }

    [Fact]
    public void A_place_at_which_the_false_one_was_left_without_a_leap_is_not_believed_for_half_an_hour()
    {
        // Leaps 5 km and flies on there: within reach of the true one after two minutes, and yet the false one.
        var flight = Enumerable.Range(0, 600).Select(n => Report(n, (32 * n) + (n >= 60 ? 5_000 : 0)));

        Found(flight).ShouldHaveSingleItem().ShouldBeOfType<TrustChange.Begun>();
    }

    [Fact]
    public void A_writer_whose_speed_is_in_other_units_is_not_judged_by_it()
    {
        Found(Enumerable.Range(0, 300).Select(n => Report(n, 32 * n, speed: 62))).ShouldBeEmpty();
    }

    [Fact]
    public void A_recording_played_again_begins_anew()
    {
        var once = Enumerable.Range(0, 100).Select(n => Report(n, 32 * n)).ToList();

        Found(once.Concat(once)).ShouldBeEmpty();
    }

    [Fact]
    public void Wild_numbers_never_throw()
    {
        var random = new Random(7);
        double Wild() => random.Next(6) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => 1e300, 3 => -random.NextDouble() * 400, 4 => 0, _ => random.NextDouble() * 90 };
        var watch = new TelemetryWatch(StatedErrors.None);
        for (var n = 0; n < 5_000; n++)
        {
            watch.Look(new FrameReport
            {
                Source = "uav",
                Claimed = Start + Duration.FromSeconds(random.Next(-50, 1000)),
                Received = Start,
                Pts = random.NextInt64(long.MinValue / 4, long.MaxValue / 4),
                Platform = random.Next(3) == 0 ? null : new PlatformPose(new Position(Wild(), Wild()), Wild(), HeightDatum.MeanSeaLevel, Wild(), Wild(), Wild()),
                Sensor = new SensorPose(Wild(), Wild(), Wild(), Wild(), Wild()),
                FrameCentre = new Position(Wild(), Wild()),
                FrameCentreHeight = Wild(),
                GroundSpeed = Wild(),
            }).ShouldNotBeNull();
        }
    }

    private static List<TrustChange> Found(IEnumerable<FrameReport> flight)
    {
        var watch = new TelemetryWatch(StatedErrors.None);
        return [.. flight.SelectMany(report => watch.Look(report).Changes)];
    }

    private static FrameReport Report(double seconds, double metres, double speed = 32) => new()
    {
        Source = "uav",
        Claimed = Start + Duration.FromSeconds(seconds),
        Received = Start + Duration.FromSeconds(seconds),
        Pts = (long)(seconds * 90_000),
        Platform = new PlatformPose(Geodesic.Direct(From, 90, metres), 2_000, HeightDatum.MeanSeaLevel, 90 + Math.Sin(seconds), 0, 0),
        Sensor = new SensorPose(30, -30, 0, 20, 12),
        GroundSpeed = speed,
    };
}
