using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Intake;
using Truceline.Engine.Record;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Motion;

/// <summary>
/// Enters a camera that was suddenly blinded as an impediment, once its pictures were looked at, and again when more of it was. What a decoder showed is a recorded
/// input: recomputing does not decode again.
/// </summary>
internal sealed class TellBlinding(RecordedVideo recorded, Registrar registrar, TimeProvider clock)
{
    private static readonly Duration Around = Duration.FromHours(1);

    private readonly Dictionary<string, Instant> _told = new(StringComparer.Ordinal);

    public async Task RunAsync(SealedSegment segment, Func<SealedSegment, SegmentMotion?> of, CancellationToken cancellation)
    {
        if (of(segment)?.Blank is not { Count: > 0 } || recorded.Find(segment.Sha256) is not var (source, _))
        {
            return;
        }

        var segments = recorded.Between(source, segment.ReceivedFrom - Around, segment.ReceivedTo + Around);
        foreach (var stretch in Blindings.Of(segments, of).Where(one => one.Start <= segment.ReceivedTo && one.End >= segment.ReceivedFrom))
        {
            var id = SourceImpediments.IdOf(source, ImpedimentKind.ProbableBlinding, stretch.Start);
            if (_told.GetValueOrDefault(id) < stretch.End)
            {
                _told[id] = stretch.End;
                await registrar.MustEnterAsync(
                    new Statement.ImpedimentRecorded(
                        id, source, ImpedimentKind.ProbableBlinding, stretch.Start, stretch.End, "The whole picture suddenly showed nothing: bright, dark or grey alike."),
                    $"source/{source}", $"impediment/{id}/{stretch.End.ToUnixTimeMilliseconds()}", Instant.FromDateTimeOffset(clock.GetUtcNow()), [], cancellation).ConfigureAwait(false);
            }
        }
    }
}
