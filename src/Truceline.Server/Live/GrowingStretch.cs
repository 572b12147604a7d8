using System.Runtime.CompilerServices;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Server.Live;

/// <summary>
/// The segments of a stretch in order, and after them those that were sealed since: what an alert cites is still being recorded when
/// somebody opens it at once.
/// </summary>
/// <param name="find">The segments of the stretch that are known now.</param>
/// <param name="isLast">Nothing after this segment belongs to the stretch.</param>
/// <param name="isElsewhere">The viewer wants to be elsewhere, so that nothing is waited for any more.</param>
internal sealed class GrowingStretch(
    Func<IReadOnlyList<SealedSegment>> find, Func<SealedSegment, bool> isLast, Func<bool> isElsewhere, TimeProvider clock)
{
    /// <summary>Longer than any segment is: where none follows by then, the source has fallen silent.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(30);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <param name="known">Of the stretch; not empty.</param>
    public async IAsyncEnumerable<SealedSegment> FromAsync(IReadOnlyList<SealedSegment> known, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var segment in known)
        {
            yield return segment;
        }

        for (var last = known[^1]; !isLast(last);)
        {
            var later = find().SkipWhile(segment => segment.Path != last.Path).Skip(1).ToList();
            foreach (var segment in later)
            {
                yield return segment;
            }

            last = later.LastOrDefault() ?? last;
            if (later.Count == 0)
            {
                if (isElsewhere() || Instant.FromDateTimeOffset(clock.GetUtcNow()) - last.ReceivedTo > Patience)
                {
                    yield break;
                }

                await Task.Delay(LookAgain, clock, cancellation).ConfigureAwait(false);
            }
        }
    }
}
