using NodaTime;

namespace Truceline.Engine.Intake;

/// <summary>Hands on what a stream of bytes delivers, until it ends, stalls, or has delivered as much as one run may.</summary>
internal sealed class StreamPump(TimeProvider clock)
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>A peer that says nothing for so long is taken as gone, and called again.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A run ends here and begins anew: nothing runs without an end.</summary>
    public long MostBytes { get; init; } = 1L << 40;

    /// <returns>Bytes delivered; the stream has ended.</returns>
    /// <exception cref="IOException">It stalled, or delivered more than one run may.</exception>
    public async Task<long> RunAsync(Stream from, IArrivals arrivals, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        for (long total = 0; ;)
        {
            patience.CancelAfter(Stall);
            var length = await ReadAsync(from, buffer, either.Token, cancellation).ConfigureAwait(false);
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            if (length == 0)
            {
                return total;
            }

            var received = Instant.FromDateTimeOffset(clock.GetUtcNow());
            await arrivals.ArrivedAsync(new Arrival(buffer.AsMemory(0, length), default, received), cancellation).ConfigureAwait(false);
            total += length;
            if (total > MostBytes)
            {
                throw new IOException($"The source delivered {total} bytes in one run, which is as much as a run may; it begins anew");
            }
        }
    }

    private async ValueTask<int> ReadAsync(Stream from, byte[] buffer, CancellationToken either, CancellationToken cancellation)
    {
        try
        {
            return await from.ReadAsync(buffer, either).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"The source said nothing for {Stall.TotalSeconds:0} seconds");
        }
    }
}
