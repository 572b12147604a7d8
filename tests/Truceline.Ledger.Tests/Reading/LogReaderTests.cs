namespace Truceline.Ledger.Tests.Reading;

public sealed class LogReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_of_a_log_over_several_tiles_is_proven_against_the_checkpoint()
    {
        using var folder = new TempFolder();
        await using (var writer = await Sample.OpenAsync(folder.Path))
        {
            await Sample.FillAsync(writer, 600);
        }

        var reader = LogReader.Open(folder.Path);
        var latest = reader.Latest;
        latest.Size.ShouldBe(600);
        await foreach (var entry in reader.ReadAsync(0, long.MaxValue, Token))
        {
            MerkleProof.VerifyInclusion(entry.LeafHash, entry.Index, 600, reader.InclusionProof(entry.Index, 600), latest.Root).ShouldBeTrue();
        }

        foreach (var size in (long[])[1, 2, 255, 256, 257, 512, 599, 600])
        {
            MerkleProof.VerifyConsistency(size, 600, reader.RootAt(size), latest.Root, reader.ConsistencyProof(size, 600)).ShouldBeTrue();
            MerkleProof.VerifyInclusion(reader.Read(0)!.LeafHash, 0, size, reader.InclusionProof(0, size), reader.RootAt(size)).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(250, 260)]
    [InlineData(256, 256)]
    [InlineData(299, 1000)]
    [InlineData(-5, 2)]
    [InlineData(400, 500)]
    public async Task A_range_is_read_in_order_and_cut_to_the_log(long from, long to)
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        await Sample.FillAsync(writer, 300);

        var indices = new List<long>();
        await foreach (var entry in writer.Reader.ReadAsync(from, to, Token))
        {
            indices.Add(entry.Index);
        }

        var (first, end) = (Math.Max(0, from), Math.Min(300, to));
        indices.ShouldBe(Enumerable.Range(0, 300).Select(i => (long)i).Where(i => i >= first && i < end));
    }

    [Fact]
    public async Task Older_forms_of_a_tile_are_served_cut_from_the_fuller_one_and_newer_ones_are_not_there()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        await Sample.FillAsync(writer, 260);
        var reader = writer.Reader;

        var full = reader.Tile("tile/0/000").ShouldNotBeNull();
        full.Length.ShouldBe(256 * 32);
        reader.Tile("tile/0/000.p/7").ShouldBe(full[..(7 * 32)]);
        reader.Tile("tile/0/001.p/2").ShouldBe(reader.Tile("tile/0/001.p/4")![..64]);
        reader.Tile("tile/0/001.p/5").ShouldBeNull();
        reader.Tile("tile/0/001").ShouldBeNull();
        EntryBundle.Read(reader.Tile("tile/entries/000.p/3"), 3)!.Value.Entries.Length.ShouldBe(3);
        reader.Tile("tile/1/000.p/1")!.ShouldBe(Rfc6962.Fold(HashTile.Read(full, 256)).Bytes.ToArray());
        reader.Tile("../checkpoint").ShouldBeNull();
        reader.Tile("checkpoint").ShouldBeNull();
    }

    [Fact]
    public async Task Readers_beside_a_writer_always_see_a_whole_log()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                await Sample.FillAsync(writer, 1 + (i * 7 % 23), $"g{i}-");
            }
        }, Token);

        var reader = LogReader.Open(folder.Path);
        var seen = 0L;
        do
        {
            var latest = reader.Latest;
            latest.Size.ShouldBeGreaterThanOrEqualTo(seen);
            seen = latest.Size;
            reader.RootAt(seen).ShouldBe(latest.Root);
            if (seen > 0)
            {
                reader.Read(seen - 1)!.Index.ShouldBe(seen - 1);
            }
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [Fact]
    public void A_folder_without_a_log_is_a_fault_with_a_sentence()
    {
        using var folder = new TempFolder();

        Should.Throw<LogFaultException>(() => LogReader.Open(folder.Path)).Message.ShouldContain("holds no log");
    }
}
