using NodaTime;

namespace Truceline.Engine.Intake;

/// <summary>A recorded stream, read as fast as it is taken. What time it is when a piece arrives, the given clock says.</summary>
public sealed class FileSource(string path, Func<Instant> now) : ISource
{
    // Fixed, because the received times of a replay follow from where the pieces end.
    private const int Piece = 128 * 1024;

    public string? Warning => null;

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[Piece];
        while (true)
        {
            var length = await file.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            if (length == 0)
            {
                return;
            }

            await arrivals.ArrivedAsync(new Arrival(buffer.AsMemory(0, length), default, now()), cancellation).ConfigureAwait(false);
        }
    }
}
