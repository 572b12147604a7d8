using System.Security.Cryptography;
using NodaTime;

namespace Truceline.Engine.Intake;

/// <summary>One dropped file as a source, which tells afterwards what it delivered.</summary>
internal sealed class FileTally(string path, TimeProvider clock) : ISource, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string? Warning => null;

    public long Length { get; private set; }

    public Instant From { get; private set; }

    public Instant To { get; private set; }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Of what was delivered, lower hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        From = To = Now;
        await new FileSource(path, () => Now).RunAsync(new Counting(this, arrivals), cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _hash.Dispose();

    private sealed class Counting(FileTally tally, IArrivals arrivals) : IArrivals
    {
        public async ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation)
        {
            await arrivals.ArrivedAsync(arrival, cancellation).ConfigureAwait(false);
            tally._hash.AppendData(arrival.Bytes.Span);
            tally.Length += arrival.Bytes.Length;
            tally.To = arrival.Received;
        }
    }
}
