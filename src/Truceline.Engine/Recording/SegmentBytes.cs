using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Recording;

/// <summary>The bytes of a segment as they arrived: in datagrams, where its sidecar says so.</summary>
internal sealed class SegmentBytes(string dataFolder, SealedSegment segment)
{
    private const int Piece = 128 * 1024;

    /// <summary>Null where it is missing or damaged; the segment can be read without, as a stream of bytes.</summary>
    public Sidecar? Sidecar { get; } = SidecarFile.Read(Path.Combine(dataFolder, segment.Sidecar));

    /// <summary>Buffers are reused from piece to piece.</summary>
    public IAsyncEnumerable<Arrival> ReadAsync(CancellationToken cancellation) => ReadAsync(0, cancellation);

    /// <param name="skip">Bytes at the beginning that are not wanted; whole datagrams, where their lengths are known.</param>
    public async IAsyncEnumerable<Arrival> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = new FileStream(
            Path.Combine(dataFolder, segment.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        file.Position = skip;
        var buffer = new byte[Piece];
        foreach (var lengths in Batches(skip))
        {
            var datagrams = lengths.Sum();
            // A part that is still being written holds more than its notes tell.
            var wanted = (int)Math.Min(lengths.Length == 0 ? Piece : datagrams, segment.Length - file.Position);
            var read = await file.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            if (read == 0 && (datagrams > 0 || lengths.Length == 0))
            {
                yield break;
            }

            // A file that is shorter than its sidecar says is read as bytes: what is missing, fsck tells.
            yield return new Arrival(buffer.AsMemory(0, read), read == datagrams ? lengths : [], segment.ReceivedFrom);
        }
    }

    /// <summary>Datagrams by the buffer; then, endlessly, empty batches for what no length is known of.</summary>
    private IEnumerable<int[]> Batches(long skip)
    {
        var batch = new List<int>();
        var bytes = 0;
        foreach (var length in Sidecar?.Lengths.Each() ?? [])
        {
            if (skip > 0)
            {
                skip -= length;
                continue;
            }

            if (bytes + length > Piece)
            {
                yield return [.. batch];
                batch.Clear();
                bytes = 0;
            }

            batch.Add(length);
            bytes += length;
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }

        while (true)
        {
            yield return [];
        }
    }
}
