using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Record;
using Truceline.Core.Telemetry;
using Truceline.Engine.Intake;
using Truceline.Engine.Record;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Sensing;

/// <summary>
/// Enters the stretches in which a source's place is not believed, when they begin and when they end, and what was seen in them: when the first target of it is
/// certain and again, whole, when the stretch is over. The bytes that show it are sealed before.
/// </summary>
internal sealed class EnterDoubts(Func<Mission> inForce, string source, SourceEntries entries, Registrar registrar)
{
    private readonly SourceImpediments _impediments = new(source, registrar);
    private string? _open;

    public async ValueTask RunAsync(IReadOnlyList<TrustEvent> found, Instant now, CancellationToken cancellation)
    {
        foreach (var one in found)
        {
            switch (one)
            {
                case TrustEvent.Changed { Change: TrustChange.Begun begun }:
                    _open = SourceImpediments.IdOf(source, begun.Kind, begun.From.Received);
                    await _impediments.EnterAsync(begun.Kind, begun.From.Received, null, begun.Detail, now, cancellation).ConfigureAwait(false);
                    break;
                case TrustEvent.Changed { Change: TrustChange.Ended ended }:
                    await _impediments.EnterAsync(ended.Kind, ended.From.Received, ended.To.Received, ended.Detail, now, cancellation).ConfigureAwait(false);
                    break;
                case TrustEvent.Sight seen when _open is not null:
                    await EnterAsync(seen, now, cancellation).ConfigureAwait(false);
                    break;
                default:
                    break;
            }
        }
    }

    private async Task EnterAsync(TrustEvent.Sight one, Instant now, CancellationToken cancellation)
    {
        await entries.NowAsync(SegmentCut.Alert, now, cancellation).ConfigureAwait(false);
        var (seen, id) = (one.Seen, one.Seen.IdOf(source));
        var statement = new Statement.SeenUncertain(
            id, _open!, source, seen.From.Claimed, seen.To.Claimed, seen.From.Received, one.IsOver ? seen.To.Received : null, seen.Targets,
            entries.Showing(seen.From.Pts, seen.To.Pts), inForce().RuleSet);
        await registrar.MustEnterAsync(statement, $"source/{source}", $"seen/{id}/{(one.IsOver ? "whole" : "begins")}", now, [], cancellation).ConfigureAwait(false);
    }
}
