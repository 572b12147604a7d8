using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Recording;

/// <summary>The bytes of a sealed segment as they arrived: in datagrams, where its sidecar says so.</summary>
internal sealed class SegmentBytes(string dataFolder, SealedSegment segment)
{
    private const int Piece = 128 * 1024;

    /// <summary>Null where it is missing or damaged; the segment can be read without, as a stream of bytes.</summary>
    public Sidecar? Sidecar { get; } = Read(Path.Combine(dataFolder, segment.Sidecar));

    /// <summary>Buffers are reused from piece to piece.</summary>
    public async IAsyncEnumerable<Arrival> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = new FileStream(
            Path.Combine(dataFolder, segment.Path), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[Piece];
        foreach (var lengths in Batches())
        {
            var wanted = lengths.Length == 0 ? Piece : lengths.Sum();
            var read = await file.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            if (read == 0 && wanted > 0)
            {
                yield break;
            }

            // A file that is shorter than its sidecar says is read as bytes: what is missing, fsck tells.
            yield return new Arrival(buffer.AsMemory(0, read), read == wanted ? lengths : [], segment.ReceivedFrom);
        }
    }

    /// <summary>Datagrams by the buffer; then, endlessly, empty batches for what no length is known of.</summary>
    private IEnumerable<int[]> Batches()
    {
        var batch = new List<int>();
        var bytes = 0;
        foreach (var length in Sidecar?.Lengths.Each() ?? [])
        {
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

    private static Sidecar? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var text = File.OpenRead(path);
        return Recording.Sidecar.Read(text);
    }
}
