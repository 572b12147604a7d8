using System.Text;

namespace Truceline.Ledger.Tests.Tile;

/// <summary>A log that another program wrote: transparency-dev/tessera at 1811ae1.</summary>
public sealed class TesseraVectorTests
{
    private const string Key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    [Fact]
    public void Every_kept_checkpoint_is_signed_and_has_the_root_of_its_entries()
    {
        var log = SharedData.Vectors("tessera/testdata/log");
        VerifierKey.TryParse(Key, out var key).ShouldBeTrue();
        var tiles = new TileReader(new FolderStore(log));
        var sizes = new List<long>();
        foreach (var file in Directory.GetFiles(log, "checkpoint*"))
        {
            Checkpoint.TryOpen(File.ReadAllBytes(file), key, "example.com/log/testdata", out var checkpoint, out var refusal).ShouldBeTrue(refusal);
            sizes.Add(checkpoint.Size);
            var edge = new TreeEdge();
            if (TilePath.In(null, 0, checkpoint.Size) is { } bundle)
            {
                var hashes = tiles.Hashes(bundle with { Level = 0 });
                var entries = tiles.Entries(bundle);
                entries.Select(entry => Rfc6962.Leaf(entry.Span)).ShouldBe(hashes);
                hashes.ToList().ForEach(hash => edge.Append(hash));
            }

            edge.Root().ShouldBe(checkpoint.Root);
        }

        sizes.Distinct().Order().ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    }

    [Fact]
    public void Its_entries_are_proven_and_its_checkpoints_consistent()
    {
        var log = SharedData.Vectors("tessera/testdata/log");
        VerifierKey.TryParse(Key, out var key).ShouldBeTrue();
        var reader = new LogReader(new FolderStore(log), key);
        var latest = reader.Latest;
        latest.Size.ShouldBe(15);
        Encoding.UTF8.GetString(reader.Envelope(8, 15).Span).ShouldBe("nain");

        for (var index = 0; index < 15; index++)
        {
            var leaf = Rfc6962.Leaf(reader.Envelope(index, 15).Span);
            MerkleProof.VerifyInclusion(leaf, index, 15, reader.InclusionProof(index, 15), latest.Root).ShouldBeTrue();
            var proof = new TlogProof(index, reader.InclusionProof(index, 15), reader.LatestNote);
            proof.Verify(leaf, key).ShouldBeTrue();
            proof.Verify(Rfc6962.EmptyRoot, key).ShouldBeFalse();
        }

        for (var size = 1; size <= 15; size++)
        {
            MerkleProof.VerifyConsistency(size, 15, reader.RootAt(size), latest.Root, reader.ConsistencyProof(size, 15)).ShouldBeTrue();
        }
    }
}
