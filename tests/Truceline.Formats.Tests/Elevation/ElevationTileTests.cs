using CsCheck;
using Truceline.Formats.Elevation;

namespace Truceline.Formats.Tests.Elevation;

public sealed class ElevationTileTests
{
    [Fact]
    public void Mount_Washington_stands_where_the_shuttle_measured_it()
    {
        using var tile = Open("N44W072.hgt", SharedData.Read("data/video/elevation/N44W072.hgt"));
        // ../shared/README.md: the cell at 44.2706, -71.3033 is 1908 m. Three arc seconds: row and column are rounded to the nearest post.
        var (row, column) = tile.Facts.PostAt(44.2706, -71.3033);
        var (north, west) = (45 - (Math.Round(row) / 1200), -72 + (Math.Round(column) / 1200));
        tile.HeightAt(north, west).ShouldNotBeNull().ShouldBe(1908, 1e-6);
        tile.Facts.Datum.ShouldBe(VerticalDatum.Egm96);
        tile.HeightAt(45.0001, -71.5).ShouldBeNull();
    }

    [Fact]
    public void The_Rome_tile_is_read_as_pixels_with_an_area_and_states_no_vertical_datum()
    {
        using var tile = Open("Rome-30m-DEM.tif", SharedData.Read("data/video/elevation/Rome-30m-DEM.tif"));
        tile.Facts.ShouldSatisfyAllConditions(
            facts => (facts.Rows, facts.Columns, facts.Margin).ShouldBe((720, 1080, 0.5)),
            facts => facts.Datum.ShouldBe(VerticalDatum.Unstated),
            facts => facts.North.ShouldBe(42, 1e-9));
        tile.HeightAt(41.807133, 12.640073).ShouldNotBeNull().ShouldBeInRange(50, 400);
        tile.HeightAt(41.79, 12.64).ShouldBeNull();
    }

    [Fact]
    public void A_place_between_posts_has_a_height_between_theirs()
    {
        using var tile = Open("N40E044.hgt", MadeTiles.Hgt((row, column) => (short)(row + (2 * column))));
        tile.HeightAt(41 - (100.25 / 1200), 44 + (50.5 / 1200)).ShouldNotBeNull().ShouldBe(100.25 + 101, 1e-6);
        tile.HeightAt(40, 45).ShouldBe(3600);
        tile.HeightAt(41, 44).ShouldBe(0);
    }

    [Fact]
    public void A_void_is_unknown_ground_and_never_a_height_of_nought()
    {
        using var tile = Open("N40E044.hgt", MadeTiles.Hgt((row, column) => (row, column) == (600, 600) ? short.MinValue : (short)7));
        tile.HeightAt(41 - (600.4 / 1200), 44 + (599.6 / 1200)).ShouldBeNull();
        tile.HeightAt(41 - (602.0 / 1200), 44 + (600.0 / 1200)).ShouldBe(7);
    }

    [Theory]
    [InlineData("S09W078.hgt", -9, -78)]
    [InlineData("n40e044.hgt", 40, 44)]
    public void The_name_tells_the_south_west_corner(string name, int south, int west) => SrtmTile.ReadName(name).ShouldBe((south, west));

    [Fact]
    public void Dted_counts_from_the_south_west_with_sign_and_magnitude()
    {
        using var tile = Open("e044/n40.dt1", MadeTiles.Dted(11, 6, (row, column) => column == 3 ? -30 : row * 10));
        tile.Facts.ShouldSatisfyAllConditions(
            facts => (facts.Rows, facts.Columns).ShouldBe((11, 6)),
            facts => facts.South.ShouldBe(40, 1e-9),
            facts => facts.West.ShouldBe(44, 1e-9),
            facts => facts.Datum.ShouldBe(VerticalDatum.Egm96),
            facts => facts.Sigma.ShouldNotBeNull().ShouldBe(20 / 1.6449, 1e-6));
        tile.HeightAt(40 + (4 / 1200.0), 44 + (1 / 1200.0)).ShouldNotBeNull().ShouldBe(40, 1e-6);
        tile.HeightAt(40 + (4 / 1200.0), 44 + (3 / 1200.0)).ShouldNotBeNull().ShouldBe(-30, 1e-6);
    }

    [Fact]
    public void A_record_of_Dted_whose_sum_does_not_hold_is_unknown_and_counted()
    {
        var file = MadeTiles.Dted(11, 6, (_, _) => 12);
        file[3428 + ((12 + 22) * 2) + 9] ^= 4;
        using var tile = Open("n40.dt1", file);
        tile.HeightAt(40 + (4 / 1200.0), 44 + (2 / 1200.0)).ShouldBeNull();
        tile.HeightAt(40 + (4 / 1200.0), 44 + (5 / 1200.0)).ShouldBe(12);
        tile.Damaged.ShouldBe(1);
    }

    [Fact]
    public void Dted_knows_its_void()
    {
        using var tile = Open("n40.dt1", MadeTiles.Dted(11, 6, (_, _) => -32767));
        tile.HeightAt(40.001, 44.001).ShouldBeNull();
    }

