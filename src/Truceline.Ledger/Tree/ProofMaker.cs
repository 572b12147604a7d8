using System.Numerics;

namespace Truceline.Ledger;

/// <summary>
/// Roots and proofs of RFC 6962, section 2.1, from the hashes of complete subtrees alone.
/// </summary>
/// <param name="subtree">The hash of the complete subtree of 2^level leaves that begins at leaf index × 2^level.</param>
internal sealed class ProofMaker(Func<int, long, Hash> subtree)
{
    public Hash Root(long size) => size == 0 ? Rfc6962.EmptyRoot : Range(0, size);

    public List<Hash> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<Hash>();
        var (begin, end) = (0L, size);
        while (end - begin > 1)
        {
            var middle = begin + Split(end - begin);
            if (index < middle)
            {
                path.Add(Range(middle, end));
                end = middle;
            }
            else
            {
                path.Add(Range(begin, middle));
                begin = middle;
            }
        }

        path.Reverse();
        return path;
    }

    public List<Hash> Consistency(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var path = new List<Hash>();
        if (from == 0 || from == to)
        {
            return path;
        }

        var (begin, end) = (0L, to);
        while (from != end)
        {
            var middle = begin + Split(end - begin);
            if (from <= middle)
            {
                path.Add(Range(middle, end));
                end = middle;
            }
            else
            {
                path.Add(Range(begin, middle));
                begin = middle;
            }
        }

        // The older root itself is known to the verifier; any other last subtree has to be given.
        if (begin > 0)
        {
            path.Add(Range(begin, end));
        }

        path.Reverse();
        return path;
    }

    /// <summary>The hash over leaves [begin, end), where begin is a multiple of the largest power of two below the length.</summary>
    private Hash Range(long begin, long end)
    {
        var length = end - begin;
        if (BitOperations.IsPow2(length))
        {
            var level = BitOperations.Log2((ulong)length);
            return subtree(level, begin >> level);
        }

        var middle = begin + Split(length);
        return Rfc6962.Node(Range(begin, middle), Range(middle, end));
    }

    /// <summary>The largest power of two smaller than the length.</summary>
    private static long Split(long length) => 1L << BitOperations.Log2((ulong)(length - 1));
}
