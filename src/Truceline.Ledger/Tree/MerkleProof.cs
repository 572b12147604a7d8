using System.Numerics;

namespace Truceline.Ledger;

/// <summary>
/// Checks of inclusion and consistency proofs (RFC 6962, section 2.1; algorithms of RFC 9162, sections 2.1.3.2 and
/// 2.1.4.2). Anything malformed is simply false.
/// </summary>
public static class MerkleProof
{
    /// <summary>True where the proof shows that the leaf stands at <paramref name="index"/> of the tree.</summary>
    public static bool VerifyInclusion(Hash leaf, long index, long size, IReadOnlyList<Hash> proof, Hash root) =>
        RootFromInclusion(leaf, index, size, proof) is { } computed && computed == root;

    /// <summary>The root that the proof leads to; null where it cannot be a proof for this index and size.</summary>
    public static Hash? RootFromInclusion(Hash leaf, long index, long size, IReadOnlyList<Hash> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (index < 0 || index >= size)
        {
            return null;
        }

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return null;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = Rfc6962.Node(sibling, hash);
                var skipped = (node & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> skipped, last >> skipped);
            }
            else
            {
                hash = Rfc6962.Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    /// <summary>
    /// True where the tree of <paramref name="to"/> leaves begins with the tree of <paramref name="from"/> leaves. Every tree
    /// begins with the empty one, so that a proof from 0 would say nothing; it is false.
    /// </summary>
    public static bool VerifyConsistency(long from, long to, Hash fromRoot, Hash toRoot, IReadOnlyList<Hash> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (from <= 0 || to < from)
        {
            return false;
        }

        if (from == to)
        {
            return proof.Count == 0 && fromRoot == toRoot;
        }

        return proof.Count > 0 && Climb(from, to, proof, fromRoot) is var (first, second)
            && first == fromRoot && second == toRoot;
    }

    private static (Hash First, Hash Second)? Climb(long from, long to, IReadOnlyList<Hash> proof, Hash fromRoot)
    {
        var shift = BitOperations.TrailingZeroCount(from);
        var (node, last) = ((from - 1) >> shift, (to - 1) >> shift);
        var used = BitOperations.IsPow2(from) ? 0 : 1;
        var first = used == 0 ? fromRoot : proof[0];
        var second = first;
        for (; used < proof.Count; used++)
        {
            if (last == 0)
            {
                return null;
            }

            if ((node & 1) == 1 || node == last)
            {
                first = Rfc6962.Node(proof[used], first);
                second = Rfc6962.Node(proof[used], second);
                var skipped = (node & 1) == 1 || node == 0 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> skipped, last >> skipped);
            }
            else
            {
                second = Rfc6962.Node(second, proof[used]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? (first, second) : null;
    }
}
