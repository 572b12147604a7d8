using NodaTime;

namespace Truceline.Engine.Intake;

/// <summary>
/// A recorded stream, read as fast as it is taken. What time it is when a piece arrives, the given clock says. A piece is made to hold
/// about a tenth to a quarter of a second of the recording, so that a slow stream does not seem to come in bursts with silence between.
/// </summary>
public sealed class FileSource(string path, Func<Instant> now) : ISource
{
    // Fixed, because the received times of a replay follow from where the pieces end.
    private const int Least = 7 * 188;
    private const int Most = 128 * 1024;
    private static readonly Duration Fine = Duration.FromMilliseconds(100);
    private static readonly Duration Coarse = Duration.FromMilliseconds(250);

    public string? Warning => null;

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Most, FileOptions.SequentialScan);
        var buffer = new byte[Most];
        for (var piece = Least; ;)
        {
            var length = await file.ReadAtLeastAsync(buffer.AsMemory(0, piece), piece, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            if (length == 0)
            {
                return;
            }

            var before = now();
            await arrivals.ArrivedAsync(new Arrival(buffer.AsMemory(0, length), default, before), cancellation).ConfigureAwait(false);
            piece = Next(piece, now() - before);
        }
    }

    /// <param name="held">Time of the recording that the last piece held.</param>
    private static int Next(int piece, Duration held) =>
        held > Coarse ? Math.Max(Least, piece / 2) : held < Fine ? Math.Min(Most, piece * 2) : piece;
}
