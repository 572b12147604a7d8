using CsCheck;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Lookback;

public sealed class Who_saw_a_place_is_found
{
    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 10, 0);
    private static readonly Position Place = new(39.9, 46.8);
    private static readonly LookbackPosition Reached = new(3, 1, "test");

    public static TheoryData<string> Stores => ["memory", "sqlite"];

    [Theory]
    [MemberData(nameof(Stores))]
    public void Blocks_about_a_place_are_found_and_no_others(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        store.Position.ShouldBe(LookbackPosition.None);
        store.Add([Block("near", 0, 60, Place), Block("later", 3_600, 3_660, Place), Block("far", 0, 60, new(40.9, 46.8))], Reached);
        Found(store, -1_000, 1_000).ShouldBe(["near"]);
        Found(store, -1_000, 10_000).ShouldBe(["later", "near"]);
        store.Position.ShouldBe(Reached);
        store.Clear();
        Found(store, -1_000, 10_000).ShouldBeEmpty();
        store.Position.ShouldBe(LookbackPosition.None);
    }

    [Fact]
    public void A_store_on_disk_is_there_again_and_a_damaged_one_begins_anew()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open("sqlite", folder))
        {
            store.Add([Block("near", 0, 60, Place)], Reached);
        }

        using (var again = Open("sqlite", folder))
        {
            again.Position.ShouldBe(Reached);
            Found(again, 0, 60).ShouldBe(["near"]);
        }

        File.WriteAllText(folder["lookback.db"], "no database");
        using var anew = Open("sqlite", folder);
        anew.Position.ShouldBe(LookbackPosition.None);
    }

    [Fact]
    public void Footprints_a_second_apart_are_one_stretch_that_ends_when_the_place_leaves_the_picture()
    {
        var away = new Position(39.95, 46.8);
        var seen = Sightings.Of(
            [
                Of("b", [(0, Place), (1, Place), (2, Place), (3, away), (4, Place)]), Of("b", [(5, Place), (30, Place)]),
                Of("a", [(2, Place)]),
            ],
            Place, Begun, Begun + Duration.FromHours(1));
        seen.Select(one => (one.Source, (one.From - Begun).TotalSeconds, (one.To - Begun).TotalSeconds))
            .ShouldBe([("b", 0, 2), ("a", 2, 2), ("b", 4, 5), ("b", 30, 30)]);
    }

    [Fact]
    public void Only_what_lies_in_the_stretch_of_time_asked_for_is_told() =>
        Sightings.Of([Of("a", [(0, Place), (1, Place), (2, Place), (3, Place)])], Place, Begun + Duration.FromSeconds(1), Begun + Duration.FromSeconds(2))
            .ShouldBe([new Sighting("a", Begun + Duration.FromSeconds(1), Begun + Duration.FromSeconds(2))]);

    [Fact]
    public void A_packed_footprint_contains_what_its_polygon_contains() =>
        Gen.Select(Gen.Double[-0.01, 0.01].Array[8], Gen.Double[-0.012, 0.012], Gen.Double[-0.012, 0.012]).Sample((offsets, north, east) =>
        {
            var corners = Enumerable.Range(0, 4).Select(i => Rounded(Place.Latitude + offsets[2 * i], Place.Longitude + offsets[(2 * i) + 1])).ToList();
            var at = Rounded(Place.Latitude + north, Place.Longitude + east);
            bool? inside = null;
            FootprintBlock.Of("a", [new Footprint(Begun, Begun, 0, null, null, corners)])!.Look(at, (_, contains) => inside = contains);
            return inside == new Polygon(corners, []).Contains(at);
        }, iter: 20_000);

    [Fact]
    public void A_frame_that_shows_no_ground_takes_no_room() =>
        FootprintBlock.Of("a", [new Footprint(Begun, Begun, 0, Place, Place, []), new Footprint(Begun, Begun, 0, null, null, [Place, Place])]).ShouldBeNull();

    private static Position Rounded(double latitude, double longitude) => new(Math.Round(latitude, 7), Math.Round(longitude, 7));

    private static List<string> Found(ILookbackStore store, int from, int to) =>
        [.. store.About(Place, Begun + Duration.FromSeconds(from), Begun + Duration.FromSeconds(to)).Select(block => block.Source).Order(StringComparer.Ordinal)];

    private static FootprintBlock Block(string source, int from, int to, Position about) => Of(source, [(from, about), (to, about)]);

    private static FootprintBlock Of(string source, IEnumerable<(int Second, Position About)> seen) =>
        FootprintBlock.Of(source, seen.Select(one => Square(Begun + Duration.FromSeconds(one.Second), one.About)))!;

    private static Footprint Square(Instant at, Position about) => new(at, at, 0, null, about,
    [
        new(about.Latitude + 0.004, about.Longitude - 0.005), new(about.Latitude + 0.004, about.Longitude + 0.005),
        new(about.Latitude - 0.004, about.Longitude + 0.005), new(about.Latitude - 0.004, about.Longitude - 0.005),
    ]);

    private static ILookbackStore Open(string kind, TemporaryFolder folder) =>
        kind == "memory" ? new LookbackInMemory() : SqliteLookback.Open(folder["lookback.db"]);
}
