using System.Text;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Tests.Coverage;

public sealed class Footprints_are_cut_by_terrain_at_intake
{
    private static readonly Position Sensor = new(39.9, 46.9);
    private static readonly LocalFrame Frame = new(Sensor);
    private static readonly Instant At = Instant.FromUtc(2026, 1, 1, 9, 0);

    [Fact]
    public void The_sidecar_says_by_which_elevation_and_what_was_hidden_and_lookback_and_coverage_leave_it_out()
    {
        var (text, footprint) = Noted(new Ridge());
        text.ShouldContain("\"ground\":\"ridge.hgt 0000000000000000\"");
        footprint.HiddenParts.ShouldNotBe(0UL);
        Sees(footprint, 1_800).ShouldBe((false, false), "behind the ridge");
        Sees(footprint, 600).ShouldBe((true, true), "before it");
    }

    [Fact]
    public void Without_elevation_it_says_level_ground_and_hides_nothing()
    {
        var (text, footprint) = Noted(null);
        text.ShouldContain("\"ground\":\"level\"");
        text.ShouldNotContain("hidden");
        Sees(footprint, 1_800).ShouldBe((true, true));
    }

    [Fact]
    public void Where_the_elevation_ends_it_says_level_ground_too() => Noted(new Ridge { Ends = 1_000 }).Text.ShouldContain("\"ground\":\"level\"");

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("ffffffffffffffffffff")]
    public void What_is_no_such_text_hides_nothing(string hidden) => (Noted(null).Footprint with { Hidden = hidden }).HiddenParts.ShouldBe(0UL);

    /// <summary>A picture straight north from 100 m above a plain, its corners stated by the sensor.</summary>
    private static (string Text, Footprint Footprint) Noted(IGround? ground)
    {
        var notes = new SegmentNotes();
        notes.Frame(
            new FrameReport
            {
                Source = "uav-1", Claimed = At, Received = At, Pts = 0, Platform = new PlatformPose(Sensor, 400, HeightDatum.MeanSeaLevel, 0, 0, 0),
                Corners = [Frame.FromMetres(-1_200, 3_000), Frame.FromMetres(1_200, 3_000), Frame.FromMetres(200, 400), Frame.FromMetres(-200, 400)],
            },
            ground);
        var text = new Sidecar(new Sidecar.Head(1, "uav-1", "s", 0, 9, SegmentCut.End), new DatagramLengths(), notes.Footprints).Write();
        return (Encoding.UTF8.GetString(text), Sidecar.Read(new MemoryStream(text))!.Footprints.Single());
    }

    private static (bool Lookback, bool Coverage) Sees(Footprint footprint, double north)
    {
        var (block, place) = (FootprintBlock.Of("uav-1", [footprint])!, Frame.FromMetres(0, north));
        var (seen, views) = (false, new List<View>());
        block.Look(place, (_, contains) => seen = contains);
        block.Views((_, view) => views.Add(view));
        return (seen, views.Single().Contains(place));
    }

    /// <summary>A plain with a ridge 60 m high 1,000 m north.</summary>
    private sealed class Ridge : IGround
    {
        public double Ends { get; init; } = double.MaxValue;

        public double Spacing => 30;

        public GroundHeight At(Position at, HeightDatum datum) => Frame.ToMetres(at).North is var north && north > Ends
            ? GroundHeight.Lacking("There is no elevation tile.") : new GroundHeight(north is > 950 and < 1_050 ? 360 : 300, 1, null);

        public GroundBasis? BasisAt(Position at, HeightDatum datum) => new("ridge.hgt", new string('0', 64), "made");
    }
}
