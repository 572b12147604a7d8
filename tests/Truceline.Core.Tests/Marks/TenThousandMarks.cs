using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Core.Tests.Sensing;
using Truceline.Formats.Elevation;

namespace Truceline.Core.Tests.Marks;

/// <summary>
/// 10,000 marks on each ground: the telemetry is off by errors drawn from the sigmas that it states, the ground by one drawn from
/// the sigma of its tile, the click by that of a click. The 90 % ellipse holds the true place in 90 ± 2 %.
/// </summary>
public sealed class TenThousandMarks
{
    private const int Marks = 10_000;

    // The 90 % quantile of chi squared with two degrees of freedom.
    private const double Ninety = 4.605170186;
    private const double TileSigma = 5;
    private static readonly Position Middle = new(41.9, 12.5);

    [Theory]
    [InlineData("flat")]
    [InlineData("hills")]
    [InlineData("Rome")]
    public void The_ellipse_of_90_percent_holds_90_percent(string kind)
    {
        using var tile = kind == "Rome" ? Rome() : null;
        var ground = kind switch
        {
            "flat" => MadeGround.Flat(120, TileSigma),
            "hills" => MadeGround.Hills(Middle, TileSigma),
            _ => MadeGround.Of(tile!, TileSigma),
        };

        var (held, made) = Count(ground, new Drawn(20260101));

        made.ShouldBe(Marks);
        (100.0 * held / made).ShouldBeInRange(88, 92);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {100.0 * held / made:0.00} %");
    }

    private static (int Held, int Made) Count(MadeGround ground, Drawn drawn)
    {
        var (held, made) = (0, 0);
        while (made < Marks)
        {
            var truth = Truth(drawn, ground);
            var pixel = new MarkedPixel(drawn.Between(40, 600), drawn.Between(30, 330), 640, 360);
            var lift = TileSigma * drawn.Normal();
            var (model, _) = SensorModel.Of(truth.Platform, truth.Sensor);
            var seen = TerrainRay.Meet(model!.Through(pixel.Across, pixel.Downwards), ground, HeightDatum.MeanSeaLevel, lift);
            if (seen.Refusal is not null || seen.Range > 6_000)
            {
                continue;
            }

            var clicked = pixel with { Column = pixel.Column + (MarkedPixel.ClickSigma * drawn.Normal()), Row = pixel.Row + (MarkedPixel.ClickSigma * drawn.Normal()) };
            if (PlaceMark.At(Stated(truth, drawn), clicked, ground) is not MarkPlacement.Placed placed)
            {
                continue;
            }

            made++;
            held += Holds(placed.Point, seen.At) ? 1 : 0;
        }

        return (held, made);
    }

    /// <summary>From 300 to 1,500 m above the ground, 15° to 60° down, any way round, banked and pitched.</summary>
    private static MarkSight Truth(Drawn drawn, MadeGround ground)
    {
        var at = new LocalFrame(Middle).FromMetres(drawn.Between(-3000, 3000), drawn.Between(-3000, 3000));
        var height = ground.At(at, HeightDatum.MeanSeaLevel).Metres + drawn.Between(300, 1500);
        return new MarkSight(
            new PlatformPose(at, height, HeightDatum.MeanSeaLevel, drawn.Between(0, 360), drawn.Between(-6, 6), drawn.Between(-15, 15)),
            new SensorPose(drawn.Between(0, 360), -drawn.Between(30, 60), drawn.Between(-2, 2), 12, 6.8), null,
            new StatedErrors(drawn.Between(1, 5), drawn.Between(2, 8), drawn.Between(0.1, 0.6), null));
    }

    private static MarkSight Stated(MarkSight truth, Drawn drawn)
    {
        var (platform, sensor, errors) = (truth.Platform!, truth.Sensor!, truth.Errors);
        var at = new LocalFrame(platform.At).FromMetres(errors.Horizontal!.Value * drawn.Normal(), errors.Horizontal.Value * drawn.Normal());
        var turned = Turned(platform, errors.Attitude!.Value, drawn);
        return truth with { Platform = turned with { At = at, Height = platform.Height + (errors.Vertical!.Value * drawn.Normal()) }, Sensor = sensor };
    }

    /// <summary>Small turns about north, east and down, as heading, pitch and roll state them.</summary>
    private static PlatformPose Turned(PlatformPose pose, double sigma, Drawn drawn)
    {
        var radian = Math.PI / 180;
        var (n, e, d) = (sigma * drawn.Normal(), sigma * drawn.Normal(), sigma * drawn.Normal());
        var (sin, cos) = Math.SinCos(pose.Heading!.Value * radian);
        var (forward, right) = ((n * cos) + (e * sin), (-n * sin) + (e * cos));
        var tangent = Math.Tan(pose.Pitch!.Value * radian);
        return pose with
        {
            Heading = pose.Heading + d + (tangent * forward),
            Pitch = pose.Pitch + right,
            Roll = pose.Roll + (forward / Math.Cos(pose.Pitch.Value * radian)),
        };
    }

    private static bool Holds(PlacedPoint place, Position truth)
    {
        var (east, north) = new LocalFrame(place.At).ToMetres(truth);
        var (sin, cos) = Math.SinCos(place.Error.Bearing * Math.PI / 180);
        var along = ((east * sin) + (north * cos)) / place.Error.SemiMajor;
        var across = ((east * cos) - (north * sin)) / place.Error.SemiMinor;
        return (along * along) + (across * across) <= Ninety;
    }

    private static ElevationTile Rome()
    {
        Assert.SkipUnless(SharedData.Exists, "../shared is absent");
        return ElevationReading.Of("Rome-30m-DEM.tif", new MemoryStream(SharedData.Read("data/video/elevation/Rome-30m-DEM.tif")))
            .ShouldBeOfType<ElevationReading.Opened>().Tile;
    }

    /// <summary>A small seeded generator (SplitMix64, Steele, Lea and Flood 2014).</summary>
    private sealed class Drawn(ulong seed)
    {
        private ulong _state = seed;

        public double Between(double low, double high) => low + ((high - low) * Unit());

        public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

        private double Unit()
        {
            unchecked
            {
                var z = _state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return ((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
            }
        }
    }
}