    [Theory]
    [InlineData(false, 39.9995, 44.0005)]
    [InlineData(true, 40, 44)]
    public void A_GeoTIFF_says_whether_its_posts_are_points_or_the_middles_of_pixels(bool isPoint, double latitude, double longitude)
    {
        using var tile = Open("made.tif", MadeTiles.GeoTiff(20, 30, (row, column) => (row * 100) + column, isPoint, 5773));
        tile.Facts.Datum.ShouldBe(VerticalDatum.Egm96);
        tile.HeightAt(latitude, longitude).ShouldNotBeNull().ShouldBe(0, 1e-3);
        tile.HeightAt(latitude - 0.002, longitude + 0.003).ShouldNotBeNull().ShouldBe(203, 1e-3);
    }

    [Theory]
    [InlineData((ushort)5773, VerticalDatum.Egm96)]
    [InlineData((ushort)3855, VerticalDatum.Egm2008)]
    [InlineData((ushort)4979, VerticalDatum.Ellipsoid)]
    [InlineData((ushort)0, VerticalDatum.Unstated)]
    public void A_GeoTIFF_states_its_vertical_datum_or_it_is_unstated(ushort key, VerticalDatum expected)
    {
        using var tile = Open("made.tif", MadeTiles.GeoTiff(20, 30, (_, _) => 5, vertical: key));
        tile.Facts.Datum.ShouldBe(expected);
    }

    [Fact]
    public void A_pixel_of_no_data_is_unknown()
    {
        using var tile = Open("made.tif", MadeTiles.GeoTiff(20, 30, (row, _) => row == 5 ? -9999 : 3));
        tile.HeightAt(39.9945, 44.0105).ShouldBeNull();
        tile.HeightAt(39.9905, 44.0105).ShouldBe(3);
    }

    [Fact]
    public void What_cannot_be_used_is_refused_in_a_sentence()
    {
        Refused("N40E044.hgt", new byte[100]).ShouldContain("cut short");
        Refused("hill.hgt", MadeTiles.Hgt((_, _) => 1)).ShouldContain("south-west");
        Refused("made.tif", MadeTiles.GeoTiff(20, 30, (_, _) => 5, horizontal: 32638)).ShouldContain("WGS 84");
        Refused("n40.dt1", MadeTiles.Dted(11, 6, (_, _) => 1)[..3500]).ShouldContain("shorter");
        Refused("notes.txt", []).ShouldContain(".hgt");
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_with_holes()
    {
        byte[][] seeds = [MadeTiles.Dted(11, 6, (row, _) => row), MadeTiles.GeoTiff(20, 30, (row, _) => row)];
        string[] names = ["n40.dt1", "made.tif"];
        Gen.Select(Gen.Int[0, 1], Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 20], Gen.Int[0, 4000]).Sample(
            (which, changes, cut) =>
            {
                var bytes = seeds[which].ToArray();
                foreach (var (at, value) in changes)
                {
                    // Most of a header matters more than most of a body.
                    bytes[at % Math.Min(bytes.Length, 300)] = value;
                }

                Survives(names[which], bytes[..Math.Max(0, bytes.Length - (cut % 200))]);
            },
            iter: 4000);
    }

    [Fact]
    public void The_Rome_tile_with_bytes_changed_is_refused_or_read_with_holes()
    {
        var rome = SharedData.Read("data/video/elevation/Rome-30m-DEM.tif");
        Gen.Select(Gen.Int[0, 1199], Gen.Byte).Array[1, 12].Sample(
            changes =>
            {
                var bytes = rome.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                Survives("rome.tif", bytes, 41.9, 12.5);
            },
            iter: 300);
    }

    [Fact]
    public void Random_bytes_are_refused() =>
        Gen.Select(Gen.Int[0, 2], Gen.Byte.Array[0, 6000]).Sample(
            (which, bytes) => Survives(((string[])["N40E044.hgt", "n40.dt2", "made.tif"])[which], bytes), iter: 2000);

    private static void Survives(string name, byte[] bytes, double latitude = 40.0005, double longitude = 44.003)
    {
        if (ElevationReading.Of(name, new MemoryStream(bytes)) is not ElevationReading.Opened(var tile))
        {
            return;
        }

        using (tile)
        {
            foreach (var (row, column) in ((double, double)[])[(0, 0), (0.5, 0.5), (tile.Facts.Rows - 1, tile.Facts.Columns - 1)])
            {
                tile.HeightAt(tile.Facts.North - (row * tile.Facts.StepNorth), tile.Facts.West + (column * tile.Facts.StepEast));
            }

            tile.HeightAt(latitude, longitude);
        }
    }

    private static ElevationTile Open(string name, byte[] bytes) =>
        ElevationReading.Of(name, new MemoryStream(bytes)).ShouldBeOfType<ElevationReading.Opened>().Tile;

    private static string Refused(string name, byte[] bytes) =>
        ElevationReading.Of(name, new MemoryStream(bytes)).ShouldBeOfType<ElevationReading.Refused>().Because;
}
