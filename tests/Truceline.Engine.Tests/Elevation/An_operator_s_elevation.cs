using System.Buffers.Binary;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Elevation;

namespace Truceline.Engine.Tests.Elevation;

public sealed class An_operator_s_elevation
{
    [Fact]
    public void Is_read_from_every_tile_of_a_folder_and_says_which_one_it_was()
    {
        using var folder = new TemporaryFolder();
        WriteTile(folder, "N40E044.hgt", 700);
        WriteTile(folder, "N40E045.hgt", 900);
        using var ground = ElevationFolder.Open(folder.Path, null);
        ground.At(new Position(40.5, 44.5), HeightDatum.MeanSeaLevel).Metres.ShouldBe(700);
        ground.At(new Position(40.5, 45.5), HeightDatum.MeanSeaLevel).ShouldSatisfyAllConditions(
            height => height.Metres.ShouldBe(900),
            height => height.Sigma.ShouldBe(16 / 1.6449, 0.01));
        ground.BasisAt(new Position(40.5, 45.5), HeightDatum.MeanSeaLevel).ShouldNotBeNull().ShouldSatisfyAllConditions(
            basis => basis.Tile.ShouldBe("N40E045.hgt"),
            basis => basis.TileSha256.Length.ShouldBe(64),
            basis => basis.Said.ShouldBe("Heights above the EGM96 geoid."));
    }

    [Fact]
    public void Names_the_tile_that_is_missing()
    {
        using var folder = new TemporaryFolder();
        WriteTile(folder, "N40E044.hgt", 700);
        using var ground = ElevationFolder.Open(folder.Path, null);
        ground.At(new Position(-8.5, -77.2), HeightDatum.MeanSeaLevel).Missing.ShouldBe("There is no elevation tile for S09W078, where the line of sight passes.");
    }

    [Fact]
    public void Names_the_place_where_a_tile_has_a_hole()
    {
        using var folder = new TemporaryFolder();
        WriteTile(folder, "N40E044.hgt", short.MinValue);
        using var ground = ElevationFolder.Open(folder.Path, null);
        ground.At(new Position(40.5, 44.5), HeightDatum.MeanSeaLevel).Missing.ShouldNotBeNull().ShouldStartWith("The elevation of N40E044 is unknown at 40.5000° N");
    }

    [Fact]
    public void Carries_the_geoid_as_an_error_where_there_is_no_grid_of_it_and_says_so()
    {
        using var folder = new TemporaryFolder();
        WriteTile(folder, "N40E044.hgt", 700);
        using var ground = ElevationFolder.Open(folder.Path, null);
        var at = new Position(40.5, 44.5);
        ground.At(at, HeightDatum.Ellipsoid).Sigma.ShouldBe(double.Hypot(16 / 1.6449, 30), 0.01);
        ground.BasisAt(at, HeightDatum.Ellipsoid)!.Said.ShouldContain("no grid of the geoid is at hand");
    }

    [Fact]
    public void Brings_heights_to_the_ellipsoid_by_a_grid_of_the_geoid()
    {
        using var folder = new TemporaryFolder();
        WriteTile(folder, "N40E044.hgt", 700);
        var geoid = folder["WW15MGH.DAC"];
        var grid = new byte[721 * 1440 * 2];
        for (var i = 0; i < grid.Length; i += 2)
        {
            BinaryPrimitives.WriteInt16BigEndian(grid.AsSpan(i), 2150);
        }

        File.WriteAllBytes(geoid, grid);
        using var ground = ElevationFolder.Open(folder.Path, geoid);
        var at = new Position(40.5, 44.5);
        ground.At(at, HeightDatum.Ellipsoid).Metres.ShouldBe(721.5, 1e-3);
        ground.At(at, HeightDatum.Ellipsoid).Sigma.ShouldBeLessThan(11);
        ground.BasisAt(at, HeightDatum.Ellipsoid)!.Said.ShouldContain("by WW15MGH.DAC");
        ground.At(at, HeightDatum.MeanSeaLevel).Metres.ShouldBe(700);
    }

    [Fact]
    public void Is_refused_in_a_sentence_where_nothing_of_it_can_be_used()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<CentreFaultException>(() => ElevationFolder.Open(folder["nowhere"], null)).Message.ShouldContain("no folder");
        File.WriteAllText(folder["N40E044.hgt"], "short");
        Should.Throw<CentreFaultException>(() => ElevationFolder.Open(folder.Path, null)).Message.ShouldContain("cut short");
        WriteTile(folder, "N41E044.hgt", 1);
        ElevationFolder.Open(folder.Path, null).Refusals.ShouldHaveSingleItem().ShouldContain("N40E044.hgt");
        File.WriteAllText(folder["geoid.grd"], "nothing");
        Should.Throw<CentreFaultException>(() => ElevationFolder.Open(folder.Path, folder["geoid.grd"])).Message.ShouldContain("--geoid");
    }

    internal static void WriteTile(TemporaryFolder folder, string name, short metres)
    {
        var tile = new byte[1201 * 1201 * 2];
        for (var i = 0; i < tile.Length; i += 2)
        {
            BinaryPrimitives.WriteInt16BigEndian(tile.AsSpan(i), metres);
        }

        File.WriteAllBytes(folder[name], tile);
    }
}
