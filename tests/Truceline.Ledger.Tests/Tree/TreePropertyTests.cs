using CsCheck;

namespace Truceline.Ledger.Tests.Tree;

public sealed class TreePropertyTests
{
    private static readonly Gen<int> Sizes = Gen.OneOf(Gen.Int[0, 70], Gen.Int[250, 262], Gen.Int[509, 515]);

    [Fact]
    public void The_growing_edge_has_the_root_of_the_definition_at_every_size()
    {
        var edge = new TreeEdge();
        var recent = new RecentRoots();
        for (var size = 0; size <= 700; size++)
        {
            if (size is < 20 or (> 250 and < 260) or (> 508 and < 516) or 700)
            {
                edge.Root().ShouldBe(Naive(Leaves(size)), $"size {size}");
            }

            recent.At(size).ShouldBe(edge.Root());
            edge.Append(Leaf(size));
            recent.Append(Leaf(size));
        }
    }

    [Fact]
    public void The_edge_survives_three_levels_of_tiles()
    {
        var edge = new TreeEdge();
        var full = new List<(int Level, long Number)>();
        for (var i = 0; i < (256 * 256) + 3; i++)
        {
            edge.Append(Leaf(i), (level, number, row) =>
            {
                row.Count.ShouldBe(256);
                full.Add((level, number));
            });
        }

        full.Count(tile => tile.Level == 0).ShouldBe(256);
        full.Where(tile => tile.Level == 1).ShouldBe([(1, 0L)]);
        edge.Root().ShouldBe(Rfc6962.Node(edge.Row(2)[0], Naive(Leaves(3, 256 * 256))));
    }

    [Fact]
    public void Every_inclusion_proof_verifies_and_no_mutation_of_it_does() =>
        Gen.Select(Sizes.Where(size => size > 0), Gen.Int[0, 1000], Gen.Int[0, 1_000_000]).Sample((size, pick, mutation) =>
        {
            var (leaves, index) = (Leaves(size), pick % size);
            var root = Naive(leaves);
            var proof = Maker(leaves).Inclusion(index, size);

            MerkleProof.VerifyInclusion(leaves[index], index, size, proof, root).ShouldBeTrue();
            foreach (var wrong in Mutations(proof, mutation))
            {
                MerkleProof.VerifyInclusion(leaves[index], index, size, wrong, root).ShouldBeFalse();
            }

            MerkleProof.VerifyInclusion(leaves[index], index, size, proof, Flip(root, mutation)).ShouldBeFalse();
            MerkleProof.VerifyInclusion(Flip(leaves[index], mutation), index, size, proof, root).ShouldBeFalse();
            for (var other = -1; other <= size; other++)
            {
                MerkleProof.VerifyInclusion(leaves[index], other, size, proof, root).ShouldBe(other == index);
            }
        }, iter: 300);

    [Fact]
    public void Every_consistency_proof_verifies_and_no_mutation_of_it_does() =>
        Gen.Select(Sizes.Where(size => size > 0), Gen.Int[0, 1000], Gen.Int[0, 1_000_000]).Sample((to, pick, mutation) =>
        {
            var (leaves, from) = (Leaves(to), 1 + (pick % to));
            var (older, newer) = (Naive(leaves.AsSpan(0, from)), Naive(leaves));
            var proof = Maker(leaves).Consistency(from, to);

            MerkleProof.VerifyConsistency(from, to, older, newer, proof).ShouldBeTrue();
            foreach (var wrong in Mutations(proof, mutation))
            {
                MerkleProof.VerifyConsistency(from, to, older, newer, wrong).ShouldBeFalse();
            }

            MerkleProof.VerifyConsistency(from, to, Flip(older, mutation), newer, proof).ShouldBeFalse();
            MerkleProof.VerifyConsistency(from, to, older, Flip(newer, mutation), proof).ShouldBeFalse();
        }, iter: 300);

    private static Hash Leaf(int i) => Rfc6962.Leaf(BitConverter.GetBytes(i));

    private static Hash[] Leaves(int count, int first = 0) => [.. Enumerable.Range(first, count).Select(Leaf)];

    /// <summary>The definition of RFC 6962, section 2.1, word for word.</summary>
    private static Hash Naive(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.Length == 0 ? Hash.Of([]) : leaves[0];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return Rfc6962.Node(Naive(leaves[..k]), Naive(leaves[k..]));
    }

    private static ProofMaker Maker(Hash[] leaves) => new((level, index) =>
    {
        var width = 1 << level;
        var first = (int)(index * width);
        (first + width).ShouldBeLessThanOrEqualTo(leaves.Length, "only complete subtrees are asked for");
        return Naive(leaves.AsSpan(first, width));
    });

    private static IEnumerable<List<Hash>> Mutations(List<Hash> proof, int seed)
    {
        yield return [.. proof, Leaf(seed)];
        yield return [Leaf(seed), .. proof];
        if (proof.Count == 0)
        {
            yield break;
        }

        yield return proof[..^1];
        yield return proof[1..];
        var flipped = new List<Hash>(proof);
        flipped[seed % proof.Count] = Flip(flipped[seed % proof.Count], seed);
        yield return flipped;
        if (proof.Count > 1)
        {
            yield return [.. proof[1..], proof[0]];
        }
    }

    private static Hash Flip(Hash hash, int seed)
    {
        var bytes = hash.Bytes.ToArray();
        bytes[seed % bytes.Length] ^= (byte)(1 << (seed % 8));
        return new Hash(bytes);
    }
}
