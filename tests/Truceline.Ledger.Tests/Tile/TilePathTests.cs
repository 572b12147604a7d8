using CsCheck;

namespace Truceline.Ledger.Tests.Tile;

public sealed class TilePathTests
{
    [Theory]
    [InlineData(0, 0L, 256, "tile/0/000")]
    [InlineData(0, 1234067L, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 1000L, 17, "tile/1/x001/000.p/17")]
    [InlineData(null, 5L, 1, "tile/entries/005.p/1")]
    [InlineData(null, 999L, 256, "tile/entries/999")]
    public void Paths_are_those_of_the_specification(int? level, long number, int filled, string path)
    {
        var tile = new TilePath(level, number, filled);

        tile.ToString().ShouldBe(path);
        TilePath.TryParse(path, out var read).ShouldBeTrue();
        read.ShouldBe(tile);
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/8/000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/../../checkpoint")]
    [InlineData("tile/0/000/")]
    [InlineData("checkpoint")]
    [InlineData("")]
    public void Anything_else_is_no_path_of_a_tile(string path) => TilePath.TryParse(path, out _).ShouldBeFalse();

    [Fact]
    public void Every_path_reads_back() =>
        Gen.Select(Gen.Int[0, 7].Nullable(), Gen.Long[0, 1L << 40], Gen.Int[1, 256]).Sample((level, number, filled) =>
        {
            var tile = new TilePath(level, number, filled);
            TilePath.TryParse(tile.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(tile);
        });

    [Fact]
    public void Random_text_is_never_a_fault() => Gen.String.Sample(text =>
    {
        if (TilePath.TryParse("tile/" + text, out var tile))
        {
            tile.ToString().ShouldBe("tile/" + text);
        }
    });
}
