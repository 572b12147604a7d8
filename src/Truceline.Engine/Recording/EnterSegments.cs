using System.Security.Cryptography;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Recording;

/// <summary>
/// Enters a source's sealed segments: one entry for what was sealed since the last, with the Merkle root over the segments' hashes.
/// An attempt whose answer was lost is repeated as it was, so that nothing is entered twice.
/// </summary>
internal sealed class EnterSegments(Registrar registrar, string source)
{
    // An envelope holds 65,535 bytes, a third of which base64 adds; a segment takes about 1.1 kB of JSON.
    private const int SegmentsPerEntry = 24;

    /// <returns>Index of the last entry; null where nothing waited.</returns>
    public async Task<long?> RunAsync(PendingSegments pending, Instant at, CancellationToken cancellation)
    {
        long? index = null;
        while (pending.Waiting.Take(SegmentsPerEntry).ToList() is { Count: > 0 } some)
        {
            index = await registrar.MustEnterAsync(
                StatementOf(some), $"source/{source}", CommandOf(some), at, [.. some.SelectMany(PendingSegments.BodiesOf)], cancellation).ConfigureAwait(false);
            pending.Entered(some);
        }

        return index;
    }

    private Statement.SegmentsSealed StatementOf(IReadOnlyList<PendingSegment> some) => new(
        source,
        [.. some.Select(line => line.Segment)],
        [.. some.Select(line => line.GapBefore).OfType<Gap>()],
        RootOf(some.Select(line => line.Segment.Sha256)));

    /// <summary>RFC 6962 root over the segments' 32-byte digests as leaf data, lower hex.</summary>
    internal static string RootOf(IEnumerable<string> digests)
    {
        var row = digests.Select(digest => Rfc6962.Leaf(Convert.FromHexString(digest))).ToList();
        return RootOf(row, 0, row.Count).ToString();
    }

    private static Hash RootOf(List<Hash> row, int from, int count)
    {
        if (count <= 1)
        {
            return count == 0 ? Rfc6962.EmptyRoot : row[from];
        }

        var left = 1;
        while (left * 2 < count)
        {
            left *= 2;
        }

        return Rfc6962.Node(RootOf(row, from, left), RootOf(row, from + left, count - left));
    }

    private static string CommandOf(IReadOnlyList<PendingSegment> some)
    {
        var paths = string.Join('\n', some.Select(line => line.Segment.Path));
        return "segments/" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(paths)));
    }
}
